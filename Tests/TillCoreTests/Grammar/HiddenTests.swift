import Testing
import TillCore

@Suite struct HiddenTests {
    @Test(arguments: [
        ("a\u{1B}[31mb", "\\x1b"), ("a\nb", "\\n"), ("\u{0}", "\\x00"), ("a\u{7F}", "\\x7f"),
        ("a\u{9B}b", "\\u{9b}"), ("a\u{202E}b", "\\u{202e}"), ("a\u{2066}b", "\\u{2066}"),
        ("a\u{200B}b", "\\u{200b}"), ("a\u{FEFF}b", "\\u{feff}"), ("a\u{2028}b", "\\u{2028}"),
        ("a\u{AD}b", "\\u{ad}"), ("a\u{200D}b", "\\u{200d}"), ("\u{FE0F}", "\\u{fe0f}"),
        ("a\u{E0041}", "\\u{e0041}"), ("a\u{3164}", "\\u{3164}"),
    ])
    func whatIsHiddenIsFoundAndWrittenOut(text: String, hidden: String) {
        #expect(text.hiddenCharacter == hidden)
        #expect(text.shown.contains(hidden))
        #expect(text.shown.hiddenCharacter == nil)
        #expect(text.printable.hiddenCharacter == nil)
        #expect(text.printable.unicodeScalars.count == text.unicodeScalars.count)
    }

    @Test(arguments: [
        "Ko Mellanmjölk", "Crème Fraîche 34\u{A0}%", "Пельмени", "牛乳", "👨‍👩‍👧‍👦", "❤️", "می‌خواهم",
        "क्‍ष", "e\u{301}", "", "\\x1b", "\"",
    ])
    func namesHaveNothingHidden(text: String) {
        #expect(text.hiddenCharacter == nil)
        #expect(text.shown == text)
        #expect(text.printable == text)
    }
}
