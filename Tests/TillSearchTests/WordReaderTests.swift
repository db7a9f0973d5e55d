import Testing

@testable import TillSearch

@Suite struct WordReaderTests {
    private func words(_ text: String) -> String {
        WordReader.words(of: text).map { word in
            let own = [Letter.aWithRing: "å", Letter.aWithDots: "ä", Letter.oWithDots: "ö"]
            return word.letters.map { range in
                own[word[range.lowerBound]] ?? String(decoding: word[range], as: UTF8.self)
            }.joined()
        }.joined(separator: " ")
    }

    @Test(arguments: [
        ("Havremjölk 1 l", "havremjölk 1 l"), ("ÄGG 6-P", "ägg 6 p"),
        ("Crème Fraîche", "creme fraiche"),
        ("1,5l 33cl", "1 5 l 33 cl"), ("Weißbier Smørrebrød Æbler", "weissbier smörrebröd aebler"),
        ("Kellogg's d'ail M&M's", "kelloggs d ail m ms"), ("l’eau", "l eau"),
        ("Молоко ЙОГУРТ", "молоко йогурт"),
        ("a\u{30A}l o\u{308}l A\u{308}l e\u{308}", "ål öl äl e"),
        ("☕️ ♥ 🥛", ""), ("\u{0}\u{7}", ""), ("", ""), ("'s", "s"), ("''", ""),
        ("x\u{AD}y", "xy"), ("２ l", "2 l"), ("牛乳", "牛乳"),
    ])
    func namesAreTakenApart(text: String, expected: String) { #expect(words(text) == expected) }

    @Test func whatIsTooLongIsCut() {
        #expect(WordReader.words(of: String(repeating: "ä", count: 500)).map(\.count) == [60])
    }
}
