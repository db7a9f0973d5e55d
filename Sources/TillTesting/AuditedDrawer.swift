/// What the auditor knows of a drawer, from its float to its count.
package struct AuditedDrawer: Sendable {
    package let float: Int
    package var expected: Int
    package var counted: Int?
    /// What other tenders than cash should come to, each in its own currency.
    package var tenders: [String: Int] = [:]
    /// In the order of the line.
    package var countedTenders: [(String, Int)] = []
    package var recounts = 0
    package var reason: String?
    package var signer: Int?

    package init(float: Int) {
        self.float = float
        expected = float
    }

    package mutating func take(_ payments: [AuditedPayment]) {
        for payment in payments {
            if payment.tender == "cash" {
                expected += payment.amount - payment.change
            } else {
                tenders[payment.tender, default: 0] += payment.foreign ?? payment.amount
            }
        }
    }

    package mutating func expect(_ amount: Int, of tender: String) {
        if tender == "cash" { expected += amount } else { tenders[tender, default: 0] += amount }
    }

    package func row(_ number: Int) -> String {
        var row = "- drawer=\(number) float=\(Figures.money(float))"
        row += " expected=\(Figures.money(expected))"
        if let counted {
            row += " counted=\(Figures.money(counted))"
            row += " difference=\(Figures.money(counted - expected))"
        }
        row += Self.list("expected-tenders", tenders.sorted { $0.key < $1.key })
        row += Self.list("counted-tenders", countedTenders)
        row += Self.list(
            "tender-differences", countedTenders.map { ($0.0, $0.1 - (tenders[$0.0] ?? 0)) })
        if recounts > 0 { row += " recounts=\(recounts)" }
        if let reason { row += " reason=\(reason)" }
        if let signer {
            row += " signer=\(signer)"
            if let name = Shop.names[signer] { row += " name=\(name)" }
        }
        return row
    }

    private static func list(_ key: String, _ tenders: [(String, Int)]) -> String {
        guard !tenders.isEmpty else { return "" }
        let parts = tenders.map { "\($0.0):\(Figures.money($0.1))" }
        return " \(key)=" + parts.joined(separator: ",")
    }
}
