import Testing
import TillClient

struct KeyDecoderTests {
    private func keys(_ text: String) -> [Keystroke] {
        var decoder = KeyDecoder()
        return decoder.received(Array(text.utf8)) + decoder.fellSilent()
    }

    @Test func textIsUTF8() {
        #expect(keys("aåÄö€é😀") == "aåÄö€é😀".map(Keystroke.text))
        // A mark that combines comes by itself, and joins the letter before it later.
        #expect(keys("e\u{301}").count == 2)
    }

    @Test(arguments: [
        ("\u{1B}[A", Keystroke.up), ("\u{1B}OB", .down), ("\u{1B}[C", .right), ("\u{1B}[D", .left),
        ("\u{1B}[H", .home), ("\u{1B}[4~", .end), ("\u{1B}[5~", .pageUp),
        ("\u{1B}[6~", .pageDown), ("\u{1B}[3~", .delete), ("\u{1B}OP", .function(1)),
        ("\u{1B}[11~", .function(1)), ("\u{1B}[[A", .function(1)), ("\u{1B}[15~", .function(5)),
        ("\u{1B}[17~", .function(6)), ("\u{1B}[21~", .function(10)), ("\u{1B}[24~", .function(12)),
        ("\u{1B}[1;5R", .function(3)), ("\u{1B}[15;2~", .function(5)), ("\u{1B}", .escape),
        ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace),
        ("\u{3}", .control("c")), ("\u{1D}", .text("\u{1D}")),
    ])
    func everyKeyIsOne(bytes: String, key: Keystroke) {
        #expect(keys(bytes) == [key])
    }

    /// Over a slow link the bytes of a key come one by one.
    @Test func keysComeInParts() {
        var decoder = KeyDecoder()
        #expect(decoder.received([0x1B]) == [])
        #expect(decoder.isUndecided)
        #expect(decoder.received(Array("[2".utf8)) == [])
        #expect(decoder.received(Array("0~".utf8)) == [.function(9)])
        #expect(!decoder.isUndecided)
        #expect(decoder.received([0xC3]) == [])
        #expect(decoder.received([0xA5]) == [.text("å")])
    }

    @Test func anEscapeIsOneAfterSilence() {
        var decoder = KeyDecoder()
        #expect(decoder.received([0x1B]) == [])
        #expect(decoder.fellSilent() == [.escape])
        #expect(decoder.fellSilent() == [])
        #expect(keys("\u{1B}c") == [.escape, .text("c")])
        #expect(keys("\u{1B}\u{1B}[A") == [.escape, .up])
    }

    @Test func aScannersLineEndIsOneEnter() {
        #expect(keys("1\r\n2\r\n") == [.text("1"), .enter, .text("2"), .enter])
        #expect(keys("\r\r") == [.enter, .enter])
    }

    @Test func whatIsNoKeyIsNothing() {
        var decoder = KeyDecoder()
        #expect(decoder.received([0xFF, 0xC3, 0x28, 0x80]) == [.text("(")])
        #expect(keys("\u{1B}[99~\u{1B}[?1;2c\u{1B}[200~x") == [.text("x")])
        let endless = "\u{1B}[" + String(repeating: "1;", count: 40)
        #expect(keys(endless).count < 80)
        // Every byte twice over, in whatever state: nothing breaks.
        for first in 0...255 {
            for second in 0...255 {
                var decoder = KeyDecoder()
                _ = decoder.received([UInt8(first), UInt8(second)])
                _ = decoder.fellSilent()
                #expect(!decoder.isUndecided)
            }
        }
    }
}
