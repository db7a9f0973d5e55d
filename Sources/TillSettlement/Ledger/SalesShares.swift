import TillCore

/// What of a VAT rate's net is posted apart from the rest: groups that have an account of their
/// own, and deposits, where the configuration gives them one.
///
/// A Z keeps its groups with VAT and its rates without groups, so the shares are worked out receipt
/// by receipt. Of each rate on a receipt, a part's net is its gross less the VAT inside it,
/// rounded; what that leaves of the receipt's own net (an öre, or what returns bring of another
/// receipt's rounding) goes to the part with the largest gross: what is given back is less than
/// what is sold. Where all is given back it goes to the part that most is given back of, so that a
/// sale that comes back whole leaves nothing. So the parts of a rate sum to its net without a rest,
/// on every receipt and in every Z.
package struct SalesShares: Sendable {
    package enum Part: Hashable, Comparable, Sendable {
        /// To the rate's own account.
        case usual
        case group(String)
        case deposits
    }

    struct Key: Hashable, Comparable {
        let rate: VATRate
        let part: Part

        static func < (left: Key, right: Key) -> Bool {
            (left.rate, left.part) < (right.rate, right.part)
        }
    }

    private let groups: Set<String>
    private let hasDeposits: Bool
    private(set) var nets = Tallies<Key, Money>()

    init(_ configuration: Configuration) {
        groups = Set(configuration.groups.filter { $0.account != nil }.map(\.name))
        hasDeposits = configuration.houseAccounts.deposit != nil
    }

    mutating func add(_ receipt: Receipt) {
        guard !receipt.isTraining else { return }
        for amount in receipt.vat { add(amount, receipt.lines) }
    }

    private mutating func add(_ amount: VATAmount, _ lines: [SaleLine]) {
        var gross = Tallies<Part, Money>()
        for line in lines where line.kind.isSale && line.vat == amount.rate {
            gross[part(of: line), or: .zero] += line.charged
        }
        var rest = amount.net
        let isAllBack = gross.entries.allSatisfy { $0.value <= .zero }
        var largest: (part: Part, gross: Money)?
        for entry in gross.entries {
            let net = entry.value - amount.rate.vat(inGross: entry.value)
            nets[Key(rate: amount.rate, part: entry.key), or: .zero] += net
            rest -= net
            let size = isAllBack ? -entry.value : entry.value
            if largest.map({ size > $0.gross }) ?? true { largest = (entry.key, size) }
        }
        if rest != .zero {
            nets[Key(rate: amount.rate, part: largest?.part ?? .usual), or: .zero] += rest
        }
    }

    private func part(of line: SaleLine) -> Part {
        if hasDeposits && line.kind == .deposit { return .deposits }
        return groups.contains(line.group) ? .group(line.group) : .usual
    }
}
