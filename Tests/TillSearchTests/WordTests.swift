import Testing
import TillSearch

@Suite("Words")
struct WordTests {
    @Test("A word is empty at first")
    func empty() { #expect(Word().text == "") }
}
