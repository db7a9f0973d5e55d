import Testing
import TillClient

struct TypedLineTests {
    private func line(_ text: String, selected: Bool = false, _ keys: Keystroke...) -> TypedLine {
        var line = TypedLine(text, selected: selected)
        for key in keys { _ = line.pressed(key) }
        return line
    }

    @Test func isEditedAtTheCursor() {
        #expect(line("12", .left, .text("5")).text == "152")
        #expect(line("åäö", .backspace).text == "åä")
        #expect(line("åäö", .home, .delete).text == "äö")
        #expect(line("åäö", .home, .backspace).text == "åäö")
        #expect(line("åäö", .delete).text == "åäö")
        #expect(line("åäö", .left, .left, .end, .text("!")).text == "åäö!")
        #expect(line("åäö", .control("u")).text == "")
    }

    @Test func aSelectedLineIsReplacedByTypingAndKeptByArrows() {
        #expect(line("12", selected: true, .text("9")).text == "9")
        #expect(line("12", selected: true, .left, .text("9")).text == "192")
        #expect(line("12", selected: true, .backspace).text == "1")
    }

    @Test func aMarkJoinsItsLetter() {
        let line = line("", .text("e"), .text("\u{301}"), .text("a"))
        #expect(line.text == "e\u{301}a")
        #expect(line.cursor == 2)
    }

    @Test func hasALimit() {
        var line = TypedLine()
        for _ in 0..<1000 { _ = line.pressed(.text("x")) }
        #expect(line.text.count == 400)
    }

    @Test func otherKeysAreNotItsOwn() {
        var line = TypedLine("1")
        let isEnterItsOwn = line.pressed(.enter)
        let isFunctionItsOwn = line.pressed(.function(1))
        #expect(!isEnterItsOwn && !isFunctionItsOwn)
        #expect(line.text == "1")
    }
}
