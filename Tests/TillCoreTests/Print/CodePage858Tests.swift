import Testing
import TillCore

@Suite struct CodePage858Tests {
    @Test func swedishLettersAndTheEuroHaveTheirBytes() {
        #expect(
            CodePage858.bytes("åäöÅÄÖéÉü€") == [
                0x86, 0x84, 0x94, 0x8F, 0x8E, 0x99, 0x82, 0x90, 0x81, 0xD5,
            ])
    }

    @Test func everyByteComesBackAsItself() {
        for byte: UInt8 in 0x20...0xFE where byte != 0x7F && byte != 0xF0 {
            #expect(CodePage858.bytes(CodePage858.text([byte])) == [byte])
            #expect(CodePage858.text([byte]) == ReceiptPrinter.letter(byte))
        }
    }

    @Test func aLetterInTwoScalarsIsOneColumn() {
        #expect(CodePage858.bytes("A\u{30A}a\u{308}e\u{301}") == [0x8F, 0x84, 0x82])
    }

    @Test(arguments: [
        ("Žižka", "Zizka"), ("a–b—c", "a-b-c"), ("“Livs”", "\"Livs\""), ("Łódź", "Lódz"),
        ("tre…", "tre..."), ("日本", "??"), ("🇸🇪👨‍👩‍👧", "??"), ("å\u{323}", "å"), ("\r\n", " "),
        ("a\tb\u{7F}c\u{85}d\u{2028}e", "a b c d e"), ("\u{1B}@\0\u{9B}2J", " @  2J"),
        ("a\u{200B}b\u{200D}c\u{AD}d\u{FEFF}e\u{202E}f", "abcdef"), ("\u{301}a", "a"),
        ("[]{}\\|^~`$#@", "[]{}\\|^~`$#@"), ("10\u{A0}000\u{202F}kr\u{2009}.", "10 000 kr ."),
        ("\u{212B}ngström", "Ångström"), ("", ""), ("½ × 3 °C §", "½ × 3 °C §"),
    ])
    func whatItLacksIsWrittenWithWhatItHas(text: String, expected: String) {
        #expect(CodePage858.text(CodePage858.bytes(text)) == expected)
    }

    /// Every scalar of the planes that have letters, and the tags: alone and behind a letter.
    @Test func noScalarCanBecomeACommand() {
        let scalars = [0...0x1FFFF, 0xE0000...0xE01FF].joined().compactMap(Unicode.Scalar.init)
        let bad = scalars.filter { scalar in
            let bytes = CodePage858.bytes("\(scalar)") + CodePage858.bytes("a\(scalar)")
            return bytes.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xF0 }
        }
        #expect(bad == [])
    }
}
