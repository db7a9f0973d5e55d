import Synchronization
import TillCore
import TillEngine

/// Reads what once was, beside the writer: receipts, reports, settlements, replies given long ago.
///
/// A connection of its own that can't write, with a deadline: "readers do not block writers and a
/// writer does not block readers" (sqlite.org/wal.html). What is read here was committed before it
/// was asked for; what may have changed since is looked at again where the line is decided.
package final class HistoryReader: Sendable {
    private let state: Mutex<State>
    private let milliseconds: UInt64

    /// Milliseconds that a read may take.
    package static let usualDeadline: UInt64 = 1000

    /// - Parameter directory: the data directory, with the journal's database already made.
    package init(
        directory: String, deadline milliseconds: UInt64 = usualDeadline
    ) throws(Fault) {
        let state = try State(path: "\(directory)/till.db")
        self.state = Mutex(state)
        self.milliseconds = milliseconds
    }

    /// Facts of one moment.
    ///
    /// - Throws: `Fault` of the kind `tookTooLong` when the deadline came first.
    package func facts(_ keys: [FactKey]) throws(Fault) -> Facts {
        try state.withLock { state throws(Fault) in try state.facts(keys, milliseconds) }
    }

    /// What was answered to a request, or that there was none, or that it was another.
    ///
    /// - Throws: `Fault` of the kind `tookTooLong` when the deadline came first.
    package func reply(to request: StoredRequest) throws(Fault) -> Reply {
        try state.withLock { state throws(Fault) in try state.reply(to: request, milliseconds) }
    }
}

private final class State {
    private let database: Database
    private let lookups: Lookups

    init(path: String) throws(Fault) {
        do {
            database = try Database(path: path, .reader)
            lookups = try Lookups(database, try StockLevels(database))
        } catch {
            throw Fault(error)
        }
    }

    func facts(_ keys: [FactKey], _ milliseconds: UInt64) throws(Fault) -> Facts {
        try read(milliseconds) { () throws(Fault) in try lookups.facts(keys) }
    }

    func reply(to request: StoredRequest, _ milliseconds: UInt64) throws(Fault) -> Reply {
        try read(milliseconds) { () throws(Fault) in
            request.reply(try lookups.answered(request.number, last: request.last))
        }
    }

    private func read<Result>(
        _ milliseconds: UInt64, _ body: () throws(Fault) -> Result
    ) throws(Fault) -> Result {
        try database.withDeadline(milliseconds: milliseconds) { () throws(Fault) -> Result in
            try faulting { () throws(SQLiteFault) in try database.execute("BEGIN") }
            defer { database.rollBack() }
            return try body()
        }
    }
}
