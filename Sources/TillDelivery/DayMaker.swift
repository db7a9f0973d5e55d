import TillCore
import TillEngine
import TillSQLite
import TillSettlement

/// Makes a sealed day's files out of the journal: when the day is closed, and whenever somebody
/// wants to see that they come out the same.
struct DayMaker {
    let reader: SettlementReader

    /// - Parameters:
    ///   - previous: SHA-256 of the settlement.json before; `nil` for the store's first.
    ///   - sign: Ed25519 by the key that the day was sealed with.
    func make(
        _ seal: DaySeal, previous: Hex?, sign: @escaping ([UInt8]) throws -> Hex,
        into sink: SettlementWriter.Sink
    ) throws -> SettlementFiles {
        var writer = try SettlementWriter(day: try day(seal, previous), sign: sign)
        try writer.begin(sink)
        try reader.forEachReceipt(of: seal) { try writer.add($0, sink) }
        return try writer.finish(sink)
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

extension Signer {
    /// Signs a day's files; the store's key has to be the one that the day was sealed with.
    func signing(_ seal: DaySeal) throws(SettlementFault) -> ([UInt8]) -> Hex {
        guard publicKey == seal.head.signingKey else {
            throw SettlementFault(
                .keyDiffers,
                "the day was sealed with key \(seal.head.signingKey.written), the store's is "
                    + "\(publicKey.written): restore its `secrets`")
        }
        return sign
    }
}

extension SettlementFiles {
    /// The digest that the next settlement names.
    var truth: Hex? { files.first { $0.name == SettlementWriter.jsonName }?.sha256 }

    /// What an accounting program imports: the file of SIE.
    var accounting: File? { files.first { $0.name.hasSuffix(".si") } }
}
