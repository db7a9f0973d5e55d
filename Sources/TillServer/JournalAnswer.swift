import TillCore
import TillEngine

/// The reply to `JOURNAL`, filled entry by entry until it is long enough.
///
/// ```
/// S: - entry=10423 hash=8c1f… text="entry 10423 2026-11-23T10:15:02.123+01:00 …"
/// S: - entry=10424 hash=51ac… part=1 parts=2 text="entry 10424 …"
/// S: - entry=10424 part=2 parts=2 text="…"
/// S: OK entry=20911 head=77ab… next=10425 rows=3
/// ```
/// A line holds 16 KiB and an entry may be longer, so a row is a part of one. Parts are cut by the
/// entry's bytes alone, the same ones each time: a reply may end between two of them, and the next
/// one begins there (`next=10424 part=2`). So no entry, however long, makes a reply longer.
struct JournalAnswer {
    private let page: Command.JournalPage
    private var answer = Answer()
    private var bytes = 0
    /// Where the next reply begins.
    private var next: (entry: Int, part: Int)
    private var isPartMissing = false

    init(_ page: Command.JournalPage) {
        self.page = page
        next = (page.from, 1)
        answer.hasRows = true
    }

    /// - Returns: whether there is room for the next one.
    mutating func add(_ entry: StoredEntry) throws(Fault) -> Bool {
        let parts = try Self.parts(of: entry)
        let first = entry.number == page.from ? page.part : 1
        guard first <= parts.count else {
            isPartMissing = true
            return false
        }
        for part in first...parts.count {
            row(entry, part, of: parts.count, parts[part - 1])
            bytes += parts[part - 1].utf8.count
            next = part < parts.count ? (entry.number, part + 1) : (entry.number + 1, 1)
            guard bytes < Limits.entryBytes else { return false }
        }
        return true
    }

    private mutating func row(_ entry: StoredEntry, _ part: Int, of parts: Int, _ text: String) {
        answer.row { row in
            row.field("entry", entry.number)
            if part == 1 { row.field("hash", entry.hash) }
            if parts > 1 {
                row.field("part", part)
                row.field("parts", parts)
            }
            row.field("text", text)
        }
    }

    /// - Parameter end: where the journal stands.
    func reply(_ end: Chain) -> Reply {
        // A part, too, is asked for of an entry that isn't there yet.
        guard !isPartMissing, page.part == 1 || page.from <= end.entry else {
            return Refusal(.unknownEntry, "entry", end.entry).reply(number: nil)
        }
        var answer = answer
        answer.field("entry", end.entry)
        answer.field("head", end.head)
        answer.field("next", next.entry)
        if next.part > 1 { answer.field("part", next.part) }
        return .ok(answer)
    }

    /// Whole characters, as many as go into `Limits.entryPart` bytes.
    private static func parts(of entry: StoredEntry) throws(Fault) -> [String] {
        guard String(validating: entry.text, as: UTF8.self) != nil else {
            throw Fault(.badRecord, "entry \(entry.number) is not UTF-8")
        }
        var parts: [String] = []
        var rest = entry.text[...]
        repeat {
            var part = rest.prefix(Limits.entryPart)
            // What follows doesn't begin within a character.
            while let next = rest.dropFirst(part.count).first, next & 0xC0 == 0x80 {
                part.removeLast()
            }
            parts.append(String(decoding: part, as: UTF8.self))
            rest = rest.dropFirst(part.count)
        } while !rest.isEmpty
        return parts
    }
}

extension Reply {
    static func journal(
        _ page: Command.JournalPage, from journal: any Entries
    ) throws -> Reply {
        let read = try journal.read(
            from: page.from, limit: page.limit, bytes: Limits.entryBytes)
        var answer = JournalAnswer(page)
        for entry in read.entries {
            guard try answer.add(entry) else { break }
        }
        return answer.reply(read.end)
    }
}
