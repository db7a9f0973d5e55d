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
    private let waitingStatement: Statement

    package init(directory: String) throws(Fault) {
        do {
            database = try Database(path: "\(directory)/till.db", .reader)
            unfinishedStatement = try database.prepare(Self.unfinished)
            waitingStatement = try database.prepare(
                "SELECT 1 FROM settlements WHERE settlement = ? AND acknowledged IS NULL")
        } catch {
            throw Fault(error)
        }
    }

    /// The columns and the condition as the index `settlements_unfinished` has them.
    static let unfinished = """
        SELECT settlement, files IS NOT NULL, outcome IS 'done', acknowledged IS NOT NULL, attempts
        FROM settlements
        WHERE settlement > ?
            AND (files IS NULL OR acknowledged IS NULL OR outcome IS NOT 'done')
        ORDER BY settlement
        """

    /// Days after `number` that are not written, delivered and acknowledged, the oldest first.
    package func unfinished(after number: Int) throws(Fault) -> [SettlementStanding] {
        try faulting { () throws(SQLiteFault) -> [SettlementStanding] in
            var found: [SettlementStanding] = []
            unfinishedStatement.bind(1, number)
            defer { unfinishedStatement.reset() }
            while try unfinishedStatement.step() {
                found.append(
                    SettlementStanding(
                        unfinishedStatement.int(0), isWritten: unfinishedStatement.int(1) != 0,
                        isDelivered: unfinishedStatement.int(2) != 0,
                        isAcknowledged: unfinishedStatement.int(3) != 0,
                        attempts: unfinishedStatement.int(4)))
            }
            return found
        }
    }

    /// Whether accounting has not acknowledged a day.
    package func isWaiting(_ number: Int) throws(Fault) -> Bool {
        try faulting { () throws(SQLiteFault) -> Bool in
            waitingStatement.bind(1, number)
            defer { waitingStatement.reset() }
            return try waitingStatement.step()
        }
    }
}
