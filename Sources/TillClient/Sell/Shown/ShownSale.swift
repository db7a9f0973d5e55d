import TillCore

/// The open sale as `TOTAL` told it. Every figure is the server's.
struct ShownSale: Equatable, Sendable {
    /// A row of the list: a line of the sale, or what stands below the lines.
    struct Row: Equatable, Sendable {
        /// `nil` for what can't be selected.
        let line: Int?
        let name: Words
        let measure: String
        let amount: String
    }

    struct Payment: Equatable, Sendable {
        let number: String
        let tender: Words
        let amount: String
    }

    private var tenders: [Choice] = []
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

    ///
    /// - Parameter tenders: what they are called.
    init(_ response: Response, tenders: [Choice] = []) {
        self.tenders = tenders
        total = response.value("total") ?? total
        reductions = response.value("reductions")
        paid = response.value("paid")
        due = response.value("due")
        cashDue = response.value("cash-due")
        for row in response.rows { read(row) }
    }

    var lines: [Int] { rows.compactMap(\.line) }
    var isSettled: Bool { due == Money.zero.written }
    /// More is given back than bought.
    var isPaidBack: Bool { due?.hasPrefix("-") == true }
    var isPaidFor: Bool { isSettled && paid != nil && paid != Money.zero.written }

    private mutating func read(_ row: Line) {
        let amount = row.value("amount") ?? ""
        if let payment = row.value("payment") {
            let tender = row.value("tender") ?? ""
            let name = tenders.first { $0.id == tender }?.text ?? tender
            let state = row.value("pending") == "yes" ? Words.pendingPayment : Words(same: "")
            payments.append(
                Payment(number: payment, tender: Words(same: name) + state, amount: amount))
        } else if let line = row.value("line").flatMap(Int.init(text:)) {
            read(row, line: line, amount)
        } else if row.value("promoted") != nil {
            let name = row.value("text") ?? row.value("rule")
            add(below: name.map { Words(same: $0) } ?? .promotion, Self.takenOff(amount))
        } else if let discount = row.value("sale-discount") {
            add(below: .saleDiscount + Words(same: Self.detail(row)), Self.takenOff(discount))
        }
    }

    private mutating func read(_ row: Line, line: Int, _ amount: String) {
        let unit = row.value("unit").map { " \($0)" } ?? ""
        let price = row.value("price") ?? ""
        rows.append(
            Row(
                line: line, name: Words(same: row.value("name") ?? row.value("item") ?? ""),
                measure: "\(row.value("qty") ?? "1")\(unit) x \(price)", amount: amount))
        if let discount = row.value("discount") {
            add(below: .lineDiscount, Self.takenOff(discount))
        }
        if let account = row.value("account") {
            add(below: .forAccount.with(account), "")
        }
        if let receipt = row.value("of-receipt") {
            add(below: .returnedFrom.with(receipt), "")
        }
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

    private mutating func add(below text: Words, _ amount: String) {
        rows.append(Row(line: nil, name: Words(same: "  ") + text, measure: "", amount: amount))
    }
}
