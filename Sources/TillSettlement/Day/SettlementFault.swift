/// Why a day's files are not written: something in it doesn't add up. Nothing is written then, the
/// day stays closed, and the message names the two figures that differ.
package struct SettlementFault: Error, Equatable {
    package enum Code: String, Sendable {
        /// The day was sealed for a format that this program doesn't write.
        case unknownFormat = "unknown-format"
        /// The reports are not those that the seal names, or don't sum to it.
        case reportsDiffer = "reports-differ"
        /// A receipt's own lines, VAT and payments don't sum.
        case receiptDiffers = "receipt-differs"
        /// The receipts don't sum to their Z.
        case receiptsDiffer = "receipts-differ"
        /// A receipt is missing, stands twice, or belongs to no Z of the day.
        case receiptOutOfPlace = "receipt-out-of-place"
        /// The cash that a Z's drawers should hold is not what was taken.
        case cashDiffers = "cash-differs"
        /// The configuration doesn't say where something is posted.
        case noAccount = "no-account"
        /// Debit and credit differ, or what is posted and the running totals.
        case unbalanced = "unbalanced"
        /// The day was sealed with another key than the one that is to sign its files.
        case keyDiffers = "key-differs"
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
