import TillTesting
import Testing

@Suite struct BalanceKindTests {
    /// A customer's number is not a gift card's, whichever key it came with.
    @Test func whatIsSoldOntoMustBeOfTheItemsKind() throws {
        let shop = try Shop.selling()
        try shop.own("PUT customer 1001 limit=0.00")
        for kind in ["gift-card", "account"] {
            try shop.own(
                "PUT item T-\(kind) name=x price=0.00 vat=food group=gifts kind=\(kind)"
                    + " open-price=yes")
        }
        try shop.say("SALE")
        #expect(try shop.code("ITEM T-gift-card price=9.00 customer=1001") == "account-missing")
        #expect(try shop.code("ITEM T-account price=9.00 card=1001") == "account-missing")
        try shop.say("ITEM T-gift-card price=9.00 card=1001")
        try shop.say("ITEM T-account price=9.00 customer=1001")
    }
}
