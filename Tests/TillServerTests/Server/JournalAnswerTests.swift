import Testing
import TillCore
import TillEngine

@testable import TillServer

/// How entries are cut into rows, and replies into pages.
@Suite struct JournalAnswerTests {
    /// A journal in memory: what is read is what stands here.
    private struct Kept: Entries {
        var entries: [StoredEntry]

        init(_ texts: String...) {
            entries = texts.enumerated().map { index, text in
                StoredEntry(
                    number: index + 1, hash: Hex([UInt8](repeating: 7, count: 32)),
                    text: Array(text.utf8))
            }
        }

        var end: Chain {
            Chain(head: Hex([UInt8](repeating: 7, count: 32)), entry: entries.count)
        }

        func read(
            from first: Int, limit: Int, bytes: Int
        ) throws -> (entries: [StoredEntry], end: Chain) {
            (Array(entries.dropFirst(first - 1).prefix(limit)), end)
        }
    }

    private func lines(
        _ kept: Kept, from: Int, part: Int = 1, limit: Int = Limits.entries
    ) throws -> [Line] {
        var page = Command.JournalPage(from: from)
        page.part = part
        page.limit = limit
        let reply = try Reply.journal(page, from: kept)
        return try reply.bytes.split(separator: UInt8(ascii: "\n")).map {
            #expect($0.count <= Limits.line)
            return try Line(parsing: Array($0))
        }
    }

    private func pairs(_ line: Line?) -> String {
        let keys = ["entry", "part", "parts", "next", "rows"]
        let values = (line?.tokens ?? []).compactMap { token -> String? in
            guard let line, let key = token.key.map({ line.raw($0) }), keys.contains(key) else {
                return nil
            }
            return "\(key)=\(line.text(token))"
        }
        return values.joined(separator: " ")
    }

    @Test func aShortEntryIsARow() throws {
        let kept = Kept("entry 1 \"å\"\n", "entry 2\n", "entry 3\n")
        let lines = try lines(kept, from: 1, limit: 2)
        #expect(lines.count == 3)
        #expect(lines[0].value("text") == "entry 1 \"å\"\n")
        #expect(lines[0].value("hash") == String(repeating: "07", count: 32))
        #expect(pairs(lines[0]) == "entry=1")
        #expect(pairs(lines[2]) == "entry=3 next=3 rows=2")
        #expect(pairs(try self.lines(kept, from: 3).last) == "entry=3 next=4 rows=1")
        #expect(pairs(try self.lines(kept, from: 4).last) == "entry=3 next=4 rows=0")
    }

    /// Of one to four bytes a character, at every offset; and of bytes that all are escaped.
    @Test func partsAreWholeCharactersAndGiveTheEntryBack() throws {
        for letter in ["x", "å", "€", "𝄞", "\n", "\"", "\u{1}"] {
            for offset in 0...4 {
                let text =
                    String(repeating: "-", count: offset) + String(repeating: letter, count: 9000)
                let lines = try lines(Kept(text), from: 1)
                let rows = lines.dropLast()
                #expect(rows.count >= 3)
                #expect(rows.compactMap { $0.value("text") }.joined() == text)
                #expect(rows.compactMap { $0.value("hash") }.count == 1)
                let parts = rows.map { $0.value("part") }
                #expect(parts == (1...rows.count).map { "\($0)" })
                #expect(rows.allSatisfy { $0.value("parts") == "\(rows.count)" })
                #expect(
                    rows.allSatisfy {
                        ($0.value("text") ?? "").utf8.count <= Limits.entryPart
                    })
            }
        }
    }

    /// An entry of a megabyte takes eight replies, none of them long.
    @Test func anEntryMayFillManyReplies() throws {
        let long = String(repeating: "0123456789abcdef", count: 65_536)
        let kept = Kept("entry 1\n", long, "entry 3\n")
        var text = ""
        var (entry, part, replies) = (1, 1, 0)
        while entry <= 3 {
            let lines = try lines(kept, from: entry, part: part)
            let status = try #require(lines.last)
            let bytes = lines.reduce(0) { $0 + $1.bytes.count }
            #expect(bytes < Limits.entryBytes + 2 * Limits.line)
            text += lines.dropLast().compactMap { $0.value("text") }.joined()
            entry = try #require(status.value("next").flatMap { Int($0) })
            part = status.value("part").flatMap { Int($0) } ?? 1
            replies += 1
        }
        #expect(text == "entry 1\n" + long + "entry 3\n")
        #expect(replies == 8 || replies == 9)
    }

    /// Entries that all are at their longest row leave the client within its bound of rows.
    @Test func aReplyHasNoMoreRowsThanAClientTakes() throws {
        #expect(Limits.entries + Limits.entryBytes / Limits.entryPart + 2 < 1024)
    }

    @Test func aPartThatIsNotThere() throws {
        let kept = Kept(String(repeating: "x", count: 5000), "entry 2\n")
        #expect(pairs(try lines(kept, from: 1, part: 2).last) == "entry=2 next=3 rows=2")
        for (from, part) in [(1, 3), (2, 2), (3, 2)] {
            let status = try lines(kept, from: from, part: part)
            #expect(status.count == 1)
            #expect(status[0].argument(1) == "unknown-entry")
            #expect(status[0].value("entry") == "2")
        }
    }

    @Test func whatIsNoTextIsDamaged() {
        var kept = Kept("entry 1\n")
        kept.entries[0].text = [0xFF]
        #expect(throws: Fault.self) { try lines(kept, from: 1) }
    }
}
