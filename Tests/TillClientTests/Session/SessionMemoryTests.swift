import Foundation
import Testing
import TillClient
import TillCore

/// A session and its memory, against a server whose replies were written beforehand.
struct SessionMemoryTests {
    /// One connection after the other, each with its replies; what is sent is read afterwards.
    private actor Played {
        private var connections: [[String]]
        private var ends: [Int32] = []

        init(_ connections: [[String]]) { self.connections = connections }

        func open() async throws(LinkFailure) -> Link {
            guard !connections.isEmpty else { throw .unreachable("there is no more") }
            var pair: [Int32] = [-1, -1]
            let kind = Int32(SOCK_STREAM.rawValue)
            guard socketpair(AF_UNIX, kind, 0, &pair) == 0 else { throw .unreachable("no socket") }
            ends.append(pair[1])
            let lines = ["OK till=1 store=S nonce=00"] + connections.removeFirst()
            let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
            guard write(pair[1], bytes, bytes.count) == bytes.count else {
                throw .unreachable("a reply does not fit")
            }
            return try await Link.over(socket: pair[0])
        }

        /// All that was sent, HELLO too.
        func heard() -> [String] {
            ends.flatMap { end in
                var bytes = [UInt8](repeating: 0, count: 65_536)
                let count = recv(end, &bytes, bytes.count, Int32(MSG_DONTWAIT))
                close(end)
                return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
                    .split(separator: "\n").map(String.init)
            }
        }
    }

    private struct Full: StationMemory {
        let notes = StationNotes()

        mutating func keep(_ lines: [StationNotes.Kept]) throws(MemoryFailure) {
            throw .unwritable(path: "notes", why: "no space left")
        }

        mutating func note(_ record: StationNotes.Record) {}
        func release() {}
    }

    private func session(
        _ played: Played, _ memory: any StationMemory, as identity: Identity = .register(3),
        reconnecting: Duration = .zero
    ) -> Session {
        Session(
            identity: identity, key: StationKey(), patience: .reconnecting(for: reconnecting),
            remember: { _ in memory },
            opening: { _ throws(LinkFailure) in try await played.open() })
    }

    private func memory(_ records: StationNotes.Record...) -> FleetingMemory {
        var memory = FleetingMemory()
        for record in records { memory.note(record) }
        return memory
    }

    private static func hello(_ state: String, next: Int, receipt: Int) -> String {
        "OK store=S currency=SEK register=3 state=\(state) epoch=1 next=\(next) receipt=\(receipt)"
    }

