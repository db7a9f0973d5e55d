/// What a tender paid of a receipt, the change and the rounding left out: `card:0.50`.
package struct PaidShare: TextValue, Equatable {
    package var tender: String
    /// `nil` as journals have it that are older than this.
    package var amount: Money?

    package init(_ tender: String, _ amount: Money) {
        self.tender = tender
        self.amount = amount
    }

    package init?(text: String) {
        let share = TenderAmount(text: text)
        guard share != nil || Station.isName(text) else { return nil }
        tender = share?.tender ?? text
        amount = share?.amount
    }

    package func write(to writer: inout TextWriter) {
        guard let amount else { return writer.raw(tender) }
        TenderAmount(tender: tender, amount: amount).write(to: &writer)
    }
}

/// An amount that belongs to a receipt: `3-413:50.00`.
package struct ReceiptAmount: TextValue, Equatable {
    package var receipt: RegisterNumber
    package var amount: Money

    package init(_ receipt: RegisterNumber, _ amount: Money) {
        self.receipt = receipt
        self.amount = amount
    }

    package init?(text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let receipt = RegisterNumber(text: String(parts[0])),
            let amount = Money(text: String(parts[1]))
        else { return nil }
        self.init(receipt, amount)
    }

    package func write(to writer: inout TextWriter) {
        receipt.write(to: &writer)
        writer.byte(UInt8(ascii: ":"))
        amount.write(to: &writer)
    }
}

/// What an entry does to what a tender has given back of an ended sale.
package struct RefundChange: Equatable, Sendable {
    /// The ended sale's entry.
    package var entry: Int
    package var tender: String
    /// Given back: positive; taken out of the sale again: negative.
    package var amount: Money

    package init(entry: Int, tender: String, amount: Money) {
        self.entry = entry
        self.tender = tender
        self.amount = amount
    }
}

/// By the entry of an ended sale, what each tender has given back of it.
package typealias Refunds = [Int: [String: Money]]

extension Receipt {
    /// What each tender paid, to the öre. What is given as change of foreign cash is less of that.
    ///
    /// - Parameter corrected: what payments were made with in truth.
    package func paid(corrected: [Int: String]) -> [PaidShare] {
        var shares: [PaidShare] = []
        for payment in payments {
            let original = payments.first { $0.payment == payment.changeOf } ?? payment
            let tender = corrected[original.payment] ?? original.tender
            if let index = shares.firstIndex(where: { $0.tender == tender }) {
                shares[index].amount = (shares[index].amount ?? .zero) + payment.settled
            } else {
                shares.append(PaidShare(tender, payment.settled))
            }
        }
        // Who got money back in an exchange paid nothing.
        return shares.filter { ($0.amount ?? .zero) > .zero }
    }
}

/// How much of a sale's money back may go which way: to each tender at most what it paid of the
/// receipts that something comes back of, and has not given back before; of each receipt at most
/// what comes back of it now.
struct RefundWays {
    private struct Origin {
        let receipt: RegisterNumber
        /// Of what comes back, no payment has been made for.
        var open: Money
        /// By tender.
        var left: [String: Money]
    }

    private var origins: [Origin] = []

    /// - Parameters:
    ///   - before: what was given back of these receipts so far, in this sale too.
    ///   - tender: by which name a tender gives back what it paid.
    init(of sale: OpenSale, _ before: Refunds, as tender: (String) -> String) {
        var places: [RegisterNumber: Int] = [:]
        for line in sale.lines where line.amount < .zero {
            guard let returned = line.returned else { continue }
            let amount = -line.amount
            if let place = places[returned.receipt] {
                origins[place].open += amount
                continue
            }
            places[returned.receipt] = origins.count
            var left: [String: Money] = [:]
            for share in returned.paid {
                left[tender(share.tender), default: .zero] += share.amount ?? .limit
            }
            for (name, amount) in before[returned.entry] ?? [:] { left[name]? -= amount }
            origins.append(Origin(receipt: returned.receipt, open: amount, left: left))
        }
        for share in sale.payments.flatMap(\.against) {
            if let place = places[share.receipt] { origins[place].open -= share.amount }
        }
    }

    /// The most that goes back by a tender.
    func most(by tender: String) -> Money {
        origins.reduce(.zero) { $0 + most(of: $1, by: tender) }
    }

    private func most(of origin: Origin, by tender: String) -> Money {
        max(.zero, min(origin.open, origin.left[tender] ?? .zero))
    }

    /// Which receipts an amount is paid for: those first that fewer other tenders can pay for.
    func shares(of amount: Money, by tender: String) -> [ReceiptAmount] {
        var rest = amount
        var shares: [ReceiptAmount] = []
        let ordered = origins.indices.map { (others(of: origins[$0], tender), $0) }.sorted {
            $0 < $1
        }
        for (_, place) in ordered where rest > .zero {
            let share = min(rest, most(of: origins[place], by: tender))
            guard share > .zero else { continue }
            shares.append(ReceiptAmount(origins[place].receipt, share))
            rest -= share
        }
        return shares
    }

    private func others(of origin: Origin, _ tender: String) -> Int {
        origin.left.lazy.filter { $0.key != tender && $0.value > .zero }.count
    }
}

extension OpenSale {
    /// The entries of the receipts that something comes back of.
    var origins: Set<Int> { Set(lines.compactMap { $0.returned?.entry }) }

    /// Whether no payment is for more than it settles, and no more was paid back for a receipt than
    /// comes back of it.
    var isPaidBackRightly: Bool {
        var open: [RegisterNumber: Money] = [:]
        for line in lines {
            if let origin = line.returned { open[origin.receipt, default: .zero] -= line.amount }
        }
        for payment in payments {
            var rest = -payment.settled
            for share in payment.against {
                rest -= share.amount
                open[share.receipt, default: .zero] -= share.amount
            }
            guard payment.against.isEmpty || rest >= .zero else { return false }
        }
        return open.values.allSatisfy { $0 >= .zero }
    }

    /// What payments do to what tenders have given back of ended sales.
    func refunds(_ payments: [Payment], by sign: Int64) -> [RefundChange] {
        guard payments.contains(where: { !$0.against.isEmpty }) else { return [] }
        var entries: [RegisterNumber: Int] = [:]
        for origin in lines.compactMap(\.returned) { entries[origin.receipt] = origin.entry }
        return payments.flatMap { payment in
            payment.against.compactMap { share in
                entries[share.receipt].map {
                    RefundChange(
                        entry: $0, tender: payment.tender,
                        amount: Money(minor: share.amount.minor * sign))
                }
            }
        }
    }
}
