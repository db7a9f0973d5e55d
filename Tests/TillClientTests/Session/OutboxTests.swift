import Testing
import TillClient
import TillCore

struct OutboxTests {
    private func text(_ requests: [Outbox.Request]) -> [String] {
        requests.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    @Test func numbersGoOnFromHello() throws {
        var outbox = Outbox(next: 118)
        #expect(text([outbox.addNumbered("SALE")]) == ["#118 SALE\n"])
        #expect(text([outbox.add("TOTAL")]) == ["TOTAL\n"])
        #expect(text([outbox.addNumbered("ITEM 1")]) == ["#119 ITEM 1\n"])
        #expect(try outbox.answered(response("OK #118")).1 == .decided)
        #expect(try outbox.answered(response("OK total=0.00")).0.text == "TOTAL")
        #expect(outbox.last == 118)
        #expect(outbox.unanswered.map(\.text) == ["ITEM 1"])
    }

    @Test func aRefusedNumberIsUsedAgain() throws {
        var outbox = Outbox(next: 7)
        _ = outbox.addNumbered("ITEM nope")
        #expect(try outbox.answered(response(#"NO unknown-item #7 "no""#)).1 == .decided)
        #expect(text([outbox.addNumbered("ITEM 1")]) == ["#7 ITEM 1\n"])
        #expect(outbox.last == nil)
    }

    @Test func whatStandsBehindARefusedLineIsUndecided() throws {
        var outbox = Outbox(next: 7)
        for line in ["ITEM nope", "ITEM 2", "END"] { _ = outbox.addNumbered(line) }
        #expect(try outbox.answered(response(#"NO unknown-item #7 "no""#)).1 == .decided)
        #expect(try outbox.answered(response(#"NO gap #8 "gap" next=7"#)).1 == .undecided)
        #expect(text([outbox.addNumbered("ITEM 2")]) == ["#7 ITEM 2\n"])
        #expect(try outbox.answered(response(#"NO gap #9 "gap" next=7"#)).1 == .undecided)
        #expect(text([outbox.addNumbered("END")]) == ["#8 END\n"])
        #expect(try outbox.answered(response("OK #7")).1 == .decided)
        #expect(try outbox.answered(response("OK #8")).1 == .decided)
        #expect(outbox.next == 9)
    }

    @Test func aGapOfItsOwnTakesTheServersNumber() throws {
        var outbox = Outbox(next: 50)
        _ = outbox.addNumbered("SALE")
        #expect(try outbox.answered(response(#"NO gap #50 "gap" next=41"#)).1 == .decided)
        #expect(outbox.next == 41)
    }

    @Test func aConflictDoesNotTurnTheCounterBack() throws {
        var outbox = Outbox(next: 5)
        _ = outbox.addNumbered("SALE")
        #expect(try outbox.answered(response(#"NO conflict #5 "used""#)).1 == .decided)
        #expect(outbox.next == 6)
    }

    @Test func aLineWithItsOwnNumberMovesTheCounter() throws {
        var outbox = Outbox(next: 5)
        #expect(text([outbox.add("#5 SALE")]) == ["#5 SALE\n"])
        _ = try outbox.answered(response("OK #5"))
        #expect(outbox.next == 6)
        #expect(outbox.last == 5)
    }

    @Test func sendsAgainWhatHasNoReplyWithTheSameBytes() throws {
        var outbox = Outbox(next: 10)
        for line in ["SALE", "ITEM 1", "ITEM 2"] { _ = outbox.addNumbered(line) }
        _ = outbox.add("TOTAL")
        _ = try outbox.answered(response("OK #10"))
        // The server had decided 11, and its reply was lost.
        let resumption = outbox.resumed(next: 12)
        #expect(text(resumption.resend) == ["#11 ITEM 1\n", "#12 ITEM 2\n", "TOTAL\n"])
        #expect(resumption.undecided.isEmpty)
        #expect(outbox.next == 13)
    }

    @Test func aSilentServerKnowsHowFarItIs() {
        var outbox = Outbox()
        #expect(outbox.resumed(next: 118).resend.isEmpty)
        #expect(outbox.next == 118)
    }

    /// Behind a refused line nothing was decided, whether the server could still say so or not.
    @Test func aLostLinkLeavesTheOldSeriesUndecided() throws {
        var outbox = Outbox(next: 7)
        for line in ["ITEM nope", "ITEM 2", "ITEM 3"] { _ = outbox.addNumbered(line) }
        _ = try outbox.answered(response(#"NO unknown-item #7 "no""#))
        _ = outbox.addNumbered("ITEM 4")
        let resumption = outbox.resumed(next: 8)
        #expect(text(resumption.resend) == ["#7 ITEM 4\n"])
        #expect(resumption.undecided.map(\.text) == ["ITEM 2", "ITEM 3"])
        #expect(outbox.next == 8)
    }

    @Test func repliesOutOfStepAreNoticed() throws {
        var outbox = Outbox(next: 7)
        #expect(throws: Outbox.Failure.replyToNothing) { try outbox.answered(response("OK")) }
        _ = outbox.addNumbered("SALE")
        #expect(throws: Outbox.Failure.wrongNumber(expected: 7, got: 8)) {
            try outbox.answered(response("OK #8"))
        }
    }
}
