import NIOCore
import TillClient
import TillCore
import TillEngine
import TillProtocol

@testable import TillServer

/// The server without sockets, threads and batches: real decoder, real connection machine, real
/// engine on a real journal, each line committed before its reply.
struct InProcessPeer: TranscriptPeer {
    private struct Side {
        var machine = Connection()
        var decoder = FrameDecoder()
        var nonce: Hex
        var sent = LineFramer()
        var isClosed = false
    }

    private var premises: Premises
    private let catalogue: Premises.Goods
    private let entries: Premises.Reader
    private let past: Premises.History
    private var sides: [Int: Side] = [:]
    /// As in the writer: which connection a station's lines are taken from.
    private var holders: [Station: Int] = [:]

    init(_ premises: Premises) throws {
        self.premises = premises
        catalogue = try premises.catalogue()
        entries = try premises.entries()
        past = try premises.past()
    }

    mutating func open(_ connection: Int) {
        let nonce = TillClient.HelloRequest.freshNonce()
        var side = Side(nonce: nonce)
        var greeting = Answer()
        greeting.field("till", 1)
        greeting.field("store", premises.engine.store.configuration.store.name)
        greeting.field("nonce", nonce)
        side.sent.append(Reply.ok(greeting).bytes)
        sides[connection] = side
    }

    mutating func send(_ bytes: [UInt8], on connection: Int) throws {
        var buffer = ByteBuffer(bytes: bytes)
        sides[connection]?.decoder.append(&buffer)
        try drive(connection)
    }

    mutating func next(on connection: Int) throws -> Arrival {
        if let line = try sides[connection]?.sent.next() { return .line(line) }
        return sides[connection]?.isClosed == true ? .closed : .silence
    }

    mutating func close(_ connection: Int) {
        sides[connection]?.machine.peerClosed()
        sides[connection] = nil
    }

    private mutating func drive(_ connection: Int) throws {
        repeat {
            sides[connection]?.machine.beganTurn()
            while let action = sides[connection]?.machine.next() {
                try perform(action, connection)
            }
        } while try takeLine(connection) || sides[connection]?.machine.wantsTurn == true
    }

    private mutating func takeLine(_ connection: Int) throws -> Bool {
        guard sides[connection]?.machine.wantsMore == true else { return false }
        switch sides[connection]?.decoder.next() {
        case .line(let bytes): sides[connection]?.machine.receivedLine(bytes)
        case .tooLong: sides[connection]?.machine.broke(Unreadable(.lineTooLong))
        case nil: return false
        }
        return true
    }

    private mutating func perform(_ action: Connection.Action, _ connection: Int) throws {
        switch action {
        case .submit(let pending): try submit(pending, connection)
        case .derive(let pending):
            var gained = pending.gained
            gained.pin = try pending.request.pin.map(Premises.secrets.verifier)
            gained.newPIN = try pending.request.newPIN.map(Premises.secrets.verifier)
            sides[connection]?.machine.gained(gained, for: pending.slot)
        case .check(let pending): check(pending, connection)
        case .fetch(let pending, let keys):
            var gained = pending.gained
            gained.past = try past.facts(keys)
            sides[connection]?.machine.gained(gained, for: pending.slot)
        case .recall(let request, let slot):
            guard let reply = try past.reply(to: request) else { return }
            sides[connection]?.machine.found(reply, for: slot)
        case .find(let words, let limit, let slot):
            let today = premises.world.now.localDate
            let reply = try Reply.find(words, limit: limit, on: today, in: catalogue)
            sides[connection]?.machine.found(reply, for: slot)
        case .whereabouts(let code, let limit, let slot):
            let today = premises.world.now.localDate
            let reply = try Reply.whereabouts(of: code, limit: limit, on: today, in: catalogue)
            sides[connection]?.machine.found(reply, for: slot)
        case .read(let page, let slot):
            sides[connection]?.machine.found(try .journal(page, from: entries), for: slot)
        case .write(let bytes): sides[connection]?.sent.append(bytes)
        case .close: sides[connection]?.isClosed = true
        }
    }

    private mutating func check(_ pending: Connection.Pending, _ connection: Int) {
        guard case .hello(let hello) = pending.request.content, let proof = hello.proof,
            let nonce = sides[connection]?.nonce
        else { return }
        let text = TillProtocol.HelloRequest.signedText(
            store: premises.engine.store.configuration.store.name, station: hello.station,
            serverNonce: nonce, clientNonce: proof.nonce, certificate: nil)
        let name = hello.station.keyName
        let key = name.flatMap { premises.engine.store.keys[$0]?.publicKey }
        var gained = pending.gained
        gained.provenKey = key.flatMap { isSigned(text, proof.signature, by: $0) ? $0 : nil }
        sides[connection]?.machine.gained(gained, for: pending.slot)
    }

    private mutating func submit(_ pending: Connection.Pending, _ connection: Int) throws {
        let known = sides[connection]?.machine.station
        let said: Station? =
            if case .hello(let hello) = pending.request.content { hello.station } else { nil }
        guard let station = said ?? known else { return }
        if !pending.takesOver, station.keyName != nil, holders[station] != connection { return }
        let sealed = premises.engine.store.lastDay.settlement
        let verdict = try premises.engine.consider(
            Submission(pending, of: station), at: premises.world.now)
        try premises.engine.commit()
        let settlement = premises.engine.store.lastDay.settlement
        if settlement != sealed {
            _ = try premises.engine.process(
                .written(settlement), at: premises.world.now)
            try premises.engine.commit()
        }
        sides[connection]?.machine.received(verdict, for: pending.slot)
        guard case .reply(let reply) = verdict, pending.takesOver, reply.isOK,
            station.keyName != nil,
            let older = holders.updateValue(connection, forKey: station), older != connection
        else { return }
        sides[older]?.machine.tookOver()
        try drive(older)
    }
}
