import CSQLite
import Foundation
import Testing
import TillCore
import TillEngine
import TillSQLite
import TillTesting

/// A directory that goes with the test.
final class Scratch {
    let path = FileManager.default.temporaryDirectory.path + "/till-" + UUID().uuidString

    init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    static func execute(_ sql: String, on path: String) throws {
        try SQLiteShell.execute(sql, on: path)
    }

    static func int(_ sql: String, on path: String) throws -> Int {
        var handle: OpaquePointer?
        var statement: OpaquePointer?
        defer {
            sqlite3_finalize(statement)
            sqlite3_close(handle)
        }
        try #require(sqlite3_open(path, &handle) == SQLITE_OK)
        try #require(sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK)
        try #require(sqlite3_step(statement) == SQLITE_ROW)
        return Int(sqlite3_column_int64(statement, 0))
    }
}

extension Shop {
    /// With a closed day, an open one, an open sale, names, wrong PINs and keys: something in every
    /// table.
    static func busy() throws -> Shop {
        let shop = try Shop()
        let key = String(repeating: "ab", count: 32)
        try shop.ask("owner/x", "KEY service=cron public=\(key) rights=close-day")
        try shop.ask("owner/x", "PERSON 18 role=staff name=\"Nils Ek\"")
        for line in [
            "LOGIN 21 pin=2121", "OPEN float=500.00",
            "RING 7310865001825*2 T-CHEESE*1.234@99.00 pay=card:20.00:77 pay=cash:200.00", "Z",
        ] { #expect(try shop.ask("3", line).isOK, "\(line)") }
        try shop.ask("owner/x", "CLOSEDAY")
        let file = SettlementFiles.File(name: "totals.csv", bytes: 7, sha256: Hex([1, 2, 3]))
        try shop.house(
            .settlementNews(
                .written(SettlementFiles(settlement: 1, signature: Hex([1]), files: [file]))))
        for line in ["OPEN float=100.00", "SALE", "ITEM T-BEER", "ITEM T-BOOK"] {
            #expect(try shop.ask("3", line).isOK, "\(line)")
        }
        try shop.send("2", "#1 LOGIN 17 pin=0000")
        return shop
    }
}
