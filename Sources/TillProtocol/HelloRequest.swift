import TillCore

/// `HELLO v=1 register=3 nonce=77ab… proof=9a41… [last=117 receipt=412]`
package struct HelloRequest: Sendable, Equatable {
    package var station: Station
    /// The client's nonce and its signature, where it proves its key.
    package var proof: Proof?
    package var hello: Command.Hello

    package struct Proof: Sendable, Equatable {
        /// 16 bytes.
        package let nonce: Hex
        /// Ed25519, 64 bytes.
        package let signature: Hex
    }

    package static let version = 1

    init(_ reader: inout RequestReader) throws(Unreadable) {
        let version: Int = try reader.required("v")
        guard version == Self.version else { throw Unreadable(.version) }
        station = try Self.station(&reader)
        hello = Command.Hello()
        if station.keyName != nil { hello.last = try reader.key("last", in: 0...Limits.number) }
        if station.register != nil {
            hello.receipt = try reader.key("receipt", in: 0...Limits.number)
        }
        let nonce: Hex? = try reader.key("nonce")
        let signature: Hex? = try reader.key("proof")
        switch (nonce, signature) {
        case (nil, nil): proof = nil
        case (let nonce?, nil) where nonce.bytes.count == 16: proof = nil
        case (nil, .some): throw Unreadable(.missingKey, "nonce")
        case (let nonce?, let signature?)
        where nonce.bytes.count == 16 && signature.bytes.count == 64:
            proof = Proof(nonce: nonce, signature: signature)
        case (let nonce?, _):
            throw Unreadable(.badValue, nonce.bytes.count == 16 ? "proof" : "nonce")
        }
    }

    private static func station(_ reader: inout RequestReader) throws(Unreadable) -> Station {
        if reader.flag("guest") { return .guest }
        return try reader.namedStation()
    }

    /// What the proof signs: a line each for purpose, version, store, role, station, both nonces
    /// and the server certificate's SHA-256 (`-` without TLS).
    package static func signedText(
        store: String, station: Station, serverNonce: Hex, clientNonce: Hex,
        certificate: Hex?
    ) -> [UInt8] {
        let role = station.register == nil ? "service" : "register"
        let lines = [
            "till-hello", "1", store, role, station.written, serverNonce.written,
            clientNonce.written, certificate?.written ?? "-",
        ]
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }
}

extension RequestReader {
    /// `register=3`, or `service=settlement station=cron-1`.
    mutating func namedStation() throws(Unreadable) -> Station {
        if let number = try key("register", in: Station.registerNumbers) {
            return .register(number)
        }
        let service: String = try required("service")
        let name: String = try required("station")
        guard Station.isName(service) else { throw Unreadable(.badValue, "service") }
        guard Station.isName(name) else { throw Unreadable(.badValue, "station") }
        return .service(key: service, name: name)
    }
}
