import TillCore
import TillTesting
import Testing

/// A closed day on its way to accounting, as the journal and `SETTLEMENTS` tell it.
@Suite struct AcknowledgementTests {
    private let shop: Shop
    private let ack: String

    /// One day is closed; its files are on disk.
    init() throws {
        shop = try Shop.selling()
        ack = try Self.close(shop)
    }

    /// Closes a day; gives the line that acknowledges it.
    private static func close(_ shop: Shop) throws -> String {
        try shop.say("RING T-MILK pay=card:16.90")
        let closed = try shop.ask("owner/x", "CLOSEDAY")
        let number = try #require(closed.int("settlement"))
        let file = SettlementFiles.File(name: "settlement.json", bytes: 7, sha256: Hex([1]))
        try shop.house(
            .settlementNews(
                .written(SettlementFiles(settlement: number, signature: Hex([1]), files: [file]))))
        return "ACK \(number) head=\(try #require(closed["head"]))"
    }

    private func told(_ key: StaticString) throws -> String? {
        try shop.send("owner/x", "SETTLEMENT 1")[key]
    }

    private func entries(_ word: String) throws -> Int {
        try shop.entries().count { String(decoding: $0, as: UTF8.self).contains("\n\(word) ") }
    }

    private func run(
        _ attempt: Int, _ outcome: Event.SettlementDelivered.Outcome, exit: Int? = nil
    ) throws {
        let run = Event.SettlementDelivered(
            settlement: 1, attempt: attempt, outcome: outcome, exit: exit)
        try shop.house(.settlementNews(.delivered(run)))
    }

    @Test func aSettlementIsAcknowledgedOnce() throws {
        #expect(try told("state") == "written")
        let first = try shop.ask("owner/x", ack)
        let time = try #require(first["acknowledged"])
        #expect(first["by"] == "ack")
        shop.clock.advance(days: 1)
        let again = try shop.ask("owner/x", ack)
        #expect(again["acknowledged"] == time && again["by"] == "ack")
        #expect(try entries("settlement-acknowledged") == 1)
        #expect(try told("state") == "acknowledged")
        #expect(try told("acknowledged") == time)
        #expect(try shop.foldedDifferences() == [])
    }

    /// The flag may come first, the verb after it: each is one event, the first one tells when.
    @Test(arguments: [["flag", "ack"], ["ack", "flag"]])
    func bothMayCome(means: [String]) throws {
        for means in means + means {
            if means == "ack" {
                #expect(try shop.ask("owner/x", ack).isOK)
            } else {
                try shop.house(.settlementNews(.flagged(1)))
            }
            shop.clock.advance(seconds: 60)
        }
        #expect(try entries("settlement-acknowledged") == 2)
        #expect(try told("by") == means.joined(separator: ","))
        let seal = try #require(try shop.settlement(1))
        let passed =
            try #require(seal.acknowledgement).time.milliseconds
            - seal.seal.head.time.milliseconds
        #expect(passed == 0)
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aHeadOfAnotherIsRefused() throws {
        try shop.say("OPEN float=0.00")
        let second = try Self.close(shop)
        let mixed = second.replacing("ACK 2", with: "ACK 1")
        #expect(try shop.ask("owner/x", mixed).code == "head-differs")
        #expect(
            try shop.ask("owner/x", ack.replacing("ACK 1", with: "ACK 3")).code
                == "unknown-settlement")
        #expect(try told("state") == "written")
    }

    @Test func whatIsNotOnDiskIsNotReceived() throws {
        try shop.say("OPEN float=0.00")
        let closed = try shop.ask("owner/x", "CLOSEDAY")
        let head = try #require(closed["head"])
        #expect(try shop.ask("owner/x", "ACK 2 head=\(head)").code == "settlement-not-written")
    }

    @Test func itTakesItsRight() throws {
        #expect(try shop.ask("3", ack)["right"] == "acknowledge")
        let key = String(repeating: "ab", count: 32)
        try shop.own("KEY service=books public=\(key) rights=acknowledge")
        #expect(try shop.ask("books/mail", ack).isOK)
        try shop.say("OPEN float=0.00")
        try shop.say("LOGOUT")
        try shop.ask("3", "LOGIN 1 pin=1001")
        try shop.ask("3", "TRAINING")
        #expect(try shop.code(ack) == "in-training")
    }

    @Test func eachRunOfTheProgramIsTold() throws {
        #expect(try told("attempts") == nil && told("outcome") == nil)
        try run(1, .failed, exit: 23)
        #expect(try told("state") == "written" && told("outcome") == "failed")
        try run(2, .timedOut)
        #expect(try told("attempts") == "2" && told("outcome") == "timed-out")
        try run(3, .done)
        #expect(try told("state") == "delivered" && told("attempts") == "3")
        #expect(try entries("settlement-delivered") == 3)
        #expect(try shop.ask("owner/x", ack).isOK)
        #expect(try told("state") == "acknowledged" && told("outcome") == "done")
        #expect(try shop.foldedDifferences() == [])
    }

    /// The oldest that waits is the first that somebody has to look after.
    @Test func thoseThatWaitAreListedOldestFirst() throws {
        for _ in 2...4 {
            shop.clock.advance(days: 1)
            try shop.say("OPEN float=0.00")
            _ = try Self.close(shop)
        }
        #expect(try shop.ask("owner/x", ack).isOK)
        shop.clock.advance(milliseconds: 2 * 3_600_000 - 1)
        let rows = try shop.send("owner/x", "SETTLEMENTS waiting=yes").rows
        #expect(
            rows.map { $0.split(separator: " ")[1] } == [
                "settlement=2", "settlement=3", "settlement=4",
            ])
        #expect(rows.map { $0.contains(" waiting=49 ") } == [true, false, false])
        #expect(rows.map { $0.contains(" waiting=1 ") } == [false, false, true])
        #expect(try shop.send("owner/x", "SETTLEMENTS waiting=yes limit=1").rows == [rows[0]])
        let all = try shop.send("owner/x", "SETTLEMENTS").rows
        #expect(all.map { $0.split(separator: " ")[1] }.first == "settlement=4")
        #expect(all.last?.contains(" state=acknowledged ") == true)
        #expect(all.last?.contains("waiting=") == false)
    }

    /// What the house says twice, or of nothing, is one event, or none.
    @Test func theHouseRepeatsNothing() throws {
        let file = SettlementFiles.File(name: "settlement.json", bytes: 7, sha256: Hex([1]))
        for number in [1, 7] {
            try shop.house(
                .settlementNews(
                    .written(
                        SettlementFiles(settlement: number, signature: Hex([1]), files: [file]))))
            try shop.house(.settlementNews(.flagged(number)))
        }
        #expect(try entries("settlement-written") == 1)
        #expect(try entries("settlement-acknowledged") == 1)
    }
}
