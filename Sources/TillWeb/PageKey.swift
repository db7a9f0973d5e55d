import Crypto
import TillClient
import TillCore

/// The key that the page's stations prove themselves with: made of the store's secrets, so there is
/// no file to keep and the same one after every start.
package struct PageKey: Sendable {
    let stationKey: StationKey

    /// - Parameter pepper: the store's secret of 32 bytes.
    package init(pepper: Hex) {
        let seed = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: pepper.bytes), info: Array("till-web-key".utf8),
            outputByteCount: 32)
        guard let key = StationKey(text: seed.withUnsafeBytes { Hex($0) }.written) else {
            preconditionFailure("any 32 bytes are a private key of Ed25519")
        }
        stationKey = key
    }

    package var publicHalf: Hex { stationKey.publicHalf }
}
