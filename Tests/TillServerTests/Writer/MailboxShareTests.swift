import NIOCore
import Synchronization
import Testing
import TillCore
import TillEngine

@testable import TillServer

/// However busy the registers are, everyone else gets on.
@Suite struct MailboxShareTests {
    private final class Someone: Sender {
        let eventLoop: (any EventLoop)? = nil
        func receive(_ news: [SenderNews]) {}
    }

    private let mailbox = Mailbox()

    private func post(_ station: Station, lines: Int) {
        let sender = Someone()
        for _ in 0..<lines {
            let submission = Submission(
                station: station, digest: Hex([]), body: .command(.ping))
            mailbox.post(Delivery(submission: submission, sender: sender))
        }
    }

    /// How many lines are taken: of registers, of anyone else.
    private func take(_ limit: Int) -> [Int] {
        guard case .some(let taken) = mailbox.take(upTo: limit) else { return [] }
        let registers = taken.count { $0.submission.station.register != nil }
        return [registers, taken.count - registers]
    }

    @Test func fortyBusyRegistersLeaveAnEighth() {
        for register in 1...40 { post(.register(register), lines: 30) }
        post(.guest, lines: 1)
        post(.house, lines: 1)
        post(.service(key: "import", name: "a"), lines: 64)
        #expect(take(32) == [28, 4])
        #expect(take(256) == [224, 32])
        #expect(take(8) == [7, 1])
    }

    @Test func whatOthersDoNotUseIsTheRegisters() {
        post(.register(1), lines: 64)
        post(.guest, lines: 1)
        #expect(take(32) == [28, 1])
        #expect(take(32) == [32, 0])
    }

    /// As it is after a crash, until the line that killed the last life is decided.
    @Test func oneLineAtATimeTheyTakeTurns() {
        post(.register(1), lines: 3)
        post(.guest, lines: 2)
        #expect((1...5).map { _ in take(1)[0] } == [1, 0, 1, 0, 1])
    }

    /// Who doesn't take its replies.
    private final class Deaf: Sender {
        let eventLoop: (any EventLoop)? = nil
        private let isDeaf = Mutex(true)

        var isClogged: Bool { isDeaf.withLock { $0 } }
        func hear() { isDeaf.withLock { $0 = false } }
        func receive(_ news: [SenderNews]) {}
    }

    private func post(_ station: Station, lines: Int, _ sender: Deaf) {
        for _ in 0..<lines {
            let submission = Submission(
                station: station, digest: Hex([]), body: .command(.ping))
            mailbox.post(Delivery(submission: submission, sender: sender))
        }
    }

    /// Its lines wait, in their order, and nobody else's do.
    @Test func whoTakesNothingIsPassedOver() {
        let deaf = Deaf()
        post(.register(1), lines: 3, deaf)
        post(.register(2), lines: 2)
        #expect(take(32) == [2, 0])
        #expect(take(32) == [])
        #expect(mailbox.wait(milliseconds: 1))
        deaf.hear()
        mailbox.retry()
        #expect(!mailbox.wait(milliseconds: 60_000))
        #expect(take(32) == [3, 0])
    }

    /// At the end nobody is waited for.
    @Test func whatWaitsForTheDeafIsTakenAtTheEnd() {
        post(.guest, lines: 3, Deaf())
        #expect(take(32) == [])
        mailbox.close()
        #expect(take(32) == [0, 3])
        guard case .closed = mailbox.take(upTo: 1) else {
            Issue.record("nothing is left")
            return
        }
    }

    /// The batch goes on for registers only, once everybody has had a share.
    @Test func theRestOfABatchIsTheRegisters() {
        post(.service(key: "import", name: "a"), lines: 4)
        post(.guest, lines: 20)
        guard case .none = mailbox.take(upTo: 32, isForAll: false) else {
            Issue.record("no register waits")
            return
        }
        #expect(take(32) == [0, 4 + Mailbox.guestShare])
    }
}
