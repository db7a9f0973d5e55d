import Crypto
import TillCore

/// Fetches a journal over the protocol, page by page, and checks that it hangs together.
///
/// ```
/// C: JOURNAL from=1             S: - entry=1 hash=… text="…"  …  OK entry=812 head=… next=501
/// C: JOURNAL from=501           S: …
/// ```
/// The first reply says how far to go: to the entry that was the last one then, though sales go on
/// meanwhile. Each entry's hash has to follow from the one before (`protocol/journal.md`), and the
/// last one's has to be the head that the server named. There is no link and no file in here: it
/// says what to ask, takes the answers, and gives entries.
package struct JournalDownload: Sendable {
    /// What a server sent does not hang together: a sentence.
    package struct Failure: Error, Equatable, Sendable {
        package let sentence: String

        init(_ sentence: String) { self.sentence = sentence }
    }

    /// The first entry that is wanted.
    package let first: Int
    /// Where to go to; known from the first reply on.
    package private(set) var end: JournalHead?
    /// The last entry that was checked.
    package private(set) var last: JournalHead?
    private var next: (entry: Int, part: Int)
    private var parts: Parts?

    /// An entry of which parts are still to come.
    private struct Parts: Sendable {
        let entry: Int
        let hash: Hex
        let count: Int
        var taken = 0
        var text: [UInt8] = []
    }

    /// - Parameter head: the hash of the entry before `first`, where it is known. Otherwise the
    ///   server is asked for that entry too, and its hash is taken at its word; but before entry 1
    ///   there is nothing, and that hash is known.
    package init(from first: Int, after head: Hex? = nil) {
        self.first = first
        if let head = first == 1 ? JournalHead.beforeAll.hash : head {
            last = JournalHead(entry: first - 1, hash: head)
            next = (first, 1)
        } else {
            next = (first - 1, 1)
        }
    }

    /// What to ask; `nil` when all is there.
    package var request: String? {
        guard end == nil || last != end else { return nil }
        return "JOURNAL from=\(next.entry)" + (next.part > 1 ? " part=\(next.part)" : "")
    }

    /// Takes the reply to `request`, an `OK`.
    ///
    /// - Returns: the entries in it that are wanted and whole.
    package mutating func received(_ response: Response) throws(Failure) -> [StoredEntry] {
        let told = try JournalHead(response.line)
        let end = end ?? told
        self.end = end
        var entries: [StoredEntry] = []
        for row in response.rows {
            guard let entry = try take(row) else { continue }
            try check(entry)
            if entry.number >= first { entries.append(entry) }
            if entry.number == end.entry { break }
        }
        try goOn(response, until: end)
        return entries
    }

    private mutating func goOn(
        _ response: Response, until end: JournalHead
    ) throws(Failure) {
        guard last?.entry != end.entry else {
            guard last == end else {
                throw Failure("entry \(end.entry) has another hash than the head that was named")
            }
            return
        }
        guard let entry = response.line.value("next").flatMap(Int.init(text:)),
            let part = Int(text: response.line.value("part") ?? "1"),
            entry <= end.entry, (entry, part) > next
        else { throw Failure("the journal ends before entry \(end.entry)") }
        next = (entry, part)
    }

    /// - Returns: the row's entry, when this was its last part.
    private mutating func take(_ row: Line) throws(Failure) -> StoredEntry? {
        guard let entry = row.value("entry").flatMap(Int.init(text:)),
            let part = Int(text: row.value("part") ?? "1"),
            let count = Int(text: row.value("parts") ?? "1"), let text = row.value("text")
        else { throw Failure("a row that is no part of an entry") }
        if part == 1, let hash = row.value("hash").flatMap(Hex.init(text:)) {
            parts = Parts(entry: entry, hash: hash, count: count)
        }
        guard var parts, parts.entry == entry, parts.taken + 1 == part, part <= count,
            parts.count == count
        else { throw Failure("part \(part) of entry \(entry) is out of order") }
        parts.taken = part
        parts.text += text.utf8
        self.parts = part < count ? parts : nil
        guard part == count else { return nil }
        return StoredEntry(number: entry, hash: parts.hash, text: parts.text)
    }

    /// The chain: SHA-256 of the hash before and the entry's bytes.
    private mutating func check(_ entry: StoredEntry) throws(Failure) {
        guard let last else {
            // The one before the first: its hash is what there is to go by.
            guard entry.number == first - 1 else {
                throw Failure("entry \(entry.number) instead of \(first - 1)")
            }
            self.last = JournalHead(entry: entry.number, hash: entry.hash)
            return
        }
        guard entry.number == last.entry + 1 else {
            throw Failure("entry \(entry.number) follows on \(last.entry)")
        }
        guard entry.text.starts(with: "entry \(entry.number) ".utf8) else {
            throw Failure("entry \(entry.number) has another number inside")
        }
        var hash = SHA256()
        hash.update(data: last.hash.bytes)
        hash.update(data: entry.text)
        guard Hex(hash.finalize()) == entry.hash else {
            throw Failure("entry \(entry.number) does not follow from the one before: wrong hash")
        }
        self.last = JournalHead(entry: entry.number, hash: entry.hash)
    }
}

/// An entry's number and its hash: what a journal up to there is told by.
package struct JournalHead: Equatable, Sendable {
    package let entry: Int
    package let hash: Hex

    package init(entry: Int, hash: Hex) {
        self.entry = entry
        self.hash = hash
    }

    /// `entry=10423 head=8c1f…`, of `STATUS` and of `JOURNAL`.
    package init(_ line: Line) throws(JournalDownload.Failure) {
        guard let entry = line.value("entry").flatMap(Int.init(text:)),
            let hash = line.value("head").flatMap(Hex.init(text:)), hash.bytes.count == 32
        else { throw JournalDownload.Failure("a reply that names no head") }
        self.init(entry: entry, hash: hash)
    }

    /// 32 zero bytes stand before the first entry.
    package static let beforeAll = JournalHead(
        entry: 0, hash: Hex([UInt8](repeating: 0, count: 32)))
}
