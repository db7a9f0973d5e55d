import TillCore
import TillSQLite
import TillSettlement
import TillTesting
import Testing

extension Shop {
    /// A day that this shop has closed, out of its database; `nil` when there is none.
    func closedDay(
        _ number: Int, previous: Hex? = nil
    ) throws -> (day: ClosedDay, receipts: [Receipt])? {
        let reader = try SettlementReader(directory: directory)
        guard let seal = try reader.settlement(number)?.seal else { return nil }
        var receipts: [Receipt] = []
        try reader.forEachReceipt(of: seal) { receipts.append($0) }
        let day = ClosedDay(
            configuration: try reader.configuration(at: seal.head.lastEntry), seal: seal,
            reports: try reader.reports(of: seal), skipped: try reader.skipped(in: seal),
            corrections: try reader.corrections(of: seal).map {
                TenderCorrected(register: $0.register, correction: $0.correction)
            },
            previousDigest: previous)
        return (day, receipts)
    }

    /// Its files, by name.
    func settled(_ number: Int) throws -> [String: [UInt8]] {
        let closed = try #require(try closedDay(number))
        return try files(closed.day, closed.receipts)
    }
}
