/// Who is at the other end of a connection.
///
/// Registers and services have a counter of their own each, for ever; guests have none.
package enum Station: Hashable, Sendable {
    case register(Int)
    /// A script or tool: one key, many named stations.
    case service(key: String, name: String)
    case guest
    /// The daemon itself: start, stop, configuration, written settlements.
    case house

    package static let registerNumbers = 1...9999
    package static let maximumNameLength = 40

    package var register: Int? {
        if case .register(let number) = self { number } else { nil }
    }

    /// What its public key is filed under: a register's number, a service's key name.
    package var keyName: String? {
        switch self {
        case .register(let number): String(number)
        case .service(let key, _): key
        case .guest, .house: nil
        }
    }

    /// Letters, digits, `-`, `_` and `.`, and not only digits (those are registers).
    package static func isName(_ text: String) -> Bool {
        (1...maximumNameLength).contains(text.utf8.count) && Int(text) == nil
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                    UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }
}

extension Station: TextValue {
    /// `3`, `settlement/cron-1`, `guest`, `house`.
    package init?(text: String) {
        switch text {
        case "guest": self = .guest
        case "house": self = .house
        default:
            if let number = Int(text: text), Self.registerNumbers.contains(number) {
                self = .register(number)
                return
            }
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ Self.isName(String($0)) }) else {
                return nil
            }
            self = .service(key: String(parts[0]), name: String(parts[1]))
        }
    }

    package func write(to writer: inout TextWriter) {
        switch self {
        case .register(let number): writer.integer(number)
        case .service(let key, let name):
            writer.raw(key)
            writer.byte(UInt8(ascii: "/"))
            writer.raw(name)
        case .guest: writer.raw("guest")
        case .house: writer.raw("house")
        }
    }
}
