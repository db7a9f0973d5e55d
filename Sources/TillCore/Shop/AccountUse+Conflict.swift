/// Whether two things may be posted to one account.
///
/// What comes in stands on one side of a voucher, what it was for on the other: on one account they
/// cancel out, and the account says nothing. Of two that stand on the same side the account holds
/// the sum, and which is which can only be read in the settlement: that is refused where somebody
/// ticks the account off against the world (a drawer, a card acquirer, a VAT return), and merely
/// unwise elsewhere.
extension AccountUse {
    enum Conflict: Equatable {
        /// Not allowed, and why.
        case refused(String)
        /// Allowed, and why it is unwise.
        case unwise(String)
    }

    /// What counts as one: two of a family on an account are judged by `conflict(withinFamily:)`.
    enum Family: Hashable {
        case cash, foreign, card, giftCard, voucher, customers, transit, float
        case sales, group, deposit, vat, rounding, difference, kept
        case reason

        /// Money, claims and debts that it is paid with: the side of a voucher that comes in.
        var isMoney: Bool {
            switch self {
            case .cash, .foreign, .card, .giftCard, .voucher, .customers, .transit, .float: true
            case .sales, .group, .deposit, .vat, .rounding, .difference, .kept, .reason: false
            }
        }

        /// What VAT is part of.
        fileprivate var isSales: Bool {
            switch self {
            case .sales, .group, .deposit: true
            case .cash, .foreign, .card, .giftCard, .voucher, .customers, .transit, .float, .vat,
                .rounding, .difference, .kept, .reason:
                false
            }
        }
    }

    /// `nil` for what is posted to the account of a tender by its nature.
    var family: Family? {
        switch purpose {
        case .cash: .cash
        case .tender(_, let kind):
            switch kind {
            case .cash: .cash
            case .card: .card
            case .giftCard: .giftCard
            case .voucher: .voucher
            case .account: .customers
            case .foreign: .foreign
            }
        case .sales: .sales
        case .vat: .vat
        case .group: .group
        case .giftCardsSold, .accountPayments: nil
        case .reason: .reason
        case .deposit: .deposit
        case .rounding: .rounding
        case .difference: .difference
        case .kept: .kept
        case .transit: .transit
        case .float: .float
        }
    }
}

extension AccountUse.Family {
    /// Several of this family on one account.
    var conflictWithin: AccountUse.Conflict? {
        switch self {
        case .cash: .unwise("a count can't be held against the account of its own register")
        case .foreign: .unwise("the currencies can't be told apart")
        case .sales: .unwise("the ledger can't tell the rates apart; the settlement can")
        case .vat: .unwise("a VAT return by the ledger can't tell the rates apart")
        case .card, .giftCard, .voucher, .customers, .group, .reason: nil
        case .transit, .float, .deposit, .rounding, .difference, .kept: nil
        }
    }

    /// This and another family on one account.
    func conflict(with other: Self) -> AccountUse.Conflict? {
        let both: Set = [self, other]
        if both.contains(.vat) { return .refused("VAT needs an account of its own") }
        if both.contains(.reason) {
            let isSales = self.isSales || other.isSales
            return isSales ? .unwise("money paid in or out is no sale and has no VAT") : nil
        }
        switch (isMoney, other.isMoney) {
        case (true, false), (false, true):
            return .refused("what comes in and what it is posted against would cancel out")
        case (true, true):
            let mayShare = Self.bearable.contains(both)
            let reason = "the one could not be told from the other"
            return mayShare ? .unwise(reason) : .refused(reason)
        case (false, false):
            return conflictAcross(both, isSales, other.isSales)
        }
    }

    /// Coupons on the cards' account, as BAS has it; credit notes with gift cards; cash dropped
    /// straight to the bank; one safe for what goes to the bank and what comes back as floats.
    private static let bearable: Set<Set<Self>> = [
        [.card, .voucher], [.giftCard, .voucher], [.card, .transit], [.transit, .float],
    ]

    private func conflictAcross(
        _ both: Set<Self>, _ isSales: Bool, _ isOtherSales: Bool
    ) -> AccountUse.Conflict? {
        if isSales && isOtherSales {
            return both.contains(.sales) ? .unwise("it can't be told from other sales") : nil
        }
        return isSales || isOtherSales
            ? .refused("it is no sale and has no VAT")
            : .unwise("the one could not be told from the other")
    }
}
