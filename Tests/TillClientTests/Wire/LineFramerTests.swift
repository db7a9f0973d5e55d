import Testing
import TillClient

struct LineFramerTests {
    private func lines(_ parts: [String]) throws -> [String] {
        var framer = LineFramer()
        var lines: [String] = []
        for part in parts {
            framer.append(Array(part.utf8))
            while let line = try framer.next() {
                lines.append(String(decoding: line, as: UTF8.self))
            }
        }
        return lines
    }

    @Test func cutsAtLineFeedsHoweverTheBytesCome() throws {
        #expect(try lines(["OK\n- a=1\n"]) == ["OK", "- a=1"])
        #expect(try lines(["O", "K", "\n\n", "x"]) == ["OK", ""])
        #expect(try lines(["OK\r\n", "a\rb\n"]) == ["OK", "a\rb"])
    }

    @Test func takesALineOf16KiBAndNoLonger() throws {
        let longest = String(repeating: "x", count: LineFramer.limit)
        #expect(try lines([longest + "\r\n", "OK\n"]) == [longest, "OK"])
        #expect(throws: LineFramer.Failure.lineTooLong) { try lines([longest + "x\n"]) }
        #expect(throws: LineFramer.Failure.lineTooLong) { try lines([longest, "xx"]) }
    }
}
