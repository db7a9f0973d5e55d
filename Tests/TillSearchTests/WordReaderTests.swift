import Testing

@testable import TillSearch

@Suite struct WordReaderTests {
    private func words(_ text: String) -> String {
        WordReader.words(of: text).map { String(decoding: $0, as: UTF8.self) }
            .joined(separator: " ")
    }

    @Test(arguments: [
        ("Havremjölk 1 l", "havremjolk 1 l"), ("ÄGG 6-P", "agg 6 p"),
        ("Crème Fraîche", "creme fraiche"),
        ("1,5l 33cl", "1 5 l 33 cl"), ("Weißbier Smørrebrød Æbler", "weissbier smorrebrod aebler"),
        ("Kellogg's d'ail M&M's", "kelloggs d ail m ms"), ("l’eau", "l eau"),
        ("Молоко ЙОГУРТ", "молоко йогурт"), ("a\u{30A}l o\u{308}l", "al ol"),
        ("☕️ ♥ 🥛", ""), ("\u{0}\u{7}", ""), ("", ""), ("'s", "s"), ("''", ""),
        ("x\u{AD}y", "xy"), ("２ l", "2 l"), ("牛乳", "牛乳"),
    ])
    func namesAreTakenApart(text: String, expected: String) { #expect(words(text) == expected) }

    @Test func whatIsTooLongIsCut() {
        #expect(WordReader.words(of: String(repeating: "ä", count: 500)).map(\.count) == [60])
    }
}
