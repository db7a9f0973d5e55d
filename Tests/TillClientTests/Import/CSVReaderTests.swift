import Testing
import TillClient
import TillCore

@Suite struct CSVReaderTests {
    private func records(_ text: String, _ delimiter: Character = ",") throws -> [[String]] {
        var reader = CSVReader(Array(text.utf8), delimiter: delimiter.asciiValue ?? 0)
        var records: [[String]] = []
        while let record = try reader.next() { records.append(record.fields.map(reader.text)) }
        return records
    }

    private func lines(_ text: String) throws -> [Int] {
        var reader = CSVReader(Array(text.utf8))
        var lines: [Int] = []
        while let record = try reader.next() { lines.append(record.line) }
        return lines
    }

    @Test func readsBareAndQuotedFields() throws {
        #expect(
            try records("a,b\nc,\"d, \"\"e\"\"\"\n") == [["a", "b"], ["c", "d, \"e\""]])
        #expect(try records("a,,\r\n") == [["a", "", ""]])
        #expect(try records("a,\"\"") == [["a", ""]])
        #expect(try records("a,") == [["a", ""]])
        #expect(try records("é,ö") == [["é", "ö"]])
        #expect(try records("").isEmpty)
        #expect(try records("a;b,c;\"d;e\"\n", ";") == [["a", "b,c", "d;e"]])
    }

    @Test func passesOverWhatIsEmpty() throws {
        #expect(try records("\n\r\na,b\n,\n , \n\"\"\nc,d\n") == [["a", "b"], ["c", "d"]])
    }

    @Test func countsLinesAlsoInsideQuotes() throws {
        #expect(try lines("a\n\n\"b\nc\"\r\nd\n") == [1, 3, 5])
        #expect(try lines("a\r\r\"b\rc\"\rd") == [1, 3, 5])
    }

    @Test func linesMayEndInCRAlone() throws {
        #expect(try records("a,b\rc,d\r") == [["a", "b"], ["c", "d"]])
    }

    @Test(arguments: [
        ("a\nb\"c\n", 2), ("a\n\"b\"c\n", 2), ("a\n\n\"b\nc", 3), ("a\rb\n", 1),
    ])
    func saysInWhichLineItStumbles(text: String, line: Int) {
        #expect {
            try records(text)
        } throws: { error in
            (error as? ImportFailure)?.line == line
        }
    }

    @Test func goesOnBehindALineThatCantBeRead() throws {
        var reader = CSVReader(Array("a\"\n\"b\nc\n".utf8))
        #expect(throws: ImportFailure.self) { try reader.next() }
        #expect(throws: ImportFailure.self) { try reader.next() }  // never closed
        let record = try #require(try reader.next())
        #expect(record.line == 3 && reader.text(record.fields[0]) == "c")
        #expect(try reader.next() == nil)
    }

    @Test func trimsBlanksOfEveryKind() throws {
        var reader = CSVReader(Array(" a\u{A0} ,\u{A0},\" b \"\"c\"\" \",à".utf8))
        let record = try #require(try reader.next())
        #expect(record.fields.map(reader.trimmed) == ["a", "", "b \"c\"", "à"])
    }

    @Test(arguments: [
        ("a,b;c,d\n;;;;;", ","), ("a;b\n", ";"), ("a\tb,c\td", "\t"), ("code\n", ","),
        ("\"a,b,c\";d\n", ";"), ("\n\na;b", ";"),
    ])
    func findsTheDelimiter(text: String, delimiter: Character) {
        #expect(CSVReader.delimiter(of: Array(text.utf8)) == delimiter.asciiValue)
    }

    /// Whatever is written after the RFC is read as it was.
    @Test(arguments: 0..<200)
    func readsWhatWasWritten(seed: Int) throws {
        var random = Chance(seed: seed)
        let delimiter = random.of([",", ";", "\t"])
        let end = random.of(["\n", "\r\n"])
        let pieces = ["a", "å", "\"", ",", ";", "\t", " ", "\n", "\r\n", "12", ".", ""]
        let table = (0..<6).map { _ in
            // A word in front, so that no record is passed over.
            ["x"] + (0..<4).map { _ in (0..<3).map { _ in random.of(pieces) }.joined() }
        }
        let text = table.map { record in
            record.map { field in
                let isPlain = !field.contains { "\",;\t\n\r\r\n".contains($0) }
                let quoted = "\"" + field.replacing("\"", with: "\"\"") + "\""
                return isPlain && random.of([true, false]) ? field : quoted
            }.joined(separator: delimiter)
        }.joined(separator: end)
        #expect(try records(text, Character(delimiter)) == table, "\(text)")
    }
}

/// Numbers that come again for the same seed.
struct Chance {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func of<Element>(_ elements: [Element]) -> Element {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return elements[Int(state >> 33) % elements.count]
    }
}
