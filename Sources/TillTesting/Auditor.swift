import TillCore

/// Keeps books of its own from what was answered `OK`, and says where the shop's differ.
///
/// It reads requests and replies as text, works with plain integers, and shares no rule with the
/// house: what both come to must be the same.
package struct Auditor: Sendable {
    package internal(set) var registers: [Int: AuditedRegister] = [:]
    package internal(set) var goods: [String: Shop.Goods] = [:]
    package internal(set) var promotions: [String: AuditedPromotion] = [:]
    package internal(set) var held: [Int: AuditedSale] = [:]
    /// Where a held sale was put aside.
    var heldAt: [Int: Int] = [:]
    /// By held sale, in which training it was put aside.
    var heldIn: [Int: Int] = [:]
    /// By register in training.
    var practices: [Int: AuditedPractice] = [:]
    /// Of the register that is heard now.
    var practising: AuditedPractice?
    var trainings = 0
    /// `card 6001`, `voucher V-7`, `customer 1001`.
    package internal(set) var balances: [String: Int] = [:]
    package internal(set) var limits: [String: Int] = [:]
    /// By item.
    package internal(set) var stock: [String: AuditedStock] = [:]
    /// The local date of the last line.
    var today = ""
    package internal(set) var day: String?
    /// The Zs of the open day, and their sum.
    var sealed = Figures()
    var zs = 0
    package internal(set) var settlements: [Figures] = []
    /// By name.
    package internal(set) var receipts: [String: AuditedReceipt] = [:]
    /// By name: what REPORT must show.
    package internal(set) var reports: [String: [String]] = [:]
    /// What did not add up.
    package internal(set) var findings: [String] = []

    package init() {
        for item in Shop.goods { goods[item.code] = item }
        for number in 1...4 { registers[number] = AuditedRegister() }
    }

    mutating func expect(_ condition: Bool, _ finding: @autoclosure () -> String) {
        if !condition { findings.append(finding()) }
    }

    mutating func expect(_ key: StaticString, _ minor: Int, in reply: Answered) {
        // What is nothing is left out where the specification says so.
        let found = reply.minor(key) ?? 0
        expect(found == minor, "\(key) is \(found), not \(minor): \(reply)")
    }

    mutating func expect(_ rows: [String], in reply: Answered) {
        guard rows != reply.rows else { return }
        let extra = reply.rows.filter { !rows.contains($0) }
        let missing = rows.filter { !reply.rows.contains($0) }
        findings.append("rows \(extra) where \(missing) should be: \(reply)")
    }

    /// Hears of a line and its reply; only what was done counts.
    package mutating func heard(
        _ station: String, _ request: String, _ reply: Answered, on date: CivilDate
    ) {
        guard reply.isOK else { return }
        today = date.written
        var words = request.split(separator: " ").map(String.init)
        if words[0].hasPrefix("#") { words.removeFirst() }
        let verb = words.removeFirst()
        let trainee = Int(station).flatMap { registers[$0]?.isTraining == true ? $0 : nil }
        let books = trainee.map { beginPractice(at: $0) }
        defer { if let trainee, let books { endPractice(at: trainee, books) } }
        if let number = Int(station), var register = registers[number] {
            heard(verb, words, reply, at: number, &register, date)
            registers[number] = register
        }
        switch verb {
        case "PUT": put(words)
        case "RECEIVE", "MOVE", "ADJUST", "STOCKTAKE", "STOCK": heardStock(verb, words, reply)
        case "DAY": showDay(reply)
        case "CLOSEDAY": closeDay(reply)
        case "REPORT": expect(reports[words[0]] ?? [], in: reply)
        case "RECEIPT":
            expect(receipts[words[0]]?.rows(texts) ?? [], in: reply)
            for finding in receipts[words[0]]?.findings ?? [] {
                findings.append("\(words[0]): \(finding)")
            }
        case "HELD": showHeld(reply)
        case "BALANCE": showBalance(words, reply)
        case "SETTLEMENTS":
            expect(reply.rows.count == min(settlements.count, 20), "settlements: \(reply)")
        default: break
        }
    }

    private mutating func heard(
        _ verb: String, _ words: [String], _ reply: Answered, at number: Int,
        _ register: inout AuditedRegister, _ date: CivilDate
    ) {
        switch verb {
        case "LOGIN", "LOGOUT", "TRAINING", "OPEN", "COUNT", "OVERSHORT", "PRICE", "X", "Z",
            "PAIDIN", "PAIDOUT", "DROP", "NOSALE", "ADJUST":
            heardDrawer(verb, words, reply, at: number, &register)
        case "PAY", "PAID", "FAILED", "UNPAY": heardPaying(verb, words, reply, &register)
        case "END", "RING", "COPY", "RETENDER", "HOLD", "RECALL", "CANCEL":
            heardEnding(verb, words, reply, at: number, &register, date)
        default: heardLines(verb, words, reply, &register, date)
        }
    }

    /// What offers are called.
    var texts: [String: String] { promotions.mapValues(\.text) }

    static func value(_ key: String, _ words: [String]) -> String? {
        words.first { $0.hasPrefix(key + "=") }.map { String($0.dropFirst(key.count + 1)) }
    }

    /// The rates of the configuration, told once more.
    static func rate(of vatClass: String, on date: CivilDate, mode: String?) -> Int {
        switch vatClass {
        case "food":
            mode == "eat-in" || !("2026-04-01"..."2027-12-31").contains(date.written) ? 1200 : 600
        case "standard": 2500
        case "eat": 1200
        case "book": 600
        case "odd": 1750
        default: 0
        }
    }
}
