/// How the bytes of a file are to be read: spreadsheets of this country save both.
package enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case windows1252 = "windows-1252"

    /// The same text in UTF-8, without a byte order mark.
    ///
    /// - Parameter encoding: `nil` finds out: what is right UTF-8 is UTF-8, for text in
    ///   Windows-1252 with a letter like å in it hardly ever is.
    package static func decode(
        _ bytes: [UInt8], as encoding: TextEncoding?
    ) throws(ImportFailure) -> [UInt8] {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw ImportFailure(line: 0, why: "this is UTF-16: save it as `CSV UTF-8`")
        }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            throw ImportFailure(line: 0, why: "this is a workbook: save it as `CSV UTF-8`")
        }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let text = hasMark ? Array(bytes[3...]) : bytes
        let isUTF8 = String(validating: text, as: UTF8.self) != nil
        switch encoding ?? (isUTF8 || hasMark ? .utf8 : .windows1252) {
        case .utf8:
            guard isUTF8 else {
                throw ImportFailure(line: firstBadLine(of: text), why: "not UTF-8")
            }
            return text
        case .windows1252: return try fromWindows1252(text)
        }
    }

    private static func firstBadLine(of bytes: [UInt8]) -> Int {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return 1 + (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0)
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
