import TillCore

/// Makes a closed day's files: bytes out of facts, nothing else. Where they are written, and how
/// the folder becomes visible all at once, is the caller's business.
///
/// ```
/// var writer = try SettlementWriter(day: day)
/// receiptsFile.write(writer.receiptsHeader)
/// for receipt in receipts { receiptsFile.write(try writer.add(receipt)) }
/// for file in try writer.finish() { write(file) }    // settlement.json is the last
/// record(writer.files)
/// ```
/// A day may have a million receipts, so these go through one by one and nothing of them is kept
/// but sums. They come in the order of their entries in the journal: the files of a day are the
/// same bytes whenever they are made.
///
/// On the way everything is added up again, receipts to their Z and Zs to the seal. When a figure
/// differs there is a `SettlementFault` and no settlement.
package struct SettlementWriter {
    package static let receiptsName = "receipts.csv"
    package static let totalsName = "totals.csv"

    private let day: ClosedDay
    private let vouchers: [Voucher]
    private let table: ReceiptsTable
    private var receipts = DigestedFile(name: Self.receiptsName)
    private var arrivals: [Int: Arrivals] = [:]
    private var lastEntry = 0

    /// What `receipts.csv` begins with.
    package let receiptsHeader: [UInt8]
    /// The manifest, for the journal's `settlement-written`: complete after `finish`.
    package private(set) var files: [SettlementFiles.File] = []

    package init(day: ClosedDay) throws(SettlementFault) {
        try day.check()
        let bookkeeper = Bookkeeper(configuration: day.configuration)
        var vouchers: [Voucher] = []
        for report in day.reports {
            vouchers.append(try bookkeeper.voucher(for: report))
            var arrived = Arrivals(report: report, skipped: day.skipped)
            for entry in day.corrections where entry.register == report.head.z.register {
                arrived.add(entry.correction)
            }
            arrivals[report.head.z.register] = arrived
        }
        self.day = day
        self.vouchers = vouchers
        table = ReceiptsTable(day.configuration)
        receiptsHeader = table.header
        receipts.add(receiptsHeader)
    }

    /// - Returns: the receipt's row of `receipts.csv`.
    package mutating func add(_ receipt: Receipt) throws(SettlementFault) -> [UInt8] {
        let register = receipt.name.register
        guard receipt.day == day.seal.head.settlement, receipt.entry > lastEntry else {
            throw SettlementFault(
                .receiptOutOfPlace,
                "receipt \(receipt.name.written), entry \(receipt.entry) of day \(receipt.day), "
                    + "came after entry \(lastEntry) in day \(day.seal.head.settlement)")
        }
        guard arrivals[register] != nil else {
            throw SettlementFault(
                .receiptOutOfPlace,
                "receipt \(receipt.name.written): register \(register) has no Z in this day")
        }
        try arrivals[register]?.add(receipt)
        lastEntry = receipt.entry
        let row = table.row(receipt)
        receipts.add(row)
        return row
    }

    /// The other files, once every receipt of the day was added, in the order in which to write
    /// them.
    package mutating func finish() throws(SettlementFault) -> [SettlementFile] {
        var statements: [Arrivals] = []
        for report in day.reports {
            guard let arrived = arrivals[report.head.z.register] else {
                preconditionFailure("every report of the day was given its arrivals")
            }
            try arrived.finish()
            statements.append(arrived)
        }
        let totals = SettlementFile(name: Self.totalsName, bytes: TotalsTable(day).bytes)
        let accounting = SIEFile(day, vouchers).file
        files = [
            receipts.manifest, DigestedFile(totals).manifest, DigestedFile(accounting).manifest,
        ]
        let page = SettlementPage(
            day: day, arrivals: statements, vouchers: vouchers, files: files
        ).file
        files.append(DigestedFile(page).manifest)
        let truth = SettlementJSON(
            day: day, arrivals: statements, vouchers: vouchers, files: files
        ).file
        files.append(DigestedFile(truth).manifest)
        return [totals, accounting, page, truth]
    }
}
