/// IBM's code page 437, the only characters that a SIE file may hold (SIE 4B, 5.8: "PC8").
///
/// What it lacks is written with what it has: ø as o, € as EUR, a dash as `-`; what nothing stands
/// for becomes `?`. Braces and backslashes, which mean something in SIE and which readers of it
/// disagree on, become parentheses and slashes, and control characters spaces.
enum CodePage437 {
    static func bytes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for character in text { append(character, to: &bytes) }
        return bytes
    }

    private static func append(_ character: Character, to bytes: inout [UInt8]) {
        if let replacement = replacements[character] {
            bytes.append(contentsOf: replacement.utf8)
        } else if let byte = high[character] {
            bytes.append(byte)
        } else if let first = character.unicodeScalars.first {
            // A letter with marks that are scalars of their own: the letter stays, the marks go.
            if character.unicodeScalars.count > 1 {
                append(Character(first), to: &bytes)
            } else {
                bytes.append(first.isASCII ? printable(first) : UInt8(ascii: "?"))
            }
        }
    }

    private static func printable(_ scalar: Unicode.Scalar) -> UInt8 {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        return byte < 0x20 || byte == 0x7F ? UInt8(ascii: " ") : byte
    }

    /// 0x80 and up, in order. 0xFF, a space that doesn't break, is left out.
    static let upperHalf =
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
        + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■"

    /// Equal characters are equal however they are composed: `å` in one scalar or in two.
    private static let high: [Character: UInt8] = Dictionary(
        uniqueKeysWithValues: zip(upperHalf, 0x80...))

    private static let replacements: [Character: String] = {
        let table: [(characters: String, replacement: String)] = [
            ("{", "("), ("}", ")"), ("\\", "/"), ("\u{A0}\u{2009}\u{202F}\r\n", " "),
            ("ÀÁÂÃĀĂĄ", "A"), ("ãāăą", "a"), ("ĆĈĊČ", "C"), ("ćĉċč", "c"), ("ĎĐÐ", "D"),
            ("ďđð", "d"), ("ÈÊËĒĔĖĘĚ", "E"), ("ēĕėęě", "e"), ("ĜĞĠĢ", "G"), ("ĝğġģ", "g"),
            ("ĤĦ", "H"), ("ĥħ", "h"), ("ÌÍÎÏĨĪĬĮİ", "I"), ("ĩīĭįı", "i"), ("Ĵ", "J"), ("ĵ", "j"),
            ("Ķ", "K"), ("ķ", "k"), ("ĹĻĽĿŁ", "L"), ("ĺļľŀł", "l"), ("ŃŅŇ", "N"), ("ńņň", "n"),
            ("ÒÓÔÕØŌŎŐ", "O"), ("õøōŏő", "o"), ("ŔŖŘ", "R"), ("ŕŗř", "r"), ("ŚŜŞŠȘ", "S"),
            ("śŝşšș", "s"), ("ŢŤŦȚ", "T"), ("ţťŧț", "t"), ("ÙÚÛŨŪŬŮŰŲ", "U"), ("ũūŭůűų", "u"),
            ("Ŵ", "W"), ("ŵ", "w"), ("ÝŶŸ", "Y"), ("ýŷ", "y"), ("ŹŻŽ", "Z"), ("źżž", "z"),
            ("Þ", "Th"), ("þ", "th"), ("Œ", "OE"), ("œ", "oe"), ("ẞ", "SS"), ("€", "EUR"),
            ("–—‒‐‑−―", "-"), ("‘’‚‛′", "'"), ("“”„‟″", "\""), ("…", "..."), ("×", "x"),
            ("•", "·"), ("™", "(TM)"), ("©", "(C)"), ("®", "(R)"), ("¹", "1"), ("³", "3"),
            ("¾", "3/4"), ("‰", "o/oo"), ("§", "par."),
        ]
        var replacements: [Character: String] = [:]
        for row in table {
            for character in row.characters { replacements[character] = row.replacement }
        }
        return replacements
    }()
}
