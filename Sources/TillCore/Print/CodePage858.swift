/// Code page 858, which receipt printers have: ASCII, the letters of western Europe, and €.
///
/// A printed character is one byte and one column, so text is turned into bytes first and set in
/// columns then: a width can't be counted wrongly, and what is not printable is gone before anyone
/// looks for a place to break it. A paper as plain text goes the same way and back, so that it
/// shows what a printer would.
///
/// What the page lacks is written with what it has (š as s, a long dash as `-`); what nothing
/// stands for becomes `?`. Control characters become spaces: no text can hold a printer's command.
package enum CodePage858 {
    package static let space = UInt8(ascii: " ")
    /// A space at which no row is broken: inside an amount.
    package static let hardSpace: UInt8 = 0xFF

    package static func bytes(_ text: String) -> [UInt8] {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return Array(text.utf8) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for character in text { append(character, to: &bytes) }
        return bytes
    }

    /// Printed characters as text again; both spaces are a space.
    package static func text(_ bytes: some Sequence<UInt8>) -> String {
        var text = ""
        for byte in bytes {
            switch byte {
            case hardSpace: text.append(" ")
            case 0x80...: text.append(characters[Int(byte) - 0x80])
            default: text.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return text
    }

    /// The same, with spaces at which no row is broken.
    static func unbroken(_ bytes: [UInt8]) -> [UInt8] {
        bytes.map { $0 == space ? hardSpace : $0 }
    }

    static func capitals(_ bytes: [UInt8]) -> [UInt8] {
        bytes.flatMap { $0 == hardSpace ? [$0] : Self.bytes(text([$0]).uppercased()) }
    }

    private static func append(_ character: Character, to bytes: inout [UInt8]) {
        if let byte = high[character] {
            bytes.append(byte)
        } else if let standIn = StandIns.latin[character] {
            bytes += Self.bytes(standIn)
        } else if let first = character.unicodeScalars.first {
            // A letter with marks that are scalars of their own: the letter stays, the marks go.
            if character.unicodeScalars.count > 1 {
                append(Character(first), to: &bytes)
            } else if let byte = byte(of: first) {
                bytes.append(byte)
            }
        }
    }

    /// What a scalar that no letter stands for is printed as; nothing when it has no width.
    private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        if (0x20..<0x7F).contains(scalar.value) { return UInt8(scalar.value) }
        if scalar.properties.isDefaultIgnorableCodePoint { return nil }
        switch scalar.properties.generalCategory {
        case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: return space
        case .format, .nonspacingMark, .enclosingMark: return nil
        default: return UInt8(ascii: "?")
        }
    }

    /// 0x80 and up, in order. 0xF0 is a hyphen that shows only where a word is broken.
    static let characters = Array(
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤"
            + "ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}")

    /// Equal characters are equal however they are composed: `å` in one scalar or in two.
    private static let high: [Character: UInt8] = {
        var high: [Character: UInt8] = [:]
        for (character, byte) in zip(characters, 0x80...UInt8.max) where byte != 0xF0 {
            high[character] = byte
        }
        high["\u{202F}"] = hardSpace
        return high
    }()
}
