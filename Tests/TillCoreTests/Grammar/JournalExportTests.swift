import TillCore
import TillTesting
import Testing

/// One form, to the byte: what is written is read back, and nothing else is read.
@Suite struct JournalExportTests {
    private static let hash = String(repeating: "0a", count: 32)
    private static let good = line("entry 7 x\\n")

    private static func line(_ text: String, entry: String = "7", hash: String = hash) -> String {
        "{\"entry\":\(entry),\"hash\":\"\(hash)\",\"text\":\"\(text)\"}\n"
    }

    private func entry(_ number: Int, _ text: String) throws -> StoredEntry {
        StoredEntry(
            number: number, hash: try #require(Hex(text: Self.hash)), text: Array(text.utf8))
    }

    /// All entries of a file; the failure when it isn't one.
    private func read(_ file: some Sequence<UInt8>) throws -> [StoredEntry] {
        var reader = JournalExport()
        reader.append(file)
        var entries: [StoredEntry] = []
        while let entry = try reader.next() { entries.append(entry) }
        try reader.finish()
        return entries
    }

    @Test func thisIsHowItLooks() throws {
        let text = "entry 7 \"Mjölk\\\"\nby\u{1D}\t\r\u{7F}te\u{0}s\n"
        let written =
            "entry 7 \\\"Mjölk\\\\\\\"\\nby\\u001d\\u0009\\u000d\u{7F}te\\u0000s\\n"
        let entry = try entry(7, text)
        #expect(String(decoding: entry.exported, as: UTF8.self) == Self.line(written))
        #expect(try read(entry.exported) == [entry])
    }

    /// Any text, and the file in pieces of any size.
    @Test func whatIsWrittenIsReadBack() throws {
        var random = SplitMix64(seed: 7)
        let hard: [Unicode.Scalar] = [
            "\"", "\\", "\n", "n", "u", "0", "{", "}", "\u{0}", "\u{1F}", "\u{7F}", "å", "€", "𝄞",
        ]
        for first in 1...200 {
            let entries = try (0..<5).map { offset in
                var text = String.UnicodeScalarView()
                for _ in 0..<Int.random(in: 0...40, using: &random) {
                    text.append(random.pick(hard))
                }
                return try entry(first + offset, String(text))
            }
            var rest = entries.flatMap(\.exported)[...]
            var reader = JournalExport()
            var found: [StoredEntry] = []
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...90, using: &random))
                rest = rest.dropFirst(piece.count)
                reader.append(piece)
                while let entry = try reader.next() { found.append(entry) }
            }
            try reader.finish()
            #expect(found == entries)
        }
    }

    /// Whatever byte of a line is another one: either it is no line any more, or it says so of
    /// another entry.
    @Test func everyByteCounts() throws {
        let line = Array(Self.line("a\\\"\\\\\\n\\u001då").utf8)
        let entry = try read(line)[0]
        for index in line.indices {
            // A bit of it, or one of those that mean something.
            let others = (0..<8).map { line[index] ^ 1 << $0 } + Array("\"\\\nu0aA9 }".utf8)
            for byte in Set(others) where byte != line[index] {
                var changed = line
                changed[index] = byte
                guard let other = try? read(changed), !other.isEmpty else { continue }
                #expect(other != [entry])
                #expect(other.flatMap(\.exported) == changed)
            }
        }
    }

    @Test(
        arguments: [
            ("", .notAnEntry), ("{}", .notAnEntry), (" " + good, .notAnEntry),
            (good.replacing(":7", with: ": 7"), .badNumber), (line("", entry: "07"), .badNumber),
            (line("", entry: "0"), .badNumber), (line("", entry: "-1"), .badNumber),
            (line("", entry: "1000000000000000"), .badNumber),
            (line("", entry: "\"7\""), .badNumber),
            (line("", hash: "0a"), .badHash), (line("", hash: hash.uppercased()), .badHash),
            (line("", hash: hash + "0a"), .notAnEntry),
            (good.replacing("}", with: "} "), .notAnEntry),
            (good.replacing("}", with: ""), .notAnEntry),
            (good.replacing("}\n", with: "}\r\n"), .notAnEntry),
            (line("\\u000a"), .badText), (line("\\u0022"), .badText), (line("\\u001D"), .badText),
            (line("\\t"), .badText), (line("\\/"), .badText), (line("\\u00e5"), .badText),
            (line("\\u0020"), .badText), (line("\\u00"), .badText), (line("\\"), .badText),
            (line("a\"b"), .badText), (line("a\tb"), .badText), (line("\",\"more\":\""), .badText),
        ] as [(String, JournalExport.Reason)])
    func nothingElseIsRead(line: String, reason: JournalExport.Reason) throws {
        let file = line.hasSuffix("\n") ? line : line + "\n"
        #expect(throws: JournalExport.Failure(line: 1, reason: reason)) {
            try read(file.utf8)
        }
    }

    @Test func textIsUTF8() throws {
        var line = Array(Self.line("å").utf8)
        let place = try #require(line.firstIndex(of: 0xC3))
        line[place] = UInt8(ascii: "x")
        #expect(throws: JournalExport.Failure(line: 1, reason: .notUTF8)) { try read(line) }
    }

    @Test func entriesStandInARow() throws {
        let file = try [7, 8, 10].flatMap { try entry($0, "x").exported }
        let failure = JournalExport.Failure(line: 3, reason: .outOfOrder(expected: 9))
        #expect(throws: failure) { try read(file) }
        #expect(failure.sentence == "line 3: entry 9 should stand here")
        var behind = JournalExport(after: 5)
        behind.append(file)
        #expect(throws: JournalExport.Failure(line: 1, reason: .outOfOrder(expected: 6))) {
            try behind.next()
        }
    }

    @Test func theLastLineHasItsEnd() throws {
        let file = try [1, 2].flatMap { try entry($0, "x").exported }
        #expect(try read([]) == [])
        for length in 1..<file.count where length != file.count / 2 {
            #expect(throws: JournalExport.Failure.self) { try read(file.prefix(length)) }
        }
        #expect(throws: JournalExport.Failure(line: 2, reason: .cutOff)) {
            try read(file.dropLast())
        }
    }
}
