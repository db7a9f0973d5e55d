import Crypto
import TillCore

/// Whose notes they are: a station of a store.
package struct StationName: Equatable, Sendable {
    package let store: String
    /// `3`, `settlement/cron-1`.
    package let text: String
    /// `register 3`, `settlement/cron-1`.
    package let words: String
    private let parts: [String]

    /// `nil` for a guest, who has no numbers to remember.
    package init?(store: String, _ identity: Identity) {
        guard let text = identity.station else { return nil }
        self.store = store
        self.text = text
        switch identity {
        case .register(let number):
            words = "register \(number)"
            parts = [store, "register \(number)"]
        case .service(let name, let station):
            words = text
            parts = [store, name, station]
        case .guest: return nil
        }
    }

    /// Bytes of a name without its ending; file systems take 255.
    private static let longest = 180

    /// `Kvarnens-Livs.register-3`: safe characters, and another one for each station of each store.
    package var fileName: String {
        let name = parts.map(Self.safe).joined(separator: ".")
        guard name.utf8.count > Self.longest else { return name }
        let hash = Hex(Array(SHA256.hash(data: Array(name.utf8)).prefix(16)))
        return "\(name.prefix(Self.longest - 33))_\(hash.written)"
    }

    /// Letters and digits of ASCII as they are, a space as `-`, other bytes as `_XX`.
    private static func safe(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { name, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                name.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: " "): name += "-"
            default: name += "_\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
    }
}
