import TillTesting
import Testing

/// A voucher or card is the same one, however its number is typed.
@Suite struct NumberSpellingTests {
    private static let spellings = ["V-1", "v-1", "\"V-1 \"", "\" v -1\"", "Ｖ-1"]

    @Test(arguments: spellings, spellings)
    func aSlipIsPaidOnce(first: String, then: String) throws {
        let shop = try Shop.trading(at: "1")
        try shop.done(
            "1", "SALE", "RETURN T-CAN voucher=\(first) reason=deposit", "PAY cash -2.00", "END",
            "SALE")
        #expect(
            try shop.refused("1", "RETURN T-CAN voucher=\(then) reason=deposit")
                == "voucher-redeemed")
        try shop.done("1", "ITEM T-BOOK")
        #expect(try shop.refused("1", "PAY voucher 2.00 ref=\(then)") == "voucher-redeemed")
    }

    @Test(arguments: spellings)
    func oneSaleDoesNotTakeItTwice(then: String) throws {
        let shop = try Shop.trading(at: "1")
        try shop.done("1", "SALE", "RETURN T-CAN voucher=V-1 reason=deposit")
        #expect(
            try shop.refused("1", "RETURN T-CAN voucher=\(then) reason=deposit")
                == "voucher-redeemed")
        try shop.done("1", "VOID 1", "RETURN T-CAN voucher=\(then) reason=deposit")
    }

    @Test func aVoucherPaysOnceInOneLineToo() throws {
        let shop = try Shop.trading(at: "1")
        let twice = "RING T-BOOK pay=voucher:50.00:v-7 pay=voucher:50.00:V-7 pay=card:29.00"
        #expect(try shop.refused("1", twice) == "voucher-redeemed")
    }

    @Test func aGiftCardIsOneCard() throws {
        let shop = try Shop.trading(at: "1")
        try shop.sell(card: "gk-1", "100.00", at: "1")
        try shop.sell(card: "\"GK -1\"", "50.00", at: "1")
        #expect(try shop.balance(of: "Gk-1") == "150.00")
        #expect(try shop.send("owner/x", "BALANCE card=gk-1")["card"] == "GK-1")
        let receipt = try shop.done("1", "RING T-BOOK pay=giftcard:129.00:gK-1")["receipt"] ?? ""
        #expect(try shop.send("1", "RECEIPT \(receipt)").rows.last?.contains("ref=GK-1") == true)
        #expect(try shop.balance(of: "GK-1") == "21.00")
        try shop.ask("owner/x", "BLOCK card=\" gk-1\"")
        #expect(try shop.refused("1", "RING T-BOOK pay=giftcard:1.00:GK-1") == "account-blocked")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func blanksAreNoNumber() throws {
        let shop = try Shop.trading(at: "1")
        try shop.done("1", "SALE", "ITEM T-BOOK")
        #expect(try shop.refused("1", "PAY voucher 2.00 ref=\" \"") == "reference-missing")
        #expect(try shop.refused("1", "ITEM T-CARD card=\" \" price=1.00") == "bad-value")
        #expect(
            try shop.refused("1", "RETURN T-CAN voucher=\"\u{A0}\" reason=deposit") == "bad-value")
    }
}
