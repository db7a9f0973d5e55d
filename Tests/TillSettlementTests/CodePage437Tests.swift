import Testing

@testable import TillSettlement

@Suite struct CodePage437Tests {
    @Test func `Swedish letters have their bytes`() {
        #expect(
            CodePage437.bytes("åäöÅÄÖéÉü") == [
                0x86, 0x84, 0x94, 0x8F, 0x8E, 0x99, 0x82, 0x90, 0x81,
            ]
        )
    }

    @Test func `the upper half is whole`() {
        let bytes = CodePage437.bytes(CodePage437.upperHalf)
        #expect(bytes == Array(0x80...0xFE))
    }

    @Test func `a letter in two scalars is the same letter`() {
        #expect(CodePage437.bytes("A\u{30A}a\u{308}") == [0x8F, 0x84])
    }

    @Test(arguments: [
        ("Smørrebrød", "Smorrebrod"), ("5 €", "5 EUR"), ("a–b—c", "a-b-c"), ("Žižka", "Zizka"),
        ("{a}\\b", "(a)/b"), ("“Livs”", "\"Livs\""), ("a\tb\u{7F}c\u{A0}d", "a b c d"),
        ("日本", "??"),
        ("ā́", "a"), ("x\u{327}", "x"), ("🇸🇪", "?"), ("\r\n", " "),
    ])
    func `what it lacks is written with what it has`(text: String, expected: String) {
        #expect(CodePage437.bytes(text) == expected.unicodeScalars.map { UInt8($0.value) })
    }

    @Test func `ASCII stays itself`() {
        let text = (0x20..<0x7F).map { String(UnicodeScalar(UInt8($0))) }.joined()
            .filter { !"{}\\".contains($0) }
        #expect(CodePage437.bytes(text) == Array(text.utf8))
    }
}
