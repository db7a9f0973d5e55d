import TillEngine
import TillTesting
import Testing

/// A full card number is refused wherever it stands in a line, and leaves nothing behind.
@Suite struct CardNumberFieldTests {
    private static let card = "4111111111111111"

    /// `CARD` stands for the number: every text that a verb takes.
    private static let lines = [
        "PUT item CARD name=x price=1.00 vat=food group=dairy",
        "PUT item T-1 name=CARD price=1.00 vat=food group=dairy",
        "PUT item T-1 name=\"Kort 4111 1111 1111 1111\" price=1.00 vat=food group=dairy",
        "PUT item T-1 name=x price=1.00 vat=CARD group=dairy",
        "PUT item T-1 name=x price=1.00 vat=food group=CARD",
        "PUT item T-1 name=x price=1.00 vat=food group=dairy place=CARD",
        "PUT item T-1 name=x price=1.00 vat=food group=dairy blocked=CARD",
        "PUT item T-1 name=x price=1.00 vat=food group=dairy deposit=CARD",
        "PUT item T-1 name=x price=1.00 vat=food group=dairy if-new=yes stock=1 ref=CARD",
        "PUT price CARD 1.00 from=2027-01-01",
        "PUT place CARD K-1", "PUT place T-BEER CARD", "PUT place T-BEER K-1 note=CARD",
        "PUT promotion CARD text=x items=T-BEER percent=10.00",
        "PUT promotion P1 text=CARD items=T-BEER percent=10.00",
        "PUT promotion P1 text=x items=T-BEER,CARD percent=10.00",
        "PUT promotion P1 text=x groups=CARD percent=10.00",
        "PUT customer 1001 limit=1.00 name=CARD",
        "PERSON 18 role=cashier name=CARD", "PERSON 18 role=CARD",
        "RECEIVE CARD 1", "RECEIVE T-BEER 1 place=CARD", "RECEIVE T-BEER 1 ref=CARD",
        "MOVE T-BEER 1 from=CARD to=K-1", "MOVE T-BEER 1 from=K-1 to=CARD",
        "ADJUST T-BEER 1 reason=x-CARD", "ADJUST T-BEER 1 reason=x place=CARD",
        "STOCKTAKE T-BEER 1 ref=CARD", "STOCKTAKE T-BEER 1 place=CARD",
        "BALANCE card=CARD", "BLOCK card=CARD",
        "LIST groups from=CARD", "PRICE CARD", "STOCK CARD",
        "KEY service=s-CARD revoke",
        "ITEM CARD", "ITEM T-CARD card=CARD price=1.00", "RING CARD pay=cash:1.00",
        "RING T-BOOK pay=card:129.00:CARD", "RING T-BOOK pay=giftcard:129.00:CARD",
        "RING T-BOOK mode=m-CARD pay=card:129.00", "SALE mode=m-CARD",
        "RETURN CARD reason=broken", "RETURN T-BOOK reason=r-CARD",
        "RETURN T-CAN voucher=CARD reason=deposit", "RETURN receipt=1-1 line=1 reason=r-CARD",
        "RETURN receipt=1-1 line=1 reason=broken to=CARD",
        "PAY CARD 1.00", "PAY card 1.00 ref=CARD", "PAY card 1.00 auth=CARD",
        "PAY card 1.00 terminal=CARD", "PAY card 1.00 batch=CARD", "PAY card 1.00 scheme=CARD",
        "REPRICE 1 1.00 reason=r-CARD", "DISCOUNT 1 amount=1.00 reason=r-CARD", "HOLD CARD",
        "RETENDER 1-1 1 CARD", "RETENDER 1-1 1 card ref=CARD",
        "PAIDIN 1.00 reason=r-CARD", "PAIDOUT 1.00 reason=r-CARD", "DROP 1.00 ref=CARD",
        "NOSALE reason=r-CARD", "OVERSHORT 1 reason=r-CARD",
        "CHECK PUT item T-1 name=CARD price=1.00 vat=food group=dairy",
        "CHECK ADJUST T-BEER 1 reason=r-CARD",
    ]
    private static let unnumbered = ["BALANCE", "LIST", "PRICE", "STOCK CARD", "CHECK"]

    @Test(arguments: lines)
    func isRefused(line: String) throws {
        let shop = try Shop.trading(at: "1")
        try shop.done("1", "LOGOUT", "LOGIN 1 pin=1001", "RING T-BOOK pay=card:129.00")
        let inSale = [
            "ITEM", "RETURN", "PAY ", "REPRICE", "DISCOUNT", "HOLD",
        ].contains { line.hasPrefix($0) }
        if inSale { try shop.done("1", "SALE", "ITEM T-BOOK") }
        let text = line.replacing("CARD", with: Self.card)
            .replacing("T-\(Self.card)", with: "T-CARD")
        let isAsked = Self.unnumbered.contains { line.hasPrefix($0) }
        let entry = shop.engine.chain.entry
        let answered = isAsked ? try shop.send("1", text) : try shop.ask("1", text)
        #expect(answered.code == "card-number", "\(text): \(answered)")
        #expect(shop.engine.chain.entry == entry)
    }

    /// Thousands of GTINs look like cards: a check digit of theirs makes one.
    @Test func aGTINIsAnItem() throws {
        let shop = try Shop.trading(at: "1")
        // A right Luhn digit, a prefix of cards, and a right check digit of a GTIN-13.
        let code = "4000000000006"
        #expect(try shop.refused("1", "ITEM \(code)") == "no-open-sale")
        try shop.done(
            "owner/x", "PUT item \(code) name=x price=1.00 vat=food group=dairy")
        try shop.done("1", "RING \(code) pay=card:1.00")
    }

    /// The money of a payment that was made has moved: nothing holds that up.
    @Test func whatATerminalSaysIsCutDown() throws {
        let shop = try Shop.trading(at: "1")
        try shop.done("1", "SALE", "ITEM T-BOOK", "PAY card 129.00 pending")
        #expect(try shop.done("1", "PAID 1 ref=\(Self.card)")["masked"] == "yes")
    }

    @Test func aSerialNumberIsCutDown() throws {
        let shop = try Shop.trading(at: "1")
        let scan = "(01)07310865001825(21)\(Self.card)"
        let receipt = try shop.done("1", "RING \"\(scan)\" pay=card:16.90")["receipt"]
        let text = try shop.send("1", "COPY 1-1").text + (receipt ?? "")
        #expect(!text.contains(Self.card))
    }
}
