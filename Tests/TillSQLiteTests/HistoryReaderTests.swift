import TillCore
import TillEngine
import TillSQLite
import TillTesting
import Testing

@Suite struct HistoryReaderTests {
    /// However much there is to read, the answer comes in time, if only to say that it is late.
    @Test func aLookAtThePastHasItsTime() throws {
        let shop = try Shop()
        try SQLiteShell.execute(
            """
            WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 10000)
            INSERT INTO balances SELECT 'customer', CAST(x AS TEXT), 0, 0, 0 FROM n
            """, on: shop.database)
        let keys = [FactKey.customers(from: "", limit: 10_000)]
        let late = try HistoryReader(directory: shop.directory, deadline: 0)
        #expect { try late.facts(keys) } throws: { ($0 as? Fault)?.kind == .tookTooLong }
        let patient = try HistoryReader(directory: shop.directory, deadline: 60_000)
        #expect(try patient.facts(keys).customers.count == 10_000)
        #expect(HistoryReader.usualDeadline == 1000)
    }
}
