/// Writes lines of the one grammar that the wire, the journal and the configuration share.
///
/// Everything that leaves the daemon as text passes through here, so a value can't be quoted in one
/// place and forgotten in another: `field` decides by the value's own bytes.
package struct TextWriter: Sendable, Equatable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    package mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    package mutating func raw(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    package mutating func raw(_ more: some Sequence<UInt8>) {
        bytes.append(contentsOf: more)
    }

    package mutating func byte(_ byte: UInt8) {
        bytes.append(byte)
    }

    package mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
    }

    /// A token of its own: a space, then the value.
    package mutating func argument(_ value: some TextValue) {
        bytes.append(UInt8(ascii: " "))
        value.write(to: &self)
    }

    /// ` key=value`.
    package mutating func field(_ key: StaticString, _ value: some TextValue) {
        bytes.append(UInt8(ascii: " "))
        raw(key)
        bytes.append(UInt8(ascii: "="))
        value.write(to: &self)
    }

    /// ` key=value`, or nothing when there is no value.
    package mutating func field<Value: TextValue>(_ key: StaticString, _ value: Value?) {
        if let value { field(key, value) }
    }

    /// A decimal integer.
    package mutating func integer(_ value: some BinaryInteger) {
        var magnitude = UInt64(value.magnitude)
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        if magnitude < 10 {
            bytes.append(UInt8(ascii: "0") + UInt8(magnitude))
            return
        }
        let start = bytes.count
        while magnitude > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(magnitude % 10))
            magnitude /= 10
        }
        bytes[start...].reverse()
    }

    /// A decimal integer with leading zeros to `digits`.
    package mutating func padded(_ value: Int, digits: Int) {
        var divisor = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
            divisor /= 10
        }
    }

    package mutating func hex(_ data: some Sequence<UInt8>) {
        for byte in data {
            bytes.append(Self.hexDigit(byte >> 4))
            bytes.append(Self.hexDigit(byte & 15))
        }
    }

    /// Text as a value: bare when it can stand bare, quoted otherwise.
    package mutating func text(_ value: String) {
        var value = value
        value.withUTF8 { utf8 in
            if !utf8.isEmpty && utf8.allSatisfy(Self.isBare) {
                bytes.append(contentsOf: utf8)
            } else {
                quoted(utf8)
            }
        }
    }

    /// Text in quotes, always.
    package mutating func quoted(_ text: String) {
        var text = text
        text.withUTF8 { quoted($0) }
    }

    private mutating func quoted(_ utf8: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case UInt8(ascii: "\n"):
                raw("\\n")
            case 0..<0x20, 0x7F:
                raw("\\x")
                bytes.append(Self.hexDigit(byte >> 4))
                bytes.append(Self.hexDigit(byte & 15))
            default:
                bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// What a bare value is written with; readers accept more (all but space and quote).
    private static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "@"),
            UInt8(ascii: ","), UInt8(ascii: "*"), UInt8(ascii: "-"):
            true
        default:
            false
        }
    }

    private static func hexDigit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }
}
