import TillCore

/// The open sale as `TOTAL` told it. Every figure is the server's.
struct ShownSale: Equatable, Sendable {
    /// A row of the list: a line of the sale, or what stands below the lines.
    struct Row: Equatable, Sendable {
        /// `nil` for what can't be selected.
        let line: Int?
        let name: String
        let measure: String
        let amount: String
    }

    struct Payment: Equatable, Sendable {
        let number: String
        let tender: String
        let amount: String
    }

    private(set) var rows: [Row] = []
    private(set) var payments: [Payment] = []
    private(set) var total = Money.zero.written
    private(set) var reductions: String?
    private(set) var paid: String?
    private(set) var due: String?
    private(set) var cashDue: String?

    /// Just begun.
    init() {}

    /// As HELLO told it; the lines are still to come.
    init(total: String) { self.total = total }

    init(_ response: Response) {
        total = response.value("total") ?? total
        reductions = response.value("reductions")
        paid = response.value("paid")
        due = response.value("due")
        cashDue = response.value("cash-due")
        for row in response.rows { read(row) }
    }

    var lines: [Int] { rows.compactMap(\.line) }
    var isSettled: Bool { due == Money.zero.written }
    var isPaidFor: Bool { isSettled && paid != nil && paid != Money.zero.written }

    private mutating func read(_ row: Line) {
        let amount = row.value("amount") ?? ""
        if let payment = row.value("payment") {
            let tender = row.value("tender") ?? ""
            let state = row.value("pending") == "yes" ? " (pending)" : ""
            payments.append(Payment(number: payment, tender: tender + state, amount: amount))
        } else if let line = row.value("line").flatMap(Int.init(text:)) {
            read(row, line: line, amount)
        } else if row.value("promoted") != nil {
            add(below: row.value("text") ?? row.value("rule") ?? "promotion", Self.takenOff(amount))
        } else if let discount = row.value("sale-discount") {
            add(below: "discount on all" + Self.detail(row), Self.takenOff(discount))
        }
    }

    private mutating func read(_ row: Line, line: Int, _ amount: String) {
        let unit = row.value("unit").map { " \($0)" } ?? ""
        let price = row.value("price") ?? ""
        rows.append(
            Row(
                line: line, name: row.value("name") ?? row.value("item") ?? "",
                measure: "\(row.value("qty") ?? "1")\(unit) x \(price)", amount: amount))
        if let discount = row.value("discount") {
            add(below: "discount", Self.takenOff(discount))
        }
        if let account = row.value("account") { add(below: "for \(account)", "") }
        if let receipt = row.value("of-receipt") { add(below: "returned from \(receipt)", "") }
    }

    /// A reduction with its sign.
    private static func takenOff(_ amount: String) -> String {
        amount.isEmpty || amount.hasPrefix("-") ? amount : "-" + amount
    }

    private static func detail(_ row: Line) -> String {
        let percent = row.value("percent").map { " \($0)%" } ?? ""
        let reason = row.value("reason").map { ", \($0)" } ?? ""
        return percent + reason
    }

    private mutating func add(below text: String, _ amount: String) {
        rows.append(Row(line: nil, name: "  " + text, measure: "", amount: amount))
    }
}
