import NIOCore
import Synchronization
import Testing
import TillCore
import TillEngine
import TillProtocol

@testable import TillServer

/// Who holds a station, and who has to let it go.
@Suite struct WriterHolderTests {
    private final class Someone: Sender {
        let eventLoop: (any EventLoop)? = nil
        private let news = Mutex<[String]>([])

        var heard: [String] { news.withLock { $0 } }

        func receive(_ news: [SenderNews]) {
            for item in news {
                let text =
                    switch item {
                    case .verdict(.reply(let reply), _):
                        code(String(decoding: reply.bytes, as: UTF8.self))
                    case .verdict(.lacks, _): "lacks"
                    case .takenOver: "taken over"
                    case .keyChanged: "key changed"
                    }
                self.news.withLock { $0.append(text) }
            }
        }
    }

    private static let publicKey =
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    private let owner = Someone()
    private let register = Someone()
    private let ownerStation = Station.service(key: "owner", name: "desk")
    private let registerStation = Station.register(3)
    private let bulletin = Bulletin()

    private func line(_ text: String, _ station: Station, _ sender: Someone) -> Delivery {
        let request = Request(parsing: Array(text.utf8))
        let takesOver = text.hasPrefix("HELLO")
        let pending = Connection.Pending(slot: 0, request: request, takesOver: takesOver)
        return Delivery(
            submission: Submission(pending, of: station), sender: sender, takesOver: takesOver)
    }

    private func ask(_ text: String) -> Delivery { line(text, ownerStation, owner) }
    private var ownerHello: Delivery { ask("HELLO v=1 service=owner station=desk") }
    private var registerHello: Delivery { line("HELLO v=1 register=3", registerStation, register) }

    /// Each line in a batch of its own.
    private func work(_ deliveries: [Delivery]) throws {
        let premises = try Premises(world: World(isHasty: true))
        let mailbox = Mailbox()
        deliveries.forEach(mailbox.post)
        mailbox.close()
        var writer = Writer(
            premises.engine, mailbox, bulletin, premises.world.surroundings, Premises.silence)
        try writer.run()
    }

    @Test func whoCameInBeforeTheKeyHasToComeInAgain() throws {
        try work([
            registerHello, ownerHello, ask("#1 KEY register=3 public=\(Self.publicKey)"),
        ])
        #expect(owner.heard == ["OK", "OK"])
        #expect(register.heard == ["OK", "key changed"])
        #expect(bulletin.current.keys["3"]?.written == Self.publicKey)
    }

    @Test func whoSetsItsOwnKeyHasTheReplyFirst() throws {
        let key = "#1 KEY service=owner public=\(Self.publicKey) rights=keys"
        try work([ownerHello, ask(key), ask("STATUS")])
        #expect(owner.heard == ["OK", "OK", "key changed"])
    }

    @Test func aRefusedKeyChangesNothing() throws {
        try work([registerHello, ownerHello, ask("#1 KEY register=3 revoke"), ask("STATUS")])
        #expect(owner.heard == ["OK", "NO unknown-station", "OK"])
        #expect(register.heard == ["OK"])
        #expect(bulletin.current.keys.isEmpty)
    }

    /// The same line again, when the station is in with its new key: an answer, not a change.
    @Test func anAnswerGivenAgainClosesNobody() throws {
        let set = "#1 KEY service=till public=\(Self.publicKey) rights=look-up"
        try work([ownerHello, ask(set), ask(set), ask("STATUS")])
        // It is read beside the writer.
        #expect(owner.heard == ["OK", "OK", "lacks", "OK"])
    }

    @Test func aFarewellFreesTheStation() throws {
        try work([
            ownerHello, .farewell(of: ownerStation, sender: owner), ask("STATUS"),
        ])
        #expect(owner.heard == ["OK"])
    }

    @Test func anOlderConnectionsFarewellFreesNothing() throws {
        let older = Someone()
        let hello = line("HELLO v=1 service=owner station=desk", ownerStation, older)
        try work([
            hello, ownerHello, .farewell(of: ownerStation, sender: older), ask("STATUS"),
        ])
        #expect(owner.heard == ["OK", "OK"])
        #expect(older.heard == ["OK", "taken over"])
    }
}
