import Crypto
import CryptoExtras
import TillCore
import TillProtocol

/// What a store keeps beside its database, in a file of its own (mode 0600): the pepper that
/// digests and PINs are keyed with, and the key that seals are signed with.
package struct Secrets: Sendable {
    package let pepper: Hex
    /// Ed25519, private half.
    package let signingKey: Hex

    /// scrypt cost: 2^14 rounds of 8 KiB blocks, some 40 ms (RFC 7914).
    private static let rounds = 16_384

    package init(pepper: Hex, signingKey: Hex) {
        self.pepper = pepper
        self.signingKey = signingKey
    }

    package static func make() -> Secrets {
        let pepper = SymmetricKey(size: .bits256).withUnsafeBytes { Hex($0) }
        return Secrets(
            pepper: pepper, signingKey: Hex(Curve25519.Signing.PrivateKey().rawRepresentation))
    }

    /// What a line sent again is told by: 128 bits of HMAC-SHA-256, PINs left out.
    func digest(of line: [UInt8]) -> Hex {
        let code = HMAC<SHA256>.authenticationCode(
            for: line, using: SymmetricKey(data: pepper.bytes))
        return Hex(code.prefix(16))
    }

    /// scrypt of a PIN, salted with person and pepper.
    package func verifier(of pin: Request.PIN) throws -> Hex {
        let salt = Array("till-pin \(pin.person) ".utf8) + pepper.bytes
        let key = try KDF.Scrypt.deriveKey(
            from: Array(pin.digits.utf8), salt: salt, outputByteCount: 32, rounds: Self.rounds,
            blockSize: 8, parallelism: 1)
        return key.withUnsafeBytes { Hex($0) }
    }

    /// Signs seals. Ed25519 is deterministic (RFC 8032): the same text gives the same signature.
    package var signer: Signer {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: signingKey.bytes)
        else { preconditionFailure("the signing key is checked when the secrets are read") }
        return Signer(publicKey: Hex(key.publicKey.rawRepresentation)) { text in
            guard let signature = try? key.signature(for: text) else {
                preconditionFailure("a private key signs whatever it is given")
            }
            return Hex(signature)
        }
    }

    package var isUsable: Bool {
        pepper.bytes.count == 32
            && (try? Curve25519.Signing.PrivateKey(rawRepresentation: signingKey.bytes)) != nil
    }
}

/// Whether a signature is a key's.
func isSigned(_ text: [UInt8], _ signature: Hex, by publicKey: Hex) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey.bytes) else {
        return false
    }
    return key.isValidSignature(signature.bytes, for: text)
}
