import Synchronization
import TillCore
import TillEngine

/// Reads any stretch of the journal while the shop sells: for `JOURNAL`.
///
/// A connection of its own that can't write: in WAL mode "readers do not block writers and a writer
/// does not block readers" (sqlite.org/wal.html). Old entries come through this connection's small
/// cache, so an export throws nothing out of the writer's, and waits for the disk alone.
package final class EntryReader: Sendable {
    private let state: Mutex<State>

    /// - Parameter directory: the data directory, with the journal's database already made.
    package init(directory: String) throws(Fault) {
        let state = try State(path: "\(directory)/till.db")
        self.state = Mutex(state)
    }

    /// The entries from `first` on, in order: at most `limit`, the last of them the one that brings
    /// them to so many bytes.
    ///
    /// - Returns: these, and where the journal ended when this began.
    package func read(
        from first: Int, limit: Int, bytes: Int
    ) throws(Fault) -> (entries: [StoredEntry], end: Chain) {
        try state.withLock { state throws(Fault) in
            try state.read(from: first, limit: limit, bytes: bytes)
        }
    }
}

private final class State {
    private let database: Database
    private let last: Statement
    private let entries: Statement

    init(path: String) throws(Fault) {
        do {
            database = try Database(path: path, .reader)
            last = try database.prepare(
                "SELECT entry, hash FROM journal ORDER BY entry DESC LIMIT 1")
            entries = try database.prepare(
                """
                SELECT entry, hash, text FROM journal WHERE entry BETWEEN ? AND ? ORDER BY entry
                """)
        } catch {
            throw Fault(error)
        }
    }

    /// Each statement is reset when it has done: one that stays open would keep the log from being
    /// begun anew.
    func read(
        from first: Int, limit: Int, bytes: Int
    ) throws(Fault) -> (entries: [StoredEntry], end: Chain) {
        let end = try end()
        // The one before, for its hash.
        entries.bind(1, first - 1)
        entries.bind(2, end.entry)
        defer { entries.reset() }
        var before: Hex?
        if first > 1 { before = try next()?.hash }
        var read: [StoredEntry] = []
        var bytesRead = 0
        while read.count < limit, bytesRead < bytes, let entry = try next() {
            do {
                try entry.check(after: before, at: first + read.count)
            } catch {
                // Those before it are told; who asks for this one hears of it.
                guard read.isEmpty else { break }
                throw error
            }
            bytesRead += entry.text.count
            before = entry.hash
            read.append(entry)
        }
        return (read, end)
    }

    private func end() throws(Fault) -> Chain {
        try faulting { () throws(SQLiteFault) -> Chain in
            defer { last.reset() }
            guard try last.step() else { return Chain() }
            return Chain(head: Hex(last.bytes(1)), entry: last.int(0))
        }
    }

    private func next() throws(Fault) -> StoredEntry? {
        try faulting { () throws(SQLiteFault) -> StoredEntry? in
            guard try entries.step() else { return nil }
            return StoredEntry(
                number: entries.int(0), hash: Hex(entries.bytes(1)), text: entries.bytes(2))
        }
    }
}

extension StoredEntry {
    fileprivate func check(after previous: Hex?, at place: Int) throws(Fault) {
        guard number == place else { throw Fault(.badRecord, "entry \(place) is missing") }
        try check(after: previous)
    }
}
