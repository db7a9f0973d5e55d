import TillCore

/// A line on its way to the writer: who sent it, under what number, what it means.
package struct Submission: Sendable {
    package enum Body: Sendable {
        case command(Command)
        /// It can't be understood; its number is compared first all the same.
        case unreadable(code: String, text: String)
    }

    package var station: Station
    /// `#seq`.
    package var number: Int?
    /// Of the line with its PINs blanked, keyed with the store's pepper.
    package var digest: Hex
    package var body: Body
    package var secondPerson: Int?
    package var pin: Hex?
    package var newPIN: Hex?
    package var provenKey: Hex?
    /// A text of the line holds a payment card's number.
    package var hasCardNumber = false
    /// What is said to stand on the receipt that the line names.
    package var receiptCode: String?
    /// It brings PINs, and scrypt has not been run on them: see `Lack.verifiers`.
    package var isUnderived = false
    /// What was read of the past for it: see `Lack.past`.
    package var past: Facts?

    package init(station: Station, number: Int? = nil, digest: Hex, body: Body) {
        self.station = station
        self.number = number
        self.digest = digest
        self.body = body
    }
}
