import TillCore

/// Makes a closed day's files: bytes out of facts, nothing else. Where they are written, and how
/// the folder becomes visible all at once, is the caller's business.
///
/// ```
/// var writer = try SettlementWriter(day: day, sign: key.sign)
/// try writer.begin(sink)
/// for receipt in receipts { try writer.add(receipt, sink) }
/// record(try writer.finish(sink))
/// ```
/// A day may have a million receipts, so these go through one by one and nothing of them is kept
/// but sums; a file goes to the sink in pieces. They come in the order of their entries in the
/// journal: the files of a day are the same bytes whenever they are made.
///
/// On the way everything is added up again, receipts to their Z and Zs to the seal, and what is
/// posted to the running totals. When a figure differs there is a `SettlementFault` and no
/// settlement.
package struct SettlementWriter {
    /// Takes the next bytes of the file of that name. A file is whole when `finish` has returned.
    package typealias Sink = (_ name: String, _ bytes: [UInt8]) throws -> Void

    package static let receiptsName = "receipts.csv"
    package static let totalsName = "totals.csv"
    package static let jsonName = SettlementJSON.name

    private let day: ClosedDay
    private let sign: ([UInt8]) throws -> Hex
    private let bookkeeper: Bookkeeper
    private let table: ReceiptsTable
    private var receipts = StreamedFile(name: Self.receiptsName)
    private var ledgers: [LedgerFile]
    private var arrivals: [Int: Arrivals] = [:]
    private var shares: [Int: SalesShares] = [:]
    /// By the ledgers' transactions, by account.
    private var posted = Tallies<Int, Money>()
    private var lastEntry = 0

    private struct LedgerFile {
        let ledger: any Ledger
        var file: StreamedFile
    }

    /// - Parameter sign: Ed25519 over what it is given, by the key that the day was sealed with.
    package init(day: ClosedDay, sign: @escaping ([UInt8]) throws -> Hex) throws {
        try day.check()
        for report in day.reports {
            var arrived = Arrivals(report: report, skipped: day.skipped)
            for entry in day.corrections where entry.register == report.head.z.register {
                arrived.add(entry.correction)
            }
            arrivals[report.head.z.register] = arrived
            shares[report.head.z.register] = SalesShares(day.configuration)
        }
        self.day = day
        self.sign = sign
        bookkeeper = Bookkeeper(configuration: day.configuration)
        table = ReceiptsTable(day.configuration)
        let kinds: [any Ledger.Type] = [HledgerJournal.self, BeancountFile.self]
        ledgers = kinds.map { kind in
            LedgerFile(
                ledger: kind.init(day), file: StreamedFile(name: day.fileName(kind.suffix)))
        }
    }

    package mutating func begin(_ sink: Sink) throws {
        try receipts.write(table.header, sink)
        for index in ledgers.indices {
            try ledgers[index].file.write(ledgers[index].ledger.header, sink)
        }
    }

    package mutating func add(_ receipt: Receipt, _ sink: Sink) throws {
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
        shares[register]?.add(receipt)
        lastEntry = receipt.entry
        try receipts.write(table.row(receipt), sink)
        switch day.configuration.settlement.ledger {
        case .z: break
        case .receipt:
            if let transaction = try bookkeeper.transaction(of: receipt, on: day) {
                try write(transaction, sink)
            }
        }
    }

    private mutating func write(_ transaction: LedgerTransaction, _ sink: Sink) throws {
        let sum = transaction.postings.reduce(Money.zero) { $0 + $1.amount }
        guard sum == .zero else {
            throw SettlementFault(
                .unbalanced, "\(transaction.text): debit less credit is \(sum.written), not 0.00")
        }
        posted.add(transaction.postings)
        for index in ledgers.indices {
            try ledgers[index].file.write(ledgers[index].ledger.text(of: transaction), sink)
        }
    }

    /// The rest, once every receipt of the day was added. `settlement.json` is the last: it names
    /// the others.
    ///
    /// - Returns: the manifest, for the journal's `settlement-written`.
    package mutating func finish(_ sink: Sink) throws -> SettlementFiles {
        let statements = try day.reports.map { report in
            guard let arrived = arrivals[report.head.z.register] else {
                preconditionFailure("every report of the day was given its arrivals")
            }
            try arrived.finish()
            return arrived
        }
        let vouchers = try bookkeeper.vouchers(of: day, shares)
        let balances = try Balances(of: day, shares, bookkeeper)
        try balances.check(
            Tallies(of: vouchers.lazy.flatMap(\.postings)), day: day.seal.head.settlement)
        var files = [try receipts.finish(sink)]
        files.append(try pass(SettlementWriter.totalsName, TotalsTable(day).bytes, sink))
        files.append(try pass(day.fileName(".si"), SIEFile(day, vouchers).bytes, sink))
        files += try finishLedgers(balances, sink)
        let page = SettlementPage(
            day: day, arrivals: statements, vouchers: vouchers, files: files
        ).file
        files.append(try pass(page.name, page.bytes, sink))
        let truth = try SettlementJSON(
            day: day, arrivals: statements, vouchers: vouchers, files: files
        ).file(sign: sign)
        files.append(try pass(truth.file.name, truth.file.bytes, sink))
        return SettlementFiles(
            settlement: day.seal.head.settlement, signature: truth.signature, files: files)
    }

    private mutating func finishLedgers(
        _ balances: Balances, _ sink: Sink
    ) throws -> [SettlementFiles.File] {
        for transaction in try bookkeeper.transactions(ofZs: day, shares) {
            try write(transaction, sink)
        }
        try balances.check(posted, day: day.seal.head.settlement)
        var files: [SettlementFiles.File] = []
        for index in ledgers.indices {
            try ledgers[index].file.write(ledgers[index].ledger.closing(balances), sink)
            files.append(try ledgers[index].file.finish(sink))
        }
        return files
    }

    /// A file that is made at once.
    private func pass(
        _ name: String, _ bytes: [UInt8], _ sink: Sink
    ) throws -> SettlementFiles.File {
        var file = StreamedFile(name: name)
        try file.write(bytes, sink)
        return try file.finish(sink)
    }
}
