/// What is said next: mostly what fits, now and then anything.
extension SaleSimulator {
    private var auditor: Auditor { books.auditor }

    func officeLine() -> String {
        if random.chance(50) { return "CLOSEDAY" }
        let code = random.pick(auditor.goods.keys.sorted())
        var goods = auditor.goods[code]!
        goods.price = random.chance(20) ? goods.price : Int.random(in: 1...20_000, using: &random)
        return goods.putting
    }

    func registerLine(_ number: Int) -> String {
        let register = auditor.registers[number]!
        if random.chance(12) { return anyLine(number) }
        guard let person = register.person else { return logIn() }
        guard register.isOpen else {
            if register.sale != nil && random.chance(30) { return "CANCEL" }
            if !register.drawers.isEmpty && random.chance(50) { return "Z" }
            if random.chance(20) { return "LOGOUT" }
            return "OPEN float=\(random.pick(["0.00", "500.00", "1234.50"]))"
        }
        guard let sale = register.sale else {
            if person != 17 && random.chance(20) { return "X" }
            if random.chance(10) { return endOfDay() }
            return random.chance(50) ? "SALE" : ring()
        }
        if !sale.payments.isEmpty {
            if sale.due == 0 { return random.chance(95) ? "END" : cancelPaid() }
            return random.chance(90) ? pay(due: sale.due) : cancelPaid()
        }
        if sale.lines.isEmpty || random.chance(60) { return item() }
        return changeSale(sale)
    }

    private func changeSale(_ sale: AuditedRegister.Sale) -> String {
        let line = random.pick(sale.lines.keys.sorted())
        switch Int.random(in: 0..<10, using: &random) {
        case 0, 1: return "QTY \(line) \(quantity())"
        case 2: return "VOID \(line)"
        case 3: return random.pick(["CANCEL", "TOTAL", "TOTAL"])
        default: return sale.due == 0 ? "END" : pay(due: sale.due)
        }
    }

    private func logIn() -> String {
        let pins = [(17, 4711), (21, 2121), (1, 1001)]
        let (person, pin) = random.pick(pins)
        return "LOGIN \(person) pin=\(random.chance(10) ? 9999 : pin)"
    }

    private func endOfDay() -> String {
        random.pick(["COUNT cash=\(Figures.money(amount()))", "Z", "LOGOUT"])
    }

    private func cancelPaid() -> String { "CANCEL by=21 pin=2121" }

    private func amount() -> Int { Int.random(in: 0...300_000, using: &random) }

    private func quantity() -> String {
        random.pick(["1", "2", "3", "12", "0.5", "1.234", "0.005", "0"])
    }

    private func code() -> String {
        random.chance(5)
            ? random.pick(["T-NONE", "4111111111111111", "7310865001826"])
            : random.pick(auditor.goods.keys.sorted())
    }

    private func item() -> String {
        var line = "ITEM \(code())"
        if random.chance(50) { line += " qty=\(quantity())" }
        if random.chance(10) {
            line += " price=\(Figures.money(amount()))"
            if random.chance(70) { line += " by=21 pin=2121" }
        }
        return line
    }

    private func pay(due: Int) -> String {
        let whole = (due + 50) / 100 * 100
        let cash = Int.random(in: 0...20, using: &random) * 100
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return "PAY cash \(Figures.money(whole))"
        case 1: return "PAY cash \(Figures.money(whole + cash))"
        case 2: return "PAY cash \(Figures.money(cash))"
        case 3: return "PAY card \(Figures.money(Int.random(in: 0...due, using: &random)))"
        case 4: return "PAY swish \(Figures.money(due))"
        case 5: return "PAY card \(Figures.money(due + 1))"
        default: return "PAY card \(Figures.money(due))"
        }
    }

    /// A whole sale, with prices of its own knowledge so that the payments fit, or don't.
    private func ring() -> String {
        var line = "RING"
        var total = 0
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let goods = auditor.goods[random.pick(auditor.goods.keys.sorted())]!
            let quantity = random.pick(
                goods.isByWeight ? ["1.234", "0.505", "2"] : ["1", "2", "7"])
            total += (goods.price * Figures.thousandths(quantity) + 500) / 1000
            line += " \(goods.code)*\(quantity)"
        }
        let card = random.chance(30) && total > 0 ? Int.random(in: 1...total, using: &random) : 0
        if card > 0 { line += " pay=card:\(Figures.money(card))" }
        let rest = total - card
        if rest > 0 && random.chance(95) {
            let cash = (rest + 50) / 100 * 100 + Int.random(in: 0...3, using: &random) * 100
            line +=
                random.chance(60)
                ? " pay=cash:\(Figures.money(cash))" : " pay=swish:\(Figures.money(rest))"
        }
        if random.chance(30) { line += " expect=\(Figures.money(total))" }
        return line
    }

    /// Anything at any time.
    private func anyLine(_ number: Int) -> String {
        random.pick([
            "SALE", "END", "CANCEL", "X", "Z", "TOTAL", "LOGOUT", "OPEN float=100.00",
            "COUNT cash=\(Figures.money(amount()))", "VOID 1", "VOID 99", "QTY 1 2",
            "QTY 2 0.25", "PAY cash 100.00", "PAY card 0.00", "PAY cash 0.50", "PAY stone 1.00",
            "PAY cash -5.00", item(), ring(), logIn(), "PRICE \(code())", "REPLY 1", "DANCE",
            "RECEIPT \(number)-1", "UNLOCK 17 by=1 pin=1001", "OPEN float=1.00 day=2026-01-01",
            "SALE pin=1234", "ITEM", "CLOSEDAY",
        ])
    }
}
