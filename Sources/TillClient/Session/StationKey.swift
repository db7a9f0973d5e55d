import Crypto
import TillCore

/// The private half of a station's Ed25519 key pair, and what it signs.
package struct StationKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// A new key pair.
    package init() { key = Curve25519.Signing.PrivateKey() }

    /// The 64 hex digits that a key file holds.
    package init?(text: String) {
        guard let hex = Hex(text: text), hex.bytes.count == 32,
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: hex.bytes)
        else { return nil }
        self.key = key
    }

    package var privateHalf: Hex { Hex(key.rawRepresentation) }
    package var publicHalf: Hex { Hex(key.publicKey.rawRepresentation) }

    package func proof(of claim: HelloClaim) throws -> Hex {
        Hex(try key.signature(for: claim.signedBytes))
    }
}

/// What a station claims in its HELLO and proves by its signature.
package struct HelloClaim: Sendable {
    package let store: String
    package let role: String
    package let station: String
    package let serverNonce: String
    package let clientNonce: Hex
    /// SHA-256 of the server's certificate; `nil` without TLS.
    package let certificate: Hex?

    package init(
        store: String, role: String, station: String, serverNonce: String, clientNonce: Hex,
        certificate: Hex?
    ) {
        self.store = store
        self.role = role
        self.station = station
        self.serverNonce = serverNonce
        self.clientNonce = clientNonce
        self.certificate = certificate
    }

    /// Eight lines, each ended by one LF.
    package var signedBytes: [UInt8] {
        let lines = [
            "till-hello", "1", store, role, station, serverNonce, clientNonce.written,
            certificate?.written ?? "-",
        ]
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }
}
