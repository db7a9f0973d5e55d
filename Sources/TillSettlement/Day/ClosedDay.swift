import TillCore

/// All that a settlement is made of. It follows from the journal alone, so that the files can be
/// made again, later and elsewhere, to the same bytes.
///
/// The receipts are not in here: there may be a million. They are handed to `SettlementWriter` one
/// by one.
package struct ClosedDay: Equatable, Sendable {
    /// The configuration that held at the seal.
    package var configuration: Configuration
    package var seal: DaySeal
    /// In the order of the seal.
    package var reports: [ZReport]
    /// Receipt numbers of this day that its registers gave out and the journal doesn't hold: they
    /// were lost with a disk, and a new epoch skipped them.
    package var skipped: [SkippedReceipts]
    /// Tenders of ended sales that were corrected on this day, by the register that did.
    package var corrections: [TenderCorrected]
    /// SHA-256 of the `settlement.json` before this one; `nil` for the store's first.
    package var previousDigest: Hex?

    package init(
        configuration: Configuration, seal: DaySeal, reports: [ZReport],
        skipped: [SkippedReceipts] = [], corrections: [TenderCorrected] = [], previousDigest: Hex?
    ) {
        self.configuration = configuration
        self.seal = seal
        self.reports = reports
        self.skipped = skipped
        self.corrections = corrections
        self.previousDigest = previousDigest
    }
}

/// A tender of an ended sale that was corrected: by which register, and how.
package struct TenderCorrected: Equatable, Sendable {
    package var register: Int
    package var correction: Event.Retendered

    package init(register: Int, correction: Event.Retendered) {
        self.register = register
        self.correction = correction
    }
}
