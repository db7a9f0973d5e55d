/// What is said next: mostly what fits, now and then anything.
extension SaleSimulator {
    var auditor: Auditor { books.auditor }

    func registerLine(_ number: Int) -> String {
        let register = auditor.registers[number]!
        if random.chance(8) { return anyLine(number) }
        if random.chance(6) { return stockLine() }
        guard let person = register.person else { return logIn() }
        guard register.isOpen else { return closedLine(register) }
        guard let sale = register.sale else { return betweenSales(number, register, person) }
        if let pending = sale.pending.first, random.chance(60) {
            return random.pick([
                "PAID \(pending) ref=77", "PAID \(pending)", "FAILED \(pending)", "CANCEL",
            ])
        }
        guard sale.payments.isEmpty else { return payingLine(sale) }
        if sale.lines.isEmpty || (sale.lines.count < 7 && random.chance(50)) { return addLine() }
        return changeLine(sale)
    }

    private func closedLine(_ register: AuditedRegister) -> String {
        if register.isTraining && random.chance(80) { return "LOGOUT" }
        if register.sale != nil && random.chance(10) { return "CANCEL" + second(50) }
        if !register.drawers.isEmpty && random.chance(35) {
            return random.pick([
                "Z", overShort(register), count("recount") + second(80), overShort(register),
            ])
        }
        if !register.late.isEmpty && random.chance(50) { return count("late") }
        if random.chance(10) { return "LOGOUT" }
        return "OPEN float=\(random.pick(["0.00", "500.00", "1234.50"]))"
    }

    private func betweenSales(
        _ number: Int, _ register: AuditedRegister, _ person: Int
    ) -> String {
        if register.isTraining && random.chance(10) { return "LOGOUT" }
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<2: return "TRAINING" + second(80)
        case 2..<10: return drawerLine(number, person)
        case 10..<13: return endOfDay(register)
        case 13..<22: return pastLine()
        case 22..<36 where !auditor.held.isEmpty:
            return "RECALL \(random.pick(auditor.held.keys.sorted() + [99]))"
        case 22..<75: return "SALE" + (random.chance(20) ? " mode=eat-in" : "")
        default: return ring()
        }
    }

    private func payingLine(_ sale: AuditedSale) -> String {
        let last = sale.payments.last!.number
        if random.chance(8) { return "UNPAY \(last)" }
        if random.chance(4) { return "CANCEL" + second(80) }
        if random.chance(3) { return end() }
        if sale.due == 0 { return random.chance(95) ? end() : "TOTAL" }
        return pay(sale)
    }

    private func changeLine(_ sale: AuditedSale) -> String {
        let line = random.pick(sale.numbers)
        switch Int.random(in: 0..<24, using: &random) {
        case 0, 1: return "QTY \(line) \(quantity())"
        case 2: return "VOID \(line)"
        case 3: return "CANCEL"
        case 4: return random.pick(["TOTAL", "TOTAL", "TOTAL print=text"])
        case 5: return "REPRICE \(line) \(Figures.money(amount() / 10))" + second(80)
        case 6, 7: return "DISCOUNT \(line) \(discount())" + second(70)
        case 8, 9: return "DISCOUNT \(discount())" + second(70)
        case 10, 11: return "HOLD" + (random.chance(50) ? " dog" : "")
        default: return sale.due == 0 ? end() : pay(sale)
        }
    }

    private func end() -> String { random.chance(10) ? "END print=text" : "END" }

    private func discount() -> String {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: "percent=0.00"
        case 1: "amount=\(Figures.money(amount() / 20))"
        case 2: "amount=0.01"
        default:
            "percent=" + Figures.money(random.pick([500, 1000, 1234, 3333, 5000, 10_000]))
        }
    }

    func logIn() -> String {
        let (person, pin) = random.pick([(17, 4711), (21, 2121), (1, 1001)])
        return "LOGIN \(person) pin=\(random.chance(10) ? 9999 : pin)"
    }

    /// Now and then someone stands by.
    func second(_ percent: Int) -> String { random.chance(percent) ? " by=21 pin=2121" : "" }

    func amount() -> Int { Int.random(in: 0...100_000, using: &random) }

    func quantity() -> String {
        random.pick(["1", "2", "3", "4", "6", "12", "0.5", "1.234", "0.005", "0"])
    }

    func quantity(of goods: Shop.Goods) -> String {
        random.pick(goods.isByWeight ? ["0.5", "1.234", "0.005", "2"] : ["1", "2", "3", "4", "6"])
    }

    func code() -> String {
        random.chance(4)
            ? random.pick(["T-NONE", "4111111111111111", "7310865001826"])
            : random.pick(auditor.goods.keys.sorted())
    }

    /// Anything at any time.
    private func anyLine(_ number: Int) -> String {
        random.pick([
            "SALE", "END", "CANCEL", "X", "Z", "TOTAL", "LOGOUT", "OPEN float=100.00", count(),
            count("recount"), count("late"), "COUNT cash=1.00 recount late by=21 pin=2121",
            "VOID 1", "VOID 99", "QTY 1 2", "QTY 2 0.25", "PAY cash 100.00", "PAY card 0.00",
            "PAY cash 0.50", "PAY stone 1.00", "PAY cash -5.00", "PAY giftcard -50.00 ref=6001",
            "PAY card 10.00 pending", "PAID 1", "FAILED 1", "UNPAY 1", "HOLD", "HELD", "RECALL 1",
            "RECALL 99",
            addLine(), ring(), logIn(), pastLine(), drawerLine(number, 17), "PRICE \(code())",
            "REPLY 1", "DANCE", "RECEIPT \(number)-1", "UNLOCK 17 by=1 pin=1001", "TRAINING",
            "OPEN float=1.00 day=2026-01-01", "SALE pin=1234", "ITEM", "CLOSEDAY", "DISCOUNT",
            "DISCOUNT percent=50.00", "REPRICE 1 1.00", "OVERSHORT 1 reason=change",
            "BALANCE card=6001", "ADJUST T-BEER -1 reason=broken by=1 pin=1001",
        ])
    }
}
