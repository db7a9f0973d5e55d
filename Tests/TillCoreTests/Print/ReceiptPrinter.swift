import Testing

/// A receipt printer that knows a handful of commands and stops at any other: what it printed, and
/// how. Written from Epson's reference alone, with a table of its own.
struct ReceiptPrinter {
    struct Row: Equatable {
        var text: String
        var isBold = false
        /// Times as wide, times as high.
        var width = 1
        var height = 1

        /// Columns that it takes on paper.
        var columns: Int { text.unicodeScalars.count * width }
    }

    enum Event: Equatable {
        case row(Row)
        case code(String)
        case cut
        case drawerPulse(pin: Int, milliseconds: Int)
    }

    struct Jam: Error, Equatable {
        let offset: Int
        let byte: UInt8?
    }

    private(set) var events: [Event] = []
    private var bytes: [UInt8]
    private var offset = 0
    private var row = Row(text: "")
    private var codePage: UInt8 = 0
    private var stored: [UInt8] = []
    private var symbol: [UInt8: UInt8] = [:]

    static func events(of bytes: [UInt8]) throws -> [Event] {
        var printer = ReceiptPrinter(bytes: bytes)
        while printer.offset < bytes.count { try printer.step() }
        guard printer.row == Row(text: "") else { throw Jam(offset: bytes.count, byte: nil) }
        return printer.events
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func next() throws -> UInt8 {
        guard offset < bytes.count else { throw Jam(offset: offset, byte: nil) }
        defer { offset += 1 }
        return bytes[offset]
    }

    private func jam() -> Jam { Jam(offset: offset - 1, byte: bytes[offset - 1]) }

    private mutating func step() throws {
        let byte = try next()
        switch byte {
        case 0x0A:
            events.append(.row(row))
            row.text = ""
        case 0x1B: try escape()
        case 0x1D: try groupSeparator()
        case 0x20..<0x7F: row.text += Self.letter(byte)
        case 0x80...:
            guard codePage == 19 else { throw jam() }
            row.text += Self.letter(byte)
        default: throw jam()
        }
    }

    private mutating func escape() throws {
        switch try next() {
        case UInt8(ascii: "@"):
            row = Row(text: "")
            codePage = 0
        case UInt8(ascii: "t"): codePage = try next()
        case UInt8(ascii: "R"): guard try next() == 0 else { throw jam() }
        case UInt8(ascii: "E"): row.isBold = try next() & 1 == 1
        case UInt8(ascii: "a"):
            guard try next() <= 2, row.text.isEmpty else { throw jam() }
        case UInt8(ascii: "p"):
            let pin = try next() == 0 ? 2 : 5
            let on = Int(try next())
            guard Int(try next()) > on else { throw jam() }
            events.append(.drawerPulse(pin: pin, milliseconds: on * 2))
        default: throw jam()
        }
    }

    private mutating func groupSeparator() throws {
        switch try next() {
        case UInt8(ascii: "!"):
            let size = try next()
            guard size & 0x88 == 0 else { throw jam() }
            (row.width, row.height) = (Int(size >> 4) + 1, Int(size & 7) + 1)
        case UInt8(ascii: "V"):
            guard row.text.isEmpty, try next() == 66 else { throw jam() }
            _ = try next()
            events.append(.cut)
        case UInt8(ascii: "("):
            guard try next() == UInt8(ascii: "k"), row.text.isEmpty else { throw jam() }
            try code()
        default: throw jam()
        }
    }

    private mutating func code() throws {
        var parameters: [UInt8] = []
        let length = Int(try next()) + Int(try next()) * 256
        for _ in 0..<length { parameters.append(try next()) }
        guard length > 2, parameters[0] == 49 else { throw jam() }
        switch (parameters[1], parameters[2], length) {
        case (65, 50, 4) where parameters[3] == 0: symbol[65] = 50
        case (67, 1...16, 3): symbol[67] = parameters[2]
        case (69, 48...51, 3): symbol[69] = parameters[2]
        case (80, 48, 4...7092): stored = Array(parameters[3...])
        case (81, 48, 3):
            guard symbol.count == 3, !stored.isEmpty else { throw jam() }
            events.append(.code(String(decoding: stored, as: UTF8.self)))
        default: throw jam()
        }
    }

    /// IBM's code page 858, CP00858.txt, from 0x80; 0xF0 and 0xFF can be seen only as spaces.
    private static let upperHalf: [UInt32] = [
        0xC7, 0xFC, 0xE9, 0xE2, 0xE4, 0xE0, 0xE5, 0xE7, 0xEA, 0xEB, 0xE8, 0xEF, 0xEE, 0xEC, 0xC4,
        0xC5, 0xC9, 0xE6, 0xC6, 0xF4, 0xF6, 0xF2, 0xFB, 0xF9, 0xFF, 0xD6, 0xDC, 0xF8, 0xA3, 0xD8,
        0xD7, 0x192, 0xE1, 0xED, 0xF3, 0xFA, 0xF1, 0xD1, 0xAA, 0xBA, 0xBF, 0xAE, 0xAC, 0xBD, 0xBC,
        0xA1, 0xAB, 0xBB, 0x2591, 0x2592, 0x2593, 0x2502, 0x2524, 0xC1, 0xC2, 0xC0, 0xA9, 0x2563,
        0x2551, 0x2557, 0x255D, 0xA2, 0xA5, 0x2510, 0x2514, 0x2534, 0x252C, 0x251C, 0x2500,
        0x253C, 0xE3, 0xC3, 0x255A, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550, 0x256C, 0xA4, 0xF0,
        0xD0, 0xCA, 0xCB, 0xC8, 0x20AC, 0xCD, 0xCE, 0xCF, 0x2518, 0x250C, 0x2588, 0x2584, 0xA6,
        0xCC, 0x2580, 0xD3, 0xDF, 0xD4, 0xD2, 0xF5, 0xD5, 0xB5, 0xFE, 0xDE, 0xDA, 0xDB, 0xD9,
        0xFD, 0xDD, 0xAF, 0xB4, 0x20, 0xB1, 0x2017, 0xBE, 0xB6, 0xA7, 0xF7, 0xB8, 0xB0, 0xA8,
        0xB7, 0xB9, 0xB3, 0xB2, 0x25A0, 0x20,
    ]

    static func letter(_ byte: UInt8) -> String {
        let value = byte < 0x80 ? UInt32(byte) : upperHalf[Int(byte) - 0x80]
        return Unicode.Scalar(value).map { String($0) } ?? "?"
    }
}
