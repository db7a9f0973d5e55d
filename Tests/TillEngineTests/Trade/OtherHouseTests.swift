import TillTesting
import Testing

/// Refusals that take another configuration than the demonstration shop's.
@Suite struct OtherHouseTests {
    private func selling(_ old: String, _ new: String) throws -> Shop {
        let shop = try Shop(Shop.configuration.replacing(old, with: new))
        try shop.own("PUT item T-MILK name=Mjölk price=16.90 vat=food group=dairy")
        try shop.say("LOGIN 21 pin=2121")
        try shop.say("OPEN float=500.00")
        try shop.say("SALE")
        return shop
    }

    @Test func returnsAndSalesAreKeptApart() throws {
        let shop = try selling("rules discount", "rules mixed-returns=no discount")
        try shop.say("ITEM T-MILK")
        #expect(try shop.code("RETURN T-MILK reason=broken") == "returns-not-mixed")
        try shop.say("VOID 1")
        try shop.say("RETURN T-MILK reason=broken")
        #expect(try shop.code("ITEM T-MILK") == "returns-not-mixed")
    }

    @Test(arguments: [
        ("discount", "DISCOUNT 1 percent=1.00"), ("price", "REPRICE 1 9.00"), ("no-sale", "NOSALE"),
    ])
    func aReasonIsAskedForWhereThereAreAny(kind: String, line: String) throws {
        let shop = try selling(
            "rules discount", "reason kind=\(kind) name=friend text=x\nrules discount")
        try shop.say("ITEM T-MILK")
        #expect(try shop.code(line) == "reason-missing")
        #expect(try shop.code("\(line) reason=whim") == "unknown-reason")
        try shop.say("\(line) reason=friend")
    }

    @Test func withoutItsAccountNothingIsDone() throws {
        let dropping = try selling("transit=1949 ", "")
        #expect(try dropping.code("DROP 100.00") == "not-set-up")
        let keeping = try selling(" kept=3990", "")
        try keeping.say("ITEM T-MILK")
        #expect(try keeping.code("PAY voucher 20.00 ref=V1") == "amount-over-due")
    }
}
