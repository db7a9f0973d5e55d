import TillCore

/// Keeps books of its own from what was answered `OK`, and says where the shop's differ.
///
/// It reads requests and replies as text, works with plain integers, and shares no rule with the
/// house: what both come to must be the same.
package struct Auditor: Sendable {
    package internal(set) var registers: [Int: AuditedRegister] = [:]
    package internal(set) var goods: [String: Shop.Goods] = [:]
    package internal(set) var day: String?
    /// The Zs of the open day, and their sum.
    var sealed = Figures()
    var zs = 0
    package internal(set) var settlements: [Figures] = []
    /// By name: what RECEIPT and REPORT must show.
    package internal(set) var receipts: [String: [String]] = [:]
    package internal(set) var reports: [String: [String]] = [:]
    /// What did not add up.
    package internal(set) var findings: [String] = []

    package init() {
        for item in Shop.goods { goods[item.code] = item }
        for number in 1...4 { registers[number] = AuditedRegister() }
    }

    mutating func expect(_ condition: Bool, _ finding: String) {
        if !condition { findings.append(finding) }
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
        var words = request.split(separator: " ").map(String.init)
        if words[0].hasPrefix("#") { words.removeFirst() }
        let verb = words.removeFirst()
        if let number = Int(station), var register = registers[number] {
            heardRegister(number, &register, verb, words, reply, date)
            registers[number] = register
        }
        switch verb {
        case "PUT": goods[words[1]]?.price = Self.value("price", words).flatMap(Figures.minor) ?? 0
        case "DAY": expect(daySoFar.rows, in: reply)
        case "CLOSEDAY": closeDay(reply)
        case "REPORT": expect(reports[words[0]] ?? [], in: reply)
        case "RECEIPT": expect(receipts[words[0]] ?? [], in: reply)
        case "SETTLEMENTS":
            expect(reply.rows.count == min(settlements.count, 20), "settlements: \(reply)")
        default: break
        }
    }

    static func value(_ key: String, _ words: [String]) -> String? {
        words.first { $0.hasPrefix(key + "=") }.map { String($0.dropFirst(key.count + 1)) }
    }

    /// The rates of the configuration, told once more.
    static func rate(of vatClass: String, on date: CivilDate) -> Int {
        switch vatClass {
        case "food": ("2026-04-01"..."2027-12-31").contains(date.written) ? 600 : 1200
        case "standard": 2500
        case "eat": 1200
        case "book": 600
        case "odd": 1750
        default: 0
        }
    }

    private var daySoFar: Figures {
        var sum = sealed
        for register in registers.values where !register.drawers.isEmpty {
            sum += register.figures
        }
        return sum
    }

    private mutating func closeDay(_ reply: Answered) {
        for number in registers.keys.sorted() where !registers[number]!.drawers.isEmpty {
            var register = registers[number]!
            seal(number, &register)
            registers[number] = register
        }
        let open = registers.values.count { $0.sale != nil }
        expect(reply.int("zs") == zs, "\(zs) Zs: \(reply)")
        expect(reply.int("open-sales") == open, "\(open) open sales: \(reply)")
        expect(reply.int("settlement") == settlements.count + 1, "settlement: \(reply)")
        expect(reply["day"] == day, "day \(day ?? "none"): \(reply)")
        settlements.append(sealed)
        sealed = Figures()
        zs = 0
        day = nil
        for number in registers.keys { registers[number]!.hasZ = false }
    }

    mutating func seal(_ number: Int, _ register: inout AuditedRegister) {
        reports["\(number)-\(register.lastZ + 1)"] = register.rows
        sealed += register.figures
        zs += 1
        register.seal()
    }
}
