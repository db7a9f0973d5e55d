/// How the bytes of a file are to be read: spreadsheets of this country save both.
package enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case windows1252 = "windows-1252"

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The same text in UTF-8, without a byte order mark.
    ///
    /// - Parameter encoding: `nil` finds out.
    package static func decode(
        _ bytes: [UInt8], as encoding: TextEncoding?
    ) throws(ImportFailure) -> [UInt8] {
        try checkFormat(bytes)
        let text = bytes.starts(with: mark) ? Array(bytes[3...]) : bytes
        let said: TextEncoding
        if let encoding { said = encoding } else { said = try found(in: bytes) }
        switch said {
        case .utf8:
            guard String(validating: text, as: UTF8.self) != nil else {
                throw ImportFailure(line: Census(text).firstOther, why: "not UTF-8")
            }
            return text
        case .windows1252: return try fromWindows1252(text)
        }
    }

    /// What the bytes are, where that is certain: right UTF-8 is UTF-8, and Windows-1252 is what
    /// has letters that UTF-8 can't have, and nothing that only UTF-8 has.
    package static func found(in bytes: [UInt8]) throws(ImportFailure) -> TextEncoding {
        try checkFormat(bytes)
        if bytes.starts(with: mark) || String(validating: bytes, as: UTF8.self) != nil {
            return .utf8
        }
        let census = Census(bytes)
        guard census.isMixed else {
            try census.checkWords(bytes)
            return .windows1252
        }
        let isMostlyUTF8 = census.sequences + census.odd >= census.others
        let (line, this, rest) =
            isMostlyUTF8
            ? (census.firstOther, "not UTF-8", "UTF-8")
            : (census.firstSequence, "UTF-8", "Windows-1252")
        throw ImportFailure(
            line: line,
            why: "this line is \(this), and others of the file are \(rest): write it anew, or say "
                + "what all of it is, --encoding")
    }

    private static func checkFormat(_ bytes: [UInt8]) throws(ImportFailure) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            || bytes.prefix(16).contains(0)
        {
            throw ImportFailure(line: 0, why: "this is UTF-16: save it as `CSV UTF-8`")
        }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            throw ImportFailure(line: 0, why: "this is a workbook: save it as `CSV UTF-8`")
        }
    }

    private static func fromWindows1252(_ bytes: [UInt8]) throws(ImportFailure) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 16)
        var line = 1
        for byte in bytes {
            if byte == UInt8(ascii: "\n") { line += 1 }
            if byte < 0x80 {
                text.append(byte)
                continue
            }
            let code = byte < 0xA0 ? Self.high[Int(byte - 0x80)] : UInt16(byte)
            guard code > 0, let scalar = UnicodeScalar(code) else {
                let hex = String(byte, radix: 16, uppercase: true)
                throw ImportFailure(line: line, why: "byte \(hex) is no letter of Windows-1252")
            }
            text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        return text
    }

    /// 80 to 9F; 0 is not used (https://encoding.spec.whatwg.org/index-windows-1252.txt has
    /// controls there).
    private static let high: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
}

extension TextEncoding {
    /// The bytes outside ASCII of a file that is not UTF-8, counted by what they speak for.
    private struct Census {
        /// Letters and signs of UTF-8 that no text in Windows-1252 has: `Ã¥`, `â‚¬`.
        private(set) var sequences = 0
        /// Sequences that are two letters of Windows-1252 as well: the end of `NESCAFÉ®`.
        private(set) var odd = 0
        /// Bytes that belong to no sequence.
        private(set) var others = 0
        private(set) var firstSequence = 0
        private(set) var firstOther = 0

        init(_ bytes: [UInt8]) {
            let end = bytes.contains(UInt8(ascii: "\n")) ? UInt8(ascii: "\n") : UInt8(ascii: "\r")
            var (place, line) = (0, 1)
            while place < bytes.count {
                if bytes[place] == end { line += 1 }
                guard bytes[place] >= 0x80 else {
                    place += 1
                    continue
                }
                let length = Self.length(of: bytes, at: place)
                switch length {
                case 1:
                    if others == 0 { firstOther = line }
                    others += 1
                case 2 where bytes[place] > 0xC3: odd += 1
                default: sequences += 1
                }
                if length > 1, firstSequence == 0 { firstSequence = line }
                place += length
            }
        }

        private static func length(of bytes: [UInt8], at place: Int) -> Int {
            let length = [0xC2...0xDF, 0xE0...0xEF, 0xF0...0xF4].firstIndex {
                $0.contains(bytes[place])
            }
            guard let length, place + length + 2 <= bytes.count else { return 1 }
            let sequence = bytes[place..<place + length + 2]
            return String(validating: sequence, as: UTF8.self) == nil ? 1 : length + 2
        }

        var isMixed: Bool { sequences > 0 || odd * 4 >= others }

        /// A DOS or a Macintosh writes `å ä ö` with bytes that are signs in Windows-1252: where one
        /// stands inside of a word, and no letter of Windows-1252 anywhere, it is not that.
        func checkWords(_ bytes: [UInt8]) throws(ImportFailure) {
            let letters: Set<UInt8> = [0xC4, 0xC5, 0xC9, 0xD6, 0xE4, 0xE5, 0xE9, 0xF6]
            let signs: Set<UInt8> = [0x84, 0x86, 0x94, 0x8A, 0x8C, 0x8E, 0x8F, 0x99, 0x9A]
            guard !bytes.contains(where: letters.contains) else { return }
            var line = 1
            for place in bytes.indices.dropFirst().dropLast() {
                if bytes[place] == UInt8(ascii: "\n") { line += 1 }
                guard signs.contains(bytes[place]), Self.isLetter(bytes[place + 1]),
                    Self.isLetter(bytes[place - 1]) || bytes[place] == 0x8F || bytes[place] == 0x99
                else { continue }
                let hex = String(bytes[place], radix: 16, uppercase: true)
                throw ImportFailure(
                    line: line,
                    why: "byte \(hex) inside of a word: this is neither UTF-8 nor Windows-1252, "
                        + "but a DOS's or a Macintosh's letter: save it as `CSV UTF-8`")
            }
        }

        private static func isLetter(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
    }
}
