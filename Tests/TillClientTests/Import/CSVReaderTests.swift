import Testing
import TillClient

struct CSVReaderTests {
    private func records(_ text: String) throws -> [CSVReader.Record] {
        var reader = CSVReader(Array(text.utf8))
        var records: [CSVReader.Record] = []
        while let record = try reader.next() { records.append(record) }
        return records
    }

    @Test func readsBareAndQuotedFields() throws {
        #expect(
            try records("a,b\nc,\"d, \"\"e\"\"\"\n").map(\.fields) == [
                ["a", "b"], ["c", "d, \"e\""],
            ])
        #expect(try records("a,,\r\n").map(\.fields) == [["a", "", ""]])
        #expect(try records("a,\"\"").map(\.fields) == [["a", ""]])
        #expect(try records("a,").map(\.fields) == [["a", ""]])
        #expect(try records("\u{FEFF}é,ö").map(\.fields) == [["é", "ö"]])
        #expect(try records("").isEmpty)
    }

    @Test func countsLinesAlsoInsideQuotes() throws {
        let records = try records("a\n\n\"b\nc\"\r\nd\n")
        #expect(records.map(\.line) == [1, 3, 5])
        #expect(records.map(\.fields) == [["a"], ["b\nc"], ["d"]])
    }

    @Test(arguments: [
        ("a\nb\"c\n", 2), ("a\n\"b\"c\n", 2), ("a\n\n\"b\nc", 3), ("a\rb\n", 1),
    ])
    func saysInWhichLineItStumbles(text: String, line: Int) {
        #expect {
            try records(text)
        } throws: { error in
            (error as? CSVReader.Failure)?.line == line
        }
    }

    @Test func wantsUTF8() {
        #expect(throws: CSVReader.Failure.self) {
            var reader = CSVReader([0x61, 0xE5, 0x0A])
            _ = try reader.next()
        }
    }
}
