import TillCore
import TillEngine
import TillSQLite
import TillSettlement

/// Makes a sealed day's files out of the journal: when the day is closed, and whenever somebody
/// wants to see that they come out the same.
struct DayMaker {
    private static let chunkSize = 65_536

    let reader: SettlementReader

    /// - Parameters:
    ///   - previous: SHA-256 of the settlement.json before; `nil` for the store's first.
    ///   - sink: takes the files' bytes, one file after another.
    func make(
        _ seal: DaySeal, previous: Hex?, into sink: FolderWriter.Sink
    ) throws -> SettlementFiles {
        var writer = try SettlementWriter(day: try day(seal, previous))
        var chunk = writer.receiptsHeader
        try reader.forEachReceipt(of: seal) { receipt in
            chunk += try writer.add(receipt)
            guard chunk.count > Self.chunkSize else { return }
            try sink(SettlementWriter.receiptsName, chunk)
            chunk.removeAll(keepingCapacity: true)
        }
        try sink(SettlementWriter.receiptsName, chunk)
        for file in try writer.finish() { try sink(file.name, file.bytes) }
        return SettlementFiles(settlement: seal.head.settlement, files: writer.files)
    }

    private func day(_ seal: DaySeal, _ previous: Hex?) throws -> ClosedDay {
        ClosedDay(
            configuration: try reader.configuration(at: seal.head.lastEntry), seal: seal,
            reports: try reader.reports(of: seal),
            skipped: try reader.skipped(in: seal),
            corrections: try reader.corrections(of: seal).map {
                TenderCorrected(register: $0.register, correction: $0.correction)
            },
            previousDigest: previous)
    }
}

extension SettlementFiles {
    /// The digest that the next settlement names.
    var truth: Hex? { files.first { $0.name == "settlement.json" }?.sha256 }

    /// What an accounting program imports: the file of SIE.
    var accounting: File? { files.first { $0.name.hasSuffix(".si") } }
}
