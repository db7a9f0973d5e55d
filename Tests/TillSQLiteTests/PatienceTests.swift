import Foundation
import Synchronization
import Testing
import TillEngine
import TillTesting

@testable import TillSQLite

/// Another connection holds the write lock; how long it is waited for is said by who waits.
@Suite struct PatienceTests {
    /// Counts how often it is asked whether to go on.
    private final class Asked: Sendable {
        private let times = Mutex(0)
        let count: Int

        init(upTo count: Int) { self.count = count }

        /// - Returns: whether it was asked less often than that.
        func again() -> Bool {
            times.withLock {
                $0 += 1
                return $0 <= count
            }
        }
    }

    private func journal(_ scratch: Scratch, _ goesOn: @escaping @Sendable () -> Bool) throws
        -> SQLiteJournal
    {
        let patience = Patience(alwaysMilliseconds: 0, tell: { _ in }, goesOn: goesOn)
        return try SQLiteJournal(directory: scratch.path, patience: patience)
    }

    @Test func waitsUntilItIsFree() throws {
        let scratch = try Scratch()
        _ = try SQLiteJournal(directory: scratch.path)
        let held = try HeldDatabase(scratch.path + "/till.db")
        let asked = Asked(upTo: 5)
        let journal = try journal(scratch) {
            if !asked.again() { held.release() }
            return true
        }
        try journal.begin()
        try journal.commit()
    }

    @Test func givesUpWhenItIsToldTo() throws {
        let scratch = try Scratch()
        let asked = Asked(upTo: 5)
        let journal = try journal(scratch) { asked.again() }
        let held = try HeldDatabase(scratch.path + "/till.db")
        let fault = #expect(throws: Fault.self) { try journal.begin() }
        #expect(fault?.kind == .busy)
        #expect(!asked.again())
        held.release()
        try journal.begin()
    }

    @Test func nobodyKnownIsAnotherProcess() {
        #expect(LockHolder.name(of: "/nonexistent/till.db") == "another process")
    }
}
