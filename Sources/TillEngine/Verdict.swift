import TillCore

/// What the writer says to a line: its reply, or what has to be had first.
///
/// Whatever is slow is got beside the writer and only looked at again on it, so nobody else waits:
/// scrypt of a PIN, years of receipts. The line is decided dry, and where it stumbles over what it
/// lacks, it says so; a line that is refused for any other reason is refused at once and costs
/// nothing more.
package enum Verdict: Sendable {
    case reply(Reply)
    /// Nothing has changed; the line comes again with it.
    case lacks(Lack)
}

package enum Lack: Sendable, Equatable {
    /// scrypt of the PINs in the line: they may be tried.
    case verifiers
    /// Facts of the shop's past.
    case past([FactKey])
    /// The stored reply; whoever reads it can give it, it never changes.
    case stored(StoredRequest)
    /// These entries; whoever reads them can give them.
    case page(Command.JournalPage)
}

/// A request that was decided before: where it is found, and what it was.
package struct StoredRequest: Sendable, Equatable {
    package let number: Int
    /// The entry of the station's last request, where the search begins.
    package let last: Int?
    /// Of the line that came again; `nil` for `REPLY`, which asks for whatever it was.
    package let digest: Hex?

    package init(number: Int, last: Int?, digest: Hex?) {
        self.number = number
        self.last = last
        self.digest = digest
    }

    /// - Parameter found: what the journal has under the number.
    package func reply(_ found: JournalRequest?) -> Reply {
        let answered = digest == nil ? nil : number
        guard let found else { return Refusal(.noSuchReply).reply(number: answered) }
        guard digest == nil || found.digest == digest else {
            return Refusal(.conflict).reply(number: answered)
        }
        return found.reply
    }
}

extension Refusal {
    /// What a line stumbles over when the past was not read for it.
    fileprivate var isOfThePast: Bool {
        [.unknownReceipt, .unknownReport, .unknownSettlement].contains(code)
    }
}

extension Submission {
    /// What a refusal in a dry run only says is missing.
    ///
    /// - Parameter past: facts of the past that the line needs.
    func lack(in refusal: Refusal, _ past: [FactKey]) -> Lack? {
        // A PIN is compared behind every other reason against it: who it is, waits, locks.
        if isUnderived && refusal.code == .wrongPIN { return .verifiers }
        return refusal.isOfThePast ? lack(of: past) : nil
    }

    /// The same where nothing was refused.
    func lack(_ past: [FactKey]) -> Lack? {
        isUnderived ? .verifiers : lack(of: past)
    }

    private func lack(of past: [FactKey]) -> Lack? {
        self.past == nil && !past.isEmpty ? .past(past) : nil
    }
}
