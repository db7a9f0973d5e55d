import TillCore
import TillTesting

/// Reads a journal's text and finds each ended sale that went beyond a limit which nobody allowed.
///
/// It knows nothing of how the house decides: sales are put together from the journal's lines, and
/// sums are made in plain integers.
struct JournalLimits {
    /// Of the configuration, in minor units; the discount in hundredths of a percent.
    var discount = 1000
    var discountDay = 0
    var paidOut = 50_000
    var paidOutDay = 0
    var returned = 50_000
    var returnedDay = 0
    var cash = 2_000_000
    var change = 100_000

    struct Row {
        var fields: [String: String] = [:]
        func minor(_ key: String) -> Int { fields[key].flatMap(Figures.minor) ?? 0 }
        func thousandths(_ key: String) -> Int { fields[key].map(Figures.thousandths) ?? 0 }
        subscript(_ key: String) -> String? { fields[key] }
    }

    struct Sale {
        var lines: [String: Row] = [:]
        var promoted: [Row] = []
        var discount = Row()
        var payments: [String: Row] = [:]
        /// By limit, line and item.
        var grants: [String: Row] = [:]

        func grant(_ limit: String, line: String = "", item: String = "") -> Row? {
            grants["\(limit) \(line) \(item)"]
        }
    }

    private(set) var findings: [String] = []
    /// Sales that ended, and those of them that somebody allowed something in.
    private(set) var ended = 0
    private(set) var allowed = 0
    private var sales: [String: Sale] = [:]
    private var held: [String: Sale] = [:]
    private var people: [String: String] = [:]
    private var given: [String: Int] = [:]
    private var entry = ""
    private var station = ""
    private var second: String?
    private var cashGrants: [String: Row] = [:]

    mutating func read(_ text: [UInt8]) throws {
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
        let head = lines[0].split(separator: " ").map(String.init)
        entry = head[1]
        station = head.first { $0.hasPrefix("station=") }.map { String($0.dropFirst(8)) } ?? ""
        second = nil
        cashGrants = [:]
        var event: (word: String, row: Row)?
        var rows: [Row] = []
        for line in lines.dropFirst() where !line.hasPrefix("> ") {
            if line.hasPrefix("- ") {
                rows.append(try row(line))
                continue
            }
            if let event { take(event.word, event.row, rows) }
            event = (String(line.prefix { $0 != " " }), try row(line))
            rows = []
        }
        if let event { take(event.word, event.row, rows) }
    }

    private func row(_ text: String) throws -> Row {
        let line = try Line(parsing: Array(text.utf8))
        var row = Row()
        for token in line.tokens {
            if let key = token.key { row.fields[line.raw(key)] = line.text(token) }
        }
        return row
    }

    private mutating func find(_ text: String) { findings.append("entry \(entry): \(text)") }

    private mutating func take(_ word: String, _ row: Row, _ rows: [Row]) {
        let person = people[station] ?? ""
        switch word {
        case "seconded": second = row["person"]
        case "logged-in": people[station] = row["person"]
        case "logged-out": people[station] = nil
        case "day-closed": given = [:]
        case "allowed":
            if let allower = row["person"], allower != person, allower != second {
                find("\(allower) allowed something and was not there")
            }
            cashGrants[row["limit"] ?? ""] = row
        case "cash-moved": move(row, by: person)
        case "drawer-opened": within(row.minor("float"), cash, "cash")
        case "counted": within(row.minor("cash"), cash, "cash")
        default: break
        }
        if var sale = sales[station] {
            changeSale(&sale, word, row, rows)
            sales[station] = sale
        }
        switch word {
        case "sale-begun": sales[station] = Sale()
        case "sale-cancelled": sales[station] = nil
        case "sale-held": held[row["held"] ?? ""] = sales.removeValue(forKey: station)
        case "sale-recalled": sales[station] = held.removeValue(forKey: row["held"] ?? "")
        case "sale-ended": end(sales.removeValue(forKey: station) ?? Sale(), rows, by: person)
        default: break
        }
    }

    private mutating func changeSale(
        _ sale: inout Sale, _ word: String, _ row: Row, _ rows: [Row]
    ) {
        let line = row["line"] ?? ""
        switch word {
        case "line-added": sale.lines[line] = row
        case "line-voided":
            sale.lines = sale.lines.filter { $0.key != line && $0.value["deposit-of"] != line }
        case "quantity-changed", "line-repriced":
            sale.lines[line]?.fields.merge(row.fields) { $1 }
            sale.lines[line]?.fields["discount"] = row["discount"]
            if word == "line-repriced", sale.lines[line]?["priced"] != "open" {
                sale.lines[line]?.fields["own-price"] = "yes"
            }
        case "line-discounted":
            sale.lines[line]?.fields["discount"] = row["discount"]
            sale.grants["discount \(line) "] = nil
        case "sale-discounted":
            sale.discount = row
            sale.grants["discount  "] = nil
        case "promoted": sale.promoted = rows
        case "allowed":
            let item = row["item"] ?? ""
            sale.grants["\(row["limit"] ?? "") \(line) \(item)"] = row
        case "payment-added":
            sale.payments[row["payment"] ?? ""] = row
            within(row.minor("amount"), cash, "cash", of: row)
            within(row.minor("change"), change, "change", of: row)
        default: break
        }
    }

    /// What stands in one entry.
    private mutating func within(
        _ amount: Int, _ limit: Int, _ name: String, of payment: Row? = nil
    ) {
        guard payment.map({ $0["kind"] == "cash" }) ?? true, abs(amount) > limit else { return }
        guard let grant = cashGrants[name], grant.minor("amount") >= abs(amount) else {
            return find("\(amount) of \(name)")
        }
    }

