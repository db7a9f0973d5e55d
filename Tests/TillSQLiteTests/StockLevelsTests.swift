import TillCore
import Testing

@testable import TillSQLite

/// What sells stands together, so that a commit writes few pages.
@Suite struct StockLevelsTests {
    private let scratch: Scratch
    private let database: Database

    init() throws {
        scratch = try Scratch()
        database = try Database(path: scratch.path + "/till.db", .writer)
        try Schema.prepare(database)
    }

    private func rows() throws -> [String] {
        let statement = try database.prepare("SELECT item, on_hand FROM stock ORDER BY rowid")
        var rows: [String] = []
        while try statement.step() { rows.append("\(statement.text(0))=\(statement.int(1))") }
        return rows
    }

    private func set(_ levels: StockLevels, _ item: String, _ thousandths: Int64) throws {
        try levels.set(.own(item), Quantity(thousandths: thousandths))
        try levels.write()
    }

    @Test func aRowFarFromTheEndMovesThereWhenItChanges() throws {
        let levels = try StockLevels(database, rowsAtEnd: 3)
        for (index, item) in ["A", "B", "C", "D", "E"].enumerated() {
            try set(levels, item, Int64(index))
        }
        try set(levels, "C", 12)
        #expect(try rows() == ["A=0", "B=1", "C=12", "D=3", "E=4"])
        try set(levels, "A", 10)
        #expect(try rows() == ["B=1", "C=12", "D=3", "E=4", "A=10"])
        try set(levels, "A", 11)
        try set(levels, "D", 13)
        #expect(try rows() == ["B=1", "C=12", "D=13", "E=4", "A=11"])
    }

    /// Another start knows where the end is, and what stands where.
    @Test func rowsAreFoundAgain() throws {
        let before = try StockLevels(database, rowsAtEnd: 2)
        for item in ["A", "B", "C"] { try set(before, item, 1) }
        let after = try StockLevels(database, rowsAtEnd: 2)
        #expect(try after.stock(of: .own("B")).onHand == nil, "it is no item")
        try database.execute(
            "INSERT INTO items VALUES ('A', 'Ost', 100, 'food', 'dairy', 'each', NULL, 1, NULL)")
        #expect(try after.stock(of: .own("A")).onHand == Quantity(thousandths: 1))
        try set(after, "A", 2)
        try set(after, "D", 3)
        #expect(try rows() == ["B=1", "C=1", "A=2", "D=3"])
    }
}
