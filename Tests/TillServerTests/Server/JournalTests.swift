import Dispatch
import Testing
import TillClient
import TillCore
import TillEngine
import TillSQLite
import TillTesting

@testable import TillServer

/// An export of a shop that sells: the same bytes as its database holds.
@Suite(.timeLimit(.minutes(10))) struct JournalTests {
    /// As `till journal export` fetches it.
    private func download(
        _ endpoint: Endpoint, from first: Int = 1, after head: Hex? = nil
    ) async throws -> (entries: [StoredEntry], head: JournalHead?) {
        let session = Session(
            endpoint: endpoint, identity: .service(name: "owner", station: "export"), key: nil)
        _ = try await session.connect()
        var download = JournalDownload(from: first, after: head)
        var entries: [StoredEntry] = []
        while let request = download.request {
            let response = try await session.ask(request, numbered: false)
            guard response.status == .ok else {
                throw Caller.Unexpected(text: response.explanation)
            }
            entries += try download.received(response)
        }
        await session.close()
        return (entries, download.last)
    }

    /// What the database holds, up to an entry.
    private func stored(_ server: OpenServer, upTo last: Int) throws -> [StoredEntry] {
        let reader = try JournalReader(path: server.folder.path + "/till.db")
        var entries: [StoredEntry] = []
        while entries.count < last, let entry = try reader.next() { entries.append(entry) }
        return entries
    }

    /// 200 items are an entry of more than a line, and text on paper is full of line ends.
    private static let longRing =
        "RING " + Array(repeating: "T-MILK", count: 200).joined(separator: " ")
        + " pay=card:3380.00 print=text"

    @Test func isByteForByteWhatIsStored() async throws {
        try await withServer { server in
            let register = try await server.openRegister()
            #expect(code(try await register.ask("#3 \(Self.longRing)")) == "OK")
            for number in 4...700 {
                let reply = try await register.ask("#\(number) RING T-MILK pay=card:16.90")
                #expect(code(reply) == "OK")
            }
            let (entries, head) = try await download(server.endpoint)
            #expect(entries.count > Limits.entries)
            #expect(entries.contains { $0.text.count > 2 * Limits.line })
            #expect(entries == (try stored(server, upTo: entries.count)))
            #expect(head?.hash == entries.last?.hash)
            let later = try await download(
                server.endpoint, from: 101, after: entries[99].hash)
            #expect(later.entries == Array(entries[100...]))
        }
    }

    /// Everything that the connection was told `OK` for is in it.
    @Test func whatWasAnsweredBeforeIsThere() async throws {
        try await withServer { server in
            let owner = try await server.hello("service=owner station=x")
            let status = try await owner.ask("STATUS").split(separator: "\n").last ?? ""
            let last = try #require(
                status.firstMatch(of: /entry=([0-9]+)/).flatMap { Int($0.1) })
            for round in 0..<20 {
                let put = "#\(round + 1) PUT item X-\(round) name=X price=1.00 vat=food group=dairy"
                let replies = try await owner.asking([put, "JOURNAL from=\(last + round + 1)"])
                #expect(replies[1].contains("item-put item=X-\(round) "))
                #expect(replies[1].contains(" next=\(last + round + 2) rows=1"))
            }
        }
    }

    /// A reader whose disk is slow: a page is read once the test lets it.
    private final class Gate: Entries {
        let reader: Premises.Reader
        let opened = DispatchSemaphore(value: 0)

        init(_ reader: Premises.Reader) { self.reader = reader }

        func read(
            from first: Int, limit: Int, bytes: Int
        ) throws -> (entries: [StoredEntry], end: Chain) {
            opened.wait()
            return try reader.read(from: first, limit: limit, bytes: bytes)
        }
    }

    /// However long a page takes to be read, no sale waits for it; its own connection does, and has
    /// its replies in order.
    @Test func noSaleWaitsForAPage() async throws {
        let premises = try Premises()
        let gate = Gate(try premises.entries())
        try await withServer(at: premises, reading: { _ in gate }) { server in
            let register = try await server.openRegister()
            let backup = try await server.hello("service=owner station=backup")
            try await backup.send(["STATUS", "JOURNAL from=1 limit=1", "PING"])
            #expect(code(try await backup.reply()) == "OK")
            for number in 3...102 {
                let reply = try await register.ask("#\(number) RING T-MILK pay=card:16.90")
                #expect(code(reply) == "OK")
            }
            gate.opened.signal()
            #expect(try await backup.reply().hasPrefix("- entry=1 hash="))
            #expect(try await backup.reply() == "OK")
        }
    }

    /// Exports go round and round while a register sells: each is whole.
    @Test func isWholeWhileSalesGoOn() async throws {
        try await withServer { server in
            let register = try await server.openRegister()
            for number in 3...52 {
                #expect(code(try await register.ask("#\(number) \(Self.longRing)")) == "OK")
            }
            async let exported = {
                var last: [StoredEntry] = []
                for _ in 1...10 { last = try await download(server.endpoint).entries }
                return last
            }()
            for number in 53...252 {
                let reply = try await register.ask("#\(number) RING T-MILK pay=card:16.90")
                #expect(code(reply) == "OK")
            }
            let entries = try await exported
            #expect(entries == (try stored(server, upTo: entries.count)))
            let after = try await download(server.endpoint).entries
            #expect(after == (try stored(server, upTo: .max)))
        }
    }
}