    @Test func tellsWhatItKnowsAndSendsAgainWhatHasNoReply() async throws {
        let played = Played([
            [Self.hello("sale", next: 8, receipt: 4), "OK #7 due=0.00", "OK #8 receipt=3-5"],
            [Self.hello("open", next: 9, receipt: 5)],
        ])
        let session = session(
            played,
            memory(
                .done(number: 6), .receipt(number: 4), .sent(.init(number: 7, text: "PAY cash 5")),
                .sent(.init(number: 8, text: "END"))))
        let beginning = try await session.begin(.sentAgain)
        #expect(beginning.hello.state == .open)
        #expect(
            beginning.earlier.map(EarlierText.line) == [
                "PAY cash 5: done", "Receipt 3-5 was completed: ",
            ])
        let notes = await session.notes
        #expect(notes?.kept == [])
        #expect(notes?.last == 8)
        #expect(notes?.receipt == 5)
        let heard = await played.heard()
        #expect(heard[0].hasSuffix(" last=6 receipt=4"))
        #expect(heard[1...2] == ["#7 PAY cash 5", "#8 END"])
        #expect(heard[3].hasSuffix(" last=8 receipt=5"))
    }

    @Test func aCommandAboutSomethingElseDecidesNothing() async throws {
        let played = Played([
            [Self.hello("open", next: 8, receipt: 4), "OK #7"],
            [Self.hello("open", next: 8, receipt: 4)],
        ])
        let session = session(
            played,
            memory(
                .sent(.init(number: 7, text: "SALE")), .sent(.init(number: 8, text: "ITEM 1"))))
        let beginning = try await session.begin(.told)
        #expect(
            beginning.earlier.map(EarlierText.line) == ["SALE: done", "ITEM 1: not done"])
        #expect(await session.notes?.kept == [])
        #expect(await played.heard().filter { $0.hasPrefix("#") } == ["#7 SALE"])
    }

    @Test func whatItSendsItselfIsSentAgainAllTheSame() async throws {
        let played = Played([
            [Self.hello("open", next: 7, receipt: 4), #"BAD shutting-down #7 "It is closing""#],
            [Self.hello("open", next: 7, receipt: 4), "OK #7 z=3-1"],
        ])
        let session = session(played, memory(), reconnecting: .seconds(60))
        _ = try await session.begin(.told)
        #expect(try await session.ask("Z", numbered: true).value("z") == "3-1")
        #expect(await session.notes?.kept == [])
    }

    @Test func aServerThatIsShuttingDownHasDecidedNothing() async throws {
        let played = Played([
            [Self.hello("open", next: 7, receipt: 4), #"BAD shutting-down #7 "It is closing""#]
        ])
        let session = session(played, memory())
        _ = try await session.begin(.sentAgain)
        await #expect(throws: SessionFailure.self) {
            try await session.ask("SALE", numbered: true)
        }
        #expect(await session.notes?.kept == [.init(number: 7, text: "SALE")])
    }

    @Test func aRefusedLineIsForgotten() async throws {
        let played = Played([
            [Self.hello("open", next: 7, receipt: 4), #"NO unknown-item #7 "There is none""#]
        ])
        let session = session(played, memory())
        _ = try await session.begin(.sentAgain)
        _ = try await session.ask("ITEM nope", numbered: true)
        #expect(await session.notes?.kept == [])
        #expect(await session.notes?.last == 6)
    }

    @Test func whatCannotBeKeptIsNotSent() async throws {
        let played = Played([
            [Self.hello("open", next: 7, receipt: 4), "OK #7"]
        ])
        let session = session(played, Full())
        _ = try await session.begin(.sentAgain)
        await #expect(throws: SessionFailure.self) {
            try await session.ask("SALE", numbered: true)
        }
        await session.forgetMemory()
        #expect(try await session.ask("SALE", numbered: true).number == 7)
        #expect(await played.heard().dropFirst() == ["#7 SALE"])
    }

    @Test func aCopyOfAnotherRegistersReceiptIsNotItsOwn() async throws {
        let played = Played([
            [Self.hello("open", next: 7, receipt: 4), "OK #7 receipt=2-900"]
        ])
        let session = session(played, memory())
        _ = try await session.begin(.sentAgain)
        _ = try await session.ask("COPY 2-900", numbered: true)
        #expect(await session.notes?.receipt == 4)
    }

    @Test func linesThatTheServerHasNotSeenGoFirst() async throws {
        let played = Played([
            [Self.hello("behind", next: 7, receipt: 4), "OK #7", "OK #8 receipt=3-5"],
            [Self.hello("open", next: 9, receipt: 5)], [Self.hello("open", next: 9, receipt: 5)],
        ])
        let session = session(
            played,
            memory(
                .known(number: 8), .receipt(number: 5), .sent(.init(number: 7, text: "SALE")),
                .sent(.init(number: 8, text: "END"))))
        let beginning = try await session.begin(.sentAgain)
        #expect(beginning.hello.next == 9)
        #expect(beginning.earlier.count == 2)
        #expect(await played.heard()[1...2] == ["#7 SALE", "#8 END"])
    }

    @Test func behindItNothingIsSentButTheEpoch() async throws {
        let played = Played([
            [Self.hello("behind", next: 7, receipt: 3), "OK #7 station=3 epoch=2 next=13"],
            [Self.hello("open", next: 13, receipt: 5)],
        ])
        let session = session(
            played,
            memory(.done(number: 11), .receipt(number: 5), .sent(.init(number: 12, text: "SALE"))))
        var behind: Behind?
        do throws(SessionFailure) {
            _ = try await session.begin(.sentAgain)
        } catch {
            guard case .behind(let found) = error else { throw error }
            behind = found
        }
        let request = try #require(behind?.request)
        #expect(request == "EPOCH register=3 last=12 receipt=5")
        await #expect(throws: SessionFailure.self) {
            try await session.ask("SALE", numbered: true)
        }
        _ = try await session.ask(request + " by=1 pin=1001", numbered: true)
        #expect(try await session.begin(.sentAgain).hello.next == 13)
        #expect(await session.notes?.kept == [])
        let heard = await played.heard()
        #expect(heard[1] == "#7 \(request) by=1 pin=1001")
        #expect(heard[2].hasSuffix(" last=11 receipt=5"))
    }

    /// Its numbers are between the two of them: no customer holds one.
    @Test func aServiceThatIsBehindBeginsAnew() async throws {
        let behind = "OK store=S currency=SEK service=a station=b state=behind epoch=1 next=7"
        let played = Played([
            [behind], [behind.replacing("behind", with: "ready"), "OK #7"],
            [behind.replacing("behind", with: "ready")],
        ])
        let session = session(
            played,
            memory(.done(number: 11), .sent(.init(number: 12, text: "CLOSEDAY"))),
            as: .service(name: "a", station: "b"))
        let beginning = try await session.begin(.told)
        #expect(beginning.earlier.map(EarlierText.line) == ["CLOSEDAY: not done"])
        #expect(beginning.hello.state == .ready)
        let notes = await session.notes
        #expect(notes?.kept == [])
        #expect(notes?.last == 6)
        #expect(await played.heard().map { $0.contains(" last=") } == [true, false, false])
    }
}
