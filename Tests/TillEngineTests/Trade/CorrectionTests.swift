import TillTesting
import Testing

/// Payments that are decided later, or corrected.
@Suite struct CorrectionTests {
    @Test func theChangeOfForeignCashIsNotCorrected() throws {
        let shop = try Shop.selling()
        let receipt = try #require(try shop.say("RING T-MILK pay=eur:5.00")["receipt"])
        #expect(try shop.code("RETENDER \(receipt) 2 card by=21 pin=2121") == "not-correctable")
    }

    @Test func aCorrectionHasTheReferenceThatItsTenderNeeds() throws {
        let shop = try Shop.selling()
        let receipt = try #require(try shop.say("RING T-MILK pay=cash:20.00")["receipt"])
        let line = "RETENDER \(receipt) 1 invoice by=21 pin=2121"
        #expect(try shop.code(line) == "reference-missing")
        try shop.say("\(line) ref=77")
    }

    /// The terminal and the batch were known when the card was asked.
    @Test func whatWasSaidOfAPendingCardStays() throws {
        let shop = try Shop.selling()
        try shop.say("SALE")
        try shop.say("ITEM T-MILK")
        let due = try #require(try shop.send("3", "TOTAL")["due"])
        try shop.say("PAY card \(due) pending terminal=T1 batch=7")
        try shop.say("PAID 1 ref=99 batch=8 last4=1234")
        let receipt = try #require(try shop.say("END")["receipt"])
        let paper = try shop.ask("3", "COPY \(receipt) language=en print=text").text
        #expect(paper.contains("T1") && paper.contains("1234"))
    }

    @Test func changeOfForeignCashFindsRoomAmongThePayments() throws {
        let shop = try Shop.selling()
        try shop.say("SALE")
        try shop.say("ITEM T-MILK qty=9")
        for _ in 1...19 { try shop.say("PAY card 1.00") }
        #expect(try shop.code("PAY eur 100.00") == "too-many-payments")
    }

    /// A RING that is refused for the buyer's age is recorded, and no sale is.
    @Test func aRefusedBuyerFitsTheJournal() throws {
        let shop = try Shop.selling()
        try shop.own("PUT item T-WINE name=Vin price=90.00 vat=standard group=alcohol age=20")
        let line = "RING T-WINE pay=card:90.00 born=2020-01-01"
        #expect(try shop.code(line) == "too-young")
        let text = String(decoding: try #require(try shop.entries().last), as: UTF8.self)
        #expect(text.contains("age-checked age=20 old-enough=no means=born person=17"))
        #expect(!text.contains("2020-01-01"))
        #expect(try shop.foldedDifferences() == [])
    }

    /// Half a krona was rounded up; nothing is left to be paid, in coins neither.
    @Test func nothingIsDueInCoinsOfASaleThatIsPaid() throws {
        let shop = try Shop.selling()
        try shop.own("PUT item T-HALF name=Halv price=10.50 vat=standard group=other")
        try shop.say("SALE")
        try shop.say("ITEM T-HALF")
        try shop.say("PAY cash 11.00")
        #expect(try shop.send("3", "TOTAL")["cash-due"] == "0.00")
    }
}
