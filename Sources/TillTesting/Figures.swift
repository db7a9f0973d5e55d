/// A report's figures as the auditor adds them up: plain integers and dictionaries, none of the
/// house's own arithmetic.
package struct Figures: Equatable, Sendable {
    package struct Sum: Equatable, Sendable {
        package var count = 0
        package var amount = 0

        package init() {}

        package static func += (left: inout Sum, right: Sum) {
            left.count += right.count
            left.amount += right.amount
        }

        package mutating func add(_ amount: Int) {
            count += 1
            self.amount += amount
        }
    }

    package struct Pair: Equatable, Sendable {
        package var first = 0
        package var second = 0

        package init() {}

        package static func += (left: inout Pair, right: Pair) {
            left.first += right.first
            left.second += right.second
        }
    }

    package var named: [String: Sum] = [:]
    /// Gross and VAT by rate.
    package var vat: [Int: Pair] = [:]
    package var tenders: [String: Sum] = [:]
    /// Thousandths and amount by group.
    package var groups: [String: Pair] = [:]
    /// Paid in, and out (negative), by reason.
    package var reasons: [String: Sum] = [:]

    package init() {}

    package static func += (left: inout Figures, right: Figures) {
        left.named.merge(right.named) {
            var sum = $0; sum += $1; return sum
        }
        left.tenders.merge(right.tenders) {
            var sum = $0; sum += $1; return sum
        }
        left.vat.merge(right.vat) {
            var sum = $0; sum += $1; return sum
        }
        left.groups.merge(right.groups) {
            var sum = $0; sum += $1; return sum
        }
        left.reasons.merge(right.reasons) {
            var sum = $0; sum += $1; return sum
        }
    }

    package mutating func add(_ name: String, _ amount: Int = 0) {
        named[name, default: Sum()].add(amount)
    }

    package mutating func count(_ name: String) {
        named[name, default: Sum()].count += 1
    }

    private static let names = [
        "receipts", "sales", "returns", "reductions", "written-off", "goods", "services",
        "deposits", "gift-cards",
        "account-payments", "discounts", "promotions", "voided-lines", "cancelled-sales",
        "price-overrides", "price-inquiries", "removed-payments", "corrected-tenders", "copies",
        "pro-formas", "training", "logins", "drawer-openings", "no-sales", "x-reports",
        "rounding", "kept", "float", "paid-in", "paid-out", "drops", "adjustments",
        "late-differences",
    ]

    /// The rows that a report must have for these.
    package var rows: [String] {
        var rows: [String] = []
        for name in Self.names {
            guard let sum = named[name], sum != Sum() else { continue }
            rows.append("- figure=\(name) count=\(sum.count) amount=\(Self.money(sum.amount))")
        }
        for (rate, pair) in vat.sorted(by: { $0.key < $1.key }) {
            rows.append(
                "- vat-percent=\(Self.money(rate)) gross=\(Self.money(pair.first))"
                    + " net=\(Self.money(pair.first - pair.second))"
                    + " vat=\(Self.money(pair.second))")
        }
        for (name, sum) in tenders.sorted(by: { $0.key < $1.key }) {
            rows.append("- tender=\(name) count=\(sum.count) amount=\(Self.money(sum.amount))")
        }
        for (name, pair) in groups.sorted(by: { $0.key < $1.key }) {
            rows.append(
                "- group=\(name) quantity=\(Self.quantity(pair.first))"
                    + " amount=\(Self.money(pair.second))")
        }
        for (name, sum) in reasons.sorted(by: { $0.key < $1.key }) {
            rows.append("- reason=\(name) count=\(sum.count) amount=\(Self.money(sum.amount))")
        }
        return rows
    }
}

/// Arithmetic of the auditor's own.
extension Figures {
    /// `value * factor / divisor` to nearest, halves away from zero.
    package static func share(_ value: Int, _ factor: Int, of divisor: Int) -> Int {
        let product = value * factor
        let magnitude = (2 * abs(product) + divisor) / (2 * divisor)
        return product < 0 ? -magnitude : magnitude
    }

    /// To whole kronor, halves away from zero.
    package static func cash(_ amount: Int) -> Int { share(amount, 1, of: 100) * 100 }

    /// The VAT inside a gross amount.
    package static func vat(_ gross: Int, _ rate: Int) -> Int {
        share(gross, rate, of: 10_000 + rate)
    }

    /// Öre by öre: each goes where most is still owed, the first one on a tie.
    package static func spread(_ amount: Int, over weights: [Int]) -> [Int] {
        let whole = weights.reduce(0, +)
        guard whole > 0 else { return weights }
        var shares = weights.map { amount * $0 / whole }
        let owed = weights.map { amount * $0 % whole }
        let order = weights.indices.sorted { owed[$0] > owed[$1] }
        for index in order.prefix(amount - shares.reduce(0, +)) { shares[index] += 1 }
        return shares
    }
}

extension Figures {
    package static func money(_ minor: Int) -> String {
        let cents = String(abs(minor) % 100)
        return (minor < 0 ? "-" : "") + String(abs(minor) / 100) + "."
            + (cents.count == 1 ? "0" + cents : cents)
    }

    package static func minor(_ text: String) -> Int? {
        Int(text.filter { $0 != "." })
    }

    package static func quantity(_ thousandths: Int) -> String {
        var fraction = String(abs(thousandths) % 1000 + 1000).dropFirst()
        while fraction.last == "0" { fraction.removeLast() }
        return (thousandths < 0 ? "-" : "") + String(abs(thousandths) / 1000)
            + (fraction.isEmpty ? "" : "." + fraction)
    }

    package static func thousandths(_ text: String) -> Int {
        let parts = text.split(separator: ".")
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        // Read as one number: the minus of -0.3 stands before a nought.
        return Int(parts[0] + (fraction + "000").prefix(3)) ?? 0
    }
}
