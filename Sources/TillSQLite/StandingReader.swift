import TillCore
import TillEngine

/// Where a sealed day stands on its way to accounting.
package struct SettlementStanding: Equatable, Sendable {
    package var settlement: Int
    package var isWritten: Bool
    package var isDelivered: Bool
    package var isAcknowledged: Bool
    /// How often the delivery program was run.
    package var attempts: Int

    package init(
        _ settlement: Int, isWritten: Bool = false, isDelivered: Bool = false,
        isAcknowledged: Bool = false, attempts: Int = 0
    ) {
        self.settlement = settlement
        self.isWritten = isWritten
        self.isDelivered = isDelivered
        self.isAcknowledged = isAcknowledged
        self.attempts = attempts
    }
}

/// Reads how far settlements have come, on a connection of its own. A settlement's row is long, and
/// there is one for each day of the shop's life: what is asked here is answered out of an index of
/// those that are not finished, which holds all of it.
package final class StandingReader {
    private let database: Database
    private let unfinishedStatement: Statement
    private let undeliveredStatement: Statement
    private let waitingStatement: Statement
    private static let columns = """
        settlement, files IS NOT NULL, outcome IS 'done', acknowledged IS NOT NULL, attempts
        """

    package init(directory: String) throws(Fault) {
        do {
            database = try Database(path: "\(directory)/till.db", .reader)
            // Each along an index of just these: what is done with lies years back.
            unfinishedStatement = try database.prepare(
                """
                SELECT \(Self.columns) FROM settlements
                WHERE settlement > ?1 AND (files IS NULL OR acknowledged IS NULL)
                ORDER BY settlement
                """)
            undeliveredStatement = try database.prepare(
                """
                SELECT \(Self.columns) FROM settlements
                WHERE settlement > ?1 AND (files IS NULL OR acknowledged IS NULL)
                UNION SELECT \(Self.columns) FROM settlements
                WHERE settlement > ?1 AND outcome IS NOT 'done'
                ORDER BY 1
                """)
            waitingStatement = try database.prepare(
                "SELECT 1 FROM settlements WHERE settlement = ? AND acknowledged IS NULL")
        } catch {
            throw Fault(error)
        }
    }

    /// Days after `number` that are not written and acknowledged, the oldest first.
    ///
    /// - Parameter areDelivered: whether a program delivers them; those that it has not delivered
    ///   are unfinished, too.
    package func unfinished(
        after number: Int, areDelivered: Bool
    ) throws(Fault) -> [SettlementStanding] {
        try faulting { () throws(SQLiteFault) -> [SettlementStanding] in
            areDelivered
                ? try standings(after: number, undeliveredStatement)
                : try standings(after: number, unfinishedStatement)
        }
    }

    private func standings(
        after number: Int, _ statement: borrowing Statement
    ) throws(SQLiteFault) -> [SettlementStanding] {
        var found: [SettlementStanding] = []
        statement.bind(1, number)
        defer { statement.reset() }
        while try statement.step() {
            found.append(
                SettlementStanding(
                    statement.int(0), isWritten: statement.int(1) != 0,
                    isDelivered: statement.int(2) != 0, isAcknowledged: statement.int(3) != 0,
                    attempts: statement.int(4)))
        }
        return found
    }

    /// Steps that SQLite has made for it; for tests.
    package var work: Int { database.work }

    /// Whether accounting has not acknowledged a day.
    package func isWaiting(_ number: Int) throws(Fault) -> Bool {
        try faulting { () throws(SQLiteFault) -> Bool in
            waitingStatement.bind(1, number)
            defer { waitingStatement.reset() }
            return try waitingStatement.step()
        }
    }
}
