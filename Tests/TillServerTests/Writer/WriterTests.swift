import NIOCore
import Synchronization
import Testing
import TillCore
import TillEngine
import TillProtocol
import TillSQLite

@testable import TillServer

/// The writer with a mailbox that is filled beforehand: it works it off and stops.
@Suite struct WriterTests {
    private final class Someone: Sender {
        let eventLoop: (any EventLoop)? = nil
        private let database: String
        private let news = Mutex<[String]>([])

        init(_ premises: Premises) { database = premises.folder.path + "/till.db" }

        var heard: [String] { news.withLock { $0 } }

        /// Notes of each reply its code, and how many entries are on disk when it comes.
        func receive(_ news: [SenderNews]) {
            let entries = (try? entriesOnDisk()) ?? -1
            for item in news {
                let text =
                    switch item {
                    case .verdict(.reply(let reply), _):
                        code(String(decoding: reply.bytes, as: UTF8.self))
                    case .verdict(.lacks, _): "lacks"
                    case .takenOver: "taken over"
                    case .keyChanged: "key changed"
                    }
                self.news.withLock { $0.append("\(text) \(entries)") }
            }
        }

        private func entriesOnDisk() throws -> Int {
            let reader = try JournalReader(path: database)
            var count = 0
            while try reader.next() != nil { count += 1 }
            return count
        }
    }

    private let owner = Station.service(key: "owner", name: "desk")

    private func delivery(
        _ line: String, _ sender: Someone, takesOver: Bool = false
    ) -> Delivery {
        let request = Request(parsing: Array(line.utf8))
        let pending = Connection.Pending(slot: 0, request: request, takesOver: takesOver)
        return Delivery(
            submission: Submission(pending, of: owner), sender: sender, takesOver: takesOver)
    }

    private func put(_ number: Int) -> String {
        "#\(number) PUT item A\(number) name=A price=1.00 vat=food group=dairy"
    }

    private func work(_ premises: Premises, _ deliveries: [Delivery]) throws {
        let mailbox = Mailbox()
        deliveries.forEach(mailbox.post)
        mailbox.close()
        var writer = Writer(
            premises.engine, mailbox, Bulletin(), premises.world.surroundings, Premises.silence)
        try writer.run()
    }

    private let hello = "HELLO v=1 service=owner station=desk"

    /// An OK is on disk: whoever gets it finds the entry there, through another connection.
    @Test func repliesLeaveAfterTheCommit() throws {
        let premises = try Premises()
        let before = premises.engine.chain.entry
        let someone = Someone(premises)
        try work(
            premises,
            [delivery(hello, someone, takesOver: true), delivery(put(1), someone)]
                + [delivery(put(2), someone), delivery(put(9), someone)])
        let after = before + 2
        #expect(
            someone.heard == ["OK \(after)", "OK \(after)", "OK \(after)", "NO gap \(after)"])
    }

    /// Lines that an older connection of the station has in the mailbox are dropped.
    @Test func anOlderConnectionIsNotHeardAnyMore() throws {
        let premises = try Premises()
        let (older, newer) = (Someone(premises), Someone(premises))
        // They take turns: the newer one's HELLO comes before the older one's second line.
        try work(
            premises,
            [delivery(hello, older, takesOver: true), delivery(hello, newer, takesOver: true)]
                + [delivery(put(1), older), delivery(put(2), older), delivery("STATUS", newer)])
        let entry = premises.engine.chain.entry
        #expect(older.heard == ["OK \(entry)", "taken over \(entry)"])
        #expect(newer.heard.count == 2)
        // Neither of the two lines was decided: only the stop came after.
        #expect(try entries(premises).suffix(1) == [[.stopped]])
        #expect(try entries(premises).count == entry + 1)
    }

    private func entries(_ premises: Premises) throws -> [[Event]] {
        let reader = try JournalReader(path: premises.folder.path + "/till.db")
        var events: [[Event]] = []
        while let stored = try reader.next() {
            events.append(Entry(parsing: stored.text)?.events ?? [])
        }
        return events
    }
}
