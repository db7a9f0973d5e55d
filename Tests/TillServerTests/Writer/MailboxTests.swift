import NIOCore
import Testing
import TillCore
import TillEngine

@testable import TillServer

@Suite(.timeLimit(.minutes(10))) struct MailboxTests {
    private final class Someone: Sender {
        let eventLoop: (any EventLoop)? = nil
        func receive(_ news: [SenderNews]) {}
    }

    private let mailbox = Mailbox()

    private func post(_ station: String, _ numbers: ClosedRange<Int>, _ sender: Someone) throws {
        let station = try #require(Station(text: station))
        for number in numbers {
            let submission = Submission(
                station: station, number: number, digest: Hex([]), body: .command(.ping))
            mailbox.post(Delivery(submission: submission, sender: sender))
        }
    }

    /// `3#1`: station and number of what is taken.
    private func take(_ limit: Int) -> [String] {
        guard case .some(let taken) = mailbox.take(upTo: limit) else { return [] }
        return taken.map { "\($0.submission.station.written)#\($0.submission.number ?? 0)" }
    }

    @Test func registersComeBeforeServices() throws {
        try post("import/a", 1...2, Someone())
        try post("3", 1...2, Someone())
        #expect(take(10) == ["3#1", "3#2", "import/a#1", "import/a#2"])
        #expect(take(10) == [])
    }

    @Test func guestsWaitWithTheServices() throws {
        try post("guest", 1...1, Someone())
        try post("3", 1...1, Someone())
        #expect(take(1) == ["3#1"])
        #expect(take(1) == ["guest#1"])
    }

    @Test func connectionsTakeTurnsAndKeepTheirOrder() throws {
        try post("1", 1...4, Someone())
        try post("2", 1...1, Someone())
        try post("3", 1...2, Someone())
        #expect(take(4) == ["1#1", "2#1", "3#1", "1#2"])
        let late = Someone()
        try post("4", 1...1, late)
        #expect(take(10) == ["3#2", "1#3", "4#1", "1#4"])
    }

    @Test func twoConnectionsOfAStationAreTwo() throws {
        try post("1", 1...2, Someone())
        try post("1", 7...8, Someone())
        #expect(take(10) == ["1#1", "1#7", "1#2", "1#8"])
    }

    @Test func servicesHaveAShareOfABatch() throws {
        try post("import/a", 1...64, Someone())
        try post("import/b", 1...64, Someone())
        try post("3", 1...3, Someone())
        let taken = take(256)
        #expect(taken.count == 3 + Mailbox.serviceShare)
        #expect(taken.prefix(5) == ["3#1", "3#2", "3#3", "import/a#1", "import/b#1"])
        try post("3", 4...4, Someone())
        #expect(take(256).first == "3#4")
    }

    @Test func aFullBatchOfRegistersLeavesServicesTheirShare() throws {
        try post("import/a", 1...1, Someone())
        try post("3", 1...6, Someone())
        #expect(take(5) == ["3#1", "3#2", "3#3", "3#4", "import/a#1"])
        #expect(take(5) == ["3#5", "3#6"])
    }

    @Test func whatWaitsIsTakenEvenWhenItIsClosed() throws {
        try post("3", 1...1, Someone())
        mailbox.close()
        #expect(!mailbox.wait(milliseconds: 60_000))
        #expect(take(10) == ["3#1"])
        guard case .closed = mailbox.take(upTo: 10) else {
            Issue.record("a closed mailbox says so when it is empty")
            return
        }
        #expect(!mailbox.wait(milliseconds: 60_000))
    }

    @Test func nobodyComes() {
        #expect(mailbox.wait(milliseconds: 1))
    }

    @Test func whoWaitsIsWokenByALine() async throws {
        let (taken, continuation) = AsyncStream.makeStream(of: Int.self)
        startThread { [mailbox] in
            while true {
                switch mailbox.take(upTo: 10) {
                case .some(let deliveries): continuation.yield(deliveries.count)
                case .none: _ = mailbox.wait(milliseconds: 3_600_000)
                case .closed: return continuation.finish()
                }
            }
        }
        try post("3", 1...1, Someone())
        var counts = taken.makeAsyncIterator()
        #expect(await counts.next() == 1)
        try post("import/a", 1...1, Someone())
        #expect(await counts.next() == 1)
        mailbox.close()
        #expect(await counts.next() == nil)
    }
}
