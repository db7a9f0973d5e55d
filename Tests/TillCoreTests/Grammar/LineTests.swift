import Testing
import TillCore
import TillTesting

@Suite struct LineTests {
    private func line(_ text: String) throws -> Line { try Line(parsing: Array(text.utf8)) }

    @Test func tokensAreArgumentsAndPairs() throws {
        let line = try line(#"ITEM  7310865001825 qty=2 "a b"*2@3.50 name="x \"y\" \\ \n \x1d" e="#)
        #expect(line.word == "ITEM")
        #expect(line.argument(1) == "7310865001825")
        #expect(line.value("qty") == "2")
        #expect(line.argument(3) == "a b")
        #expect(line.raw(line.tokens[3].suffix) == "*2@3.50")
        #expect(line.value("name") == "x \"y\" \\ \n \u{1D}")
        #expect(line.value("e") == "")
        #expect(line.value("none") == nil)
        #expect(line.tokens.count == 6)
    }

    @Test func aQuotedTokenIsAnArgumentAndABareOneWithAKeyAPair() throws {
        let line = try line(#""https://id/01/07310865001825?17=261130" Key=1 9k=2 a=b=c =d"#)
        #expect(line.argument(0) == "https://id/01/07310865001825?17=261130")
        #expect(line.word == "")
        #expect(line.argument(1) == "Key=1")
        #expect(line.argument(2) == "9k=2")
        #expect(line.value("a") == "b=c")
        #expect(line.argument(4) == "=d")
    }

    @Test(arguments: [
        (#"a "b"#, Line.Failure.syntax), (#"a"b"#, .syntax), (#"a k="b"c"#, .syntax),
        (#"a k=b"c"#, .syntax), (#""a\q""#, .syntax), (#""a\"#, .syntax), (#""\x4""#, .syntax),
        (#""\x80""#, .syntax), (#""\xg0""#, .syntax), (#""\x+f""#, .syntax), ("", .empty),
        ("   ", .empty), ("a\tb", .controlCharacter), ("a\u{0}", .controlCharacter),
        ("a\u{7F}", .controlCharacter), ("a\r", .controlCharacter),
    ])
    func whatCanNotBeRead(text: String, failure: Line.Failure) {
        #expect(throws: failure) { try line(text) }
    }

    @Test(arguments: [
        [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
    ])
    func whatIsNotUTF8(bytes: [UInt8]) {
        #expect(throws: Line.Failure.notUTF8) { try Line(parsing: [0x61] + bytes) }
    }

    @Test func whatIsWrittenIsReadAsTheSame() throws {
        var random = SplitMix64(seed: 7)
        let alphabet: [Character] =
            Array("abzAZ019 =\"\\\n\t\r._:+/@,*-#åÄö€\u{1D}\u{0}\u{7F}\u{85}").map { $0 }
            + ["🧀", "e\u{301}", "\u{FEFF}", "'", ">", "&"]
        for _ in 0..<5000 {
            let length = Int.random(in: 0...12, using: &random)
            let text = String((0..<length).map { _ in random.pick(alphabet) })
            var writer = TextWriter()
            writer.raw("word")
            writer.field("a", text)
            writer.argument(text)
            writer.field("b", text)
            let line = try Line(parsing: writer.bytes)
            #expect(line.value("a") == text)
            #expect(line.value("b") == text)
            // A bare argument may look like a pair only when it has an `=`, which is quoted.
            #expect(line.argument(2) == text)
            #expect(line.tokens.count == 4)
        }
    }

    @Test func noBytesMakeItFail() {
        var random = SplitMix64(seed: 8)
        let bytes = Array("aA0 =\"\\nx#-".utf8) + [0x1F, 0x7F, 0xC3, 0xA5]
        for _ in 0..<50_000 {
            let length = Int.random(in: 0...14, using: &random)
            let text = (0..<length).map { _ in random.pick(bytes) }
            guard let line = try? Line(parsing: text) else { continue }
            for token in line.tokens { _ = line.text(token) }
        }
    }

    @Test func recordsSayWhatIsWrong() throws {
        func failure(_ text: String) -> FieldReader.Failure? {
            do {
                _ = try Counter(reading: line(text))
                return nil
            } catch { return error as? FieldReader.Failure }
        }
        #expect(failure("c epoch=1 next=2") == nil)
        #expect(failure("c epoch=1") == .missing(key: "next"))
        #expect(failure("c epoch=1 next=02") == .bad(key: "next"))
        #expect(failure("c epoch=1 next=-0") == .bad(key: "next"))
        #expect(failure("c epoch=1 next=+2") == .bad(key: "next"))
        #expect(failure("c epoch=1 next=2 more=3") == .unknown(key: "more"))
        #expect(failure("c epoch=1 next=2 next=2") == .repeated(key: "next"))
    }
}

@Suite struct ReplyTests {
    @Test func threeKinds() throws {
        var answer = Answer()
        answer.row { $0.field("line", 1) }
        answer.row { $0.field("line", 2) }
        answer.field("total", Money(minor: 3380))
        let ok = Reply.ok(answer, number: 119)
        #expect(
            String(decoding: ok.bytes, as: UTF8.self)
                == "- line=1\n- line=2\nOK #119 total=33.80 rows=2\n")
        #expect(
            String(decoding: Reply.ok(Answer()).bytes, as: UTF8.self) == "OK\n")
        #expect(
            String(
                decoding: Refusal(.notPaid, "due", Money(minor: 1380)).reply(number: 122).bytes,
                as: UTF8.self) == "NO not-paid #122 \"Not all is paid\" due=13.80\n")
        #expect(
            String(decoding: Reply.bad("syntax", "A \"quote\"").bytes, as: UTF8.self)
                == "BAD syntax \"A \\\"quote\\\"\"\n")
    }

    @Test func areReadBack() throws {
        let line = try Line(parsing: Array("NO gap #124 \"This number\" next=122".utf8))
        guard case .status(.no, "gap", 124, let status)? = ReplyLine(line) else {
            Issue.record("not read")
            return
        }
        #expect(status.value("next") == "122")
        #expect(ReplyLine(try Line(parsing: Array("MAYBE #1".utf8))) == nil)
    }
}