    private mutating func move(_ row: Row, by person: String) {
        // The grant stands behind it: the next event.
        guard row["way"] == "paid-out", row["training"] == nil, second == nil else { return }
        given["paid \(person)", default: 0] += row.minor("amount")
        if row.minor("amount") > paidOut { find("\(row.minor("amount")) paid out") }
        if given["paid \(person)"] ?? 0 > paidOutDay { find("too much paid out by \(person)") }
    }

    // MARK: - The end of a sale

    private mutating func end(_ sale: Sale, _ rows: [Row], by person: String) {
        ended += 1
        if !sale.grants.isEmpty { allowed += 1 }
        let promoted = Dictionary(
            sale.promoted.map { ($0["promoted"] ?? "", $0.minor("amount")) }, uniquingKeysWith: +)
        let shares = Dictionary(
            rows.filter { $0["line"] != nil }.map { ($0["line"] ?? "", $0.minor("discount")) },
            uniquingKeysWith: +)
        var (alone, whole, ordinary, lineLimits) = (0, 0, 0, 0)
        for (number, line) in sale.lines {
            checkPrice(line, number, sale)
            let isOrdinary =
                ["goods", "service"].contains(line["kind"] ?? "goods") && line.minor("amount") > 0
            let off = line.minor("discount")
            if isOrdinary {
                whole += line.minor("amount") - promoted[number, default: 0]
                ordinary += line.minor("amount") - promoted[number, default: 0] - off
                lineLimits += share(discount, of: line.minor("amount"))
            }
            if !isAllowed(off, of: line.minor("amount"), sale.grant("discount", line: number)) {
                find("\(off) off line \(number), of \(line.minor("amount"))")
            }
            if sale.grant("discount", line: number) == nil { alone += off }
        }
        let off = shares.values.reduce(0, +)
        if !isAllowed(off, of: ordinary, sale.grant("discount"), whole: true) {
            find("\(off) off the sale, of \(ordinary)")
        }
        if sale.grant("discount") == nil { alone += off }
        let most = max(share(discount, of: whole), lineLimits)
        if alone > most, !covers(sale.grant("discounts"), alone, of: whole) {
            find("\(alone) by hand in all, of \(whole)")
        }
        checkQuantities(sale)
        checkReturns(sale, by: person)
        if sale.grant("discount-day") == nil {
            given["off \(person)", default: 0] += alone
            if alone > 0, given["off \(person)"] ?? 0 > discountDay {
                find("too much off by \(person): \(given["off \(person)"] ?? 0)")
            }
        }
    }

    /// To the nearest, halves away from zero.
    private func share(_ hundredths: Int, of amount: Int) -> Int {
        (amount * hundredths + 5000) / 10_000
    }

    private func isAllowed(
        _ off: Int, of amount: Int, _ grant: Row?, whole: Bool = false
    ) -> Bool {
        if off == 0 || off <= share(discount, of: amount) { return true }
        guard let grant else { return false }
        if let percent = grant["percent"].flatMap(Figures.minor),
            whole || amount <= grant.minor("of")
        {
            return off <= share(percent, of: amount)
        }
        return covers(grant, off, of: amount)
    }

    private func covers(_ grant: Row?, _ amount: Int, of whole: Int) -> Bool {
        guard let grant else { return false }
        return amount <= grant.minor("amount")
            && amount * grant.minor("of") <= grant.minor("amount") * whole
    }

    private mutating func checkPrice(_ line: Row, _ number: String, _ sale: Sale) {
        guard line["own-price"] != nil else { return }
        let grant = sale.grant("price", line: number)
        if grant?["price"] != line["price"]
            || abs(line.thousandths("qty")) > grant?.thousandths("qty") ?? 0
        {
            find("line \(number) has a price of its own")
        }
    }

    private mutating func checkQuantities(_ sale: Sale) {
        let sold = sale.lines.values.filter { $0.thousandths("qty") > 0 }
        for (item, lines) in Dictionary(grouping: sold, by: { $0["item"] ?? "" }) {
            guard let most = lines.compactMap({ $0["max"] }).map(Figures.thousandths).min()
            else { continue }
            let all = lines.reduce(0) { $0 + $1.thousandths("qty") }
            let granted = sale.grant("quantity", item: item)?.thousandths("qty") ?? 0
            if all > most, all > granted { find("\(all) of \(item)") }
        }
    }

    private mutating func checkReturns(_ sale: Sale, by person: String) {
        var (deposits, alone) = (0, 0)
        for (number, line) in sale.lines where line.thousandths("qty") < 0 {
            guard line["of-receipt"] == nil else { continue }
            if line["kind"] == "deposit" {
                deposits -= line.minor("amount")
                continue
            }
            guard let grant = sale.grant("return", line: number) else {
                find("line \(number) came back without a receipt")
                continue
            }
            if grant["alone"] != nil { alone -= line.minor("amount") }
        }
        if deposits > paidOut, sale.grant("deposits")?.minor("amount") ?? 0 < deposits {
            find("\(deposits) for bottles")
        }
        if alone > returned, sale.grant("returns")?.minor("amount") ?? 0 < alone {
            find("\(alone) given back by one person")
        }
        if sale.grant("returns") == nil, sale.grant("return-day") == nil {
            given["back \(person)", default: 0] += alone
            if given["back \(person)"] ?? 0 > returnedDay { find("too much back by \(person)") }
        }
    }
}
