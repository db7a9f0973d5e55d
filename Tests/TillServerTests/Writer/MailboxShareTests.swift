import NIOCore
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
}
