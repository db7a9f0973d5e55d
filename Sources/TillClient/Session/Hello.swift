import TillCore

/// What the server says first.
///
/// ```
/// S: OK till=1 store="Kvarnens Livs" nonce=5f0c…
/// ```
package struct Greeting: Sendable, Equatable {
    package let store: String
    package let nonce: String

    package init?(_ line: Line) {
        guard line.word == "OK", let store = line.value("store"),
            let nonce = line.value("nonce"),
            line.value("till")?.split(separator: ",").contains("1") == true
        else { return nil }
        self.store = store
        self.nonce = nonce
    }
}

/// The line a client introduces itself with.
///
/// ```
/// C: HELLO v=1 register=3 nonce=77ab… proof=9a41… last=117 receipt=412
/// ```
package struct HelloRequest: Sendable {
    package var identity: Identity
    package var key: StationKey?
    package var clientNonce: Hex
    package var certificate: Hex?
    /// The highest number that an `OK` was seen for.
    package var last: Int?
    /// The last receipt's own number.
    package var receipt: Int?

    package init(identity: Identity, key: StationKey?, clientNonce: Hex) {
        self.identity = identity
        self.key = key
        self.clientNonce = clientNonce
    }

    package static func freshNonce() -> Hex {
        var generator = SystemRandomNumberGenerator()
        return Hex((0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    package func line(answering greeting: Greeting) throws -> [UInt8] {
        var line = TextWriter()
        line.raw("HELLO v=1")
        identity.write(to: &line)
        if let key, let role = identity.role, let station = identity.station {
            let claim = HelloClaim(
                store: greeting.store, role: role, station: station, serverNonce: greeting.nonce,
                clientNonce: clientNonce, certificate: certificate)
            line.field("nonce", clientNonce)
            line.field("proof", try key.proof(of: claim))
        }
        line.field("last", last)
        line.field("receipt", receipt)
        line.endLine()
        return line.bytes
    }
}

/// What HELLO is answered: all that a terminal needs to resume.
package struct HelloAnswer: Sendable {
    package enum State: String, Sendable {
        case closed, open, sale, ready, behind
    }

    package let line: Line
    package let store: String
    package let currency: String
    /// `nil` for a guest.
    package let state: State?
    package let next: Int
    package let person: Int?
    /// The last receipt's own number.
    package let receipt: Int?

    package init?(_ response: Response) {
        guard response.status == .ok, let store = response.value("store") else { return nil }
        line = response.line
        self.store = store
        currency = response.value("currency") ?? ""
        state = response.value("state").flatMap(State.init(rawValue:))
        next = response.value("next").flatMap(Int.init(text:)) ?? 1
        person = response.value("person").flatMap(Int.init(text:))
        receipt = response.value("receipt").flatMap(Int.init(text:))
    }
}
