import TillCore

/// What is taken, given back and paid.
extension SaleSimulator {
    func addLine() -> String {
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<3: returnLine()
        case 3: freeReturn()
        default: item()
        }
    }

    private func item() -> String {
        let code = random.chance(8) ? "T-CARD" : code()
        guard let goods = auditor.goods[code] else { return "ITEM \(code)" }
        var line = "ITEM \(code)"
        switch goods.kind {
        case "gift-card": return line + " card=\(card()) price=\(Figures.money(amount() + 1))"
        case "account":
            return line + " customer=\(customer()) price=\(Figures.money(amount() / 2 + 1))"
        default: break
        }
        if goods.isByWeight || random.chance(50) {
            line += " qty=" + (random.chance(90) ? quantity(of: goods) : quantity())
        }
        if goods.age != nil { line += random.pick([" age=seen", " born=2001-02-28", ""]) }
        if goods.isOpenPrice || random.chance(8) {
            line += " price=\(Figures.money(amount()))" + second(70)
        }
        return line
    }

    private func returnLine() -> String {
        let names = auditor.receipts.keys.sorted()
        guard let name = names.isEmpty ? nil : random.pick(names),
            let receipt = auditor.receipts[name],
            let line = receipt.returnable.isEmpty ? nil : random.pick(receipt.returnable)
        else { return freeReturn() }
        var text = "RETURN receipt=\(name) line=\(line)"
        let left = receipt.left(line)
        let isByWeight = receipt.sale.lines[line]!.goods.isByWeight
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1: break
        case 2: text += " qty=\(quantity())"
        case 3: text += " qty=\(Figures.quantity(left + 1000))"
        default: text += isByWeight ? " qty=0.3" : " qty=1"
        }
        return text + " reason=" + (random.chance(90) ? "regret" : "whim")
    }

    private func freeReturn() -> String {
        if random.chance(60) {
            let line = "RETURN T-CAN qty=\(Int.random(in: 1...9, using: &random)) reason=deposit"
            return random.chance(70) ? line + " voucher=\(voucher())" : line
        }
        return "RETURN \(code()) qty=\(quantity()) reason=broken" + second(80)
    }

    private func voucher() -> String { "V-\(Int.random(in: 1...12, using: &random))" }
    func card() -> String { random.pick(["6001", "6002", "6003"]) }
    func customer() -> String { random.pick(["1001", "1002"]) }

    func pay(_ sale: AuditedSale) -> String {
        let due = sale.due
        return due < 0 ? payBack(due, cash: sale.cashDue) : payMore(due, cash: sale.cashDue)
    }

    private func payMore(_ due: Int, cash: Int) -> String {
        let some = Int.random(in: 0...due, using: &random)
        let coins = Int.random(in: 0...20, using: &random) * 100
        switch Int.random(in: 0..<18, using: &random) {
        case 0, 1: return "PAY cash \(Figures.money(cash))"
        case 2, 3: return "PAY cash \(Figures.money(cash + coins))"
        case 4: return "PAY cash \(Figures.money(coins))"
        case 5: return "PAY card \(Figures.money(some))"
        case 6: return "PAY card \(Figures.money(some)) pending"
        case 7: return "PAY card \(Figures.money(due)) pending"
        case 8: return "PAY swish \(Figures.money(due))"
        case 9: return "PAY card \(Figures.money(due + 1))"
        case 10, 11: return payByCard(due, some)
        case 12:
            let worth = random.pick([some, due, due + coins])
            return
                "PAY voucher \(Figures.money(worth)) ref=\(voucher())"
        case 13: return "PAY account \(Figures.money(random.pick([due, some]))) ref=\(customer())"
        case 14, 15: return "PAY eur \(Figures.money(random.pick([5, 10, 20, 50, 100]) * 100))"
        default: return "PAY card \(Figures.money(due))"
        }
    }

    /// As much as there is, or a krona more.
    private func payByCard(_ due: Int, _ some: Int) -> String {
        let card = card()
        let there = auditor.balances["card \(card)"] ?? 0
        let amount = random.pick([min(there, due), min(some, there), due, min(due, there + 100)])
        return "PAY giftcard \(Figures.money(amount)) ref=\(card)"
    }

    private func payBack(_ due: Int, cash: Int) -> String {
        switch Int.random(in: 0..<8, using: &random) {
        case 0..<3: "PAY cash \(Figures.money(cash))"
        case 3: "PAY cash \(Figures.money(cash / 200 * 100))"
        case 4: "PAY giftcard \(Figures.money(random.pick([due, due / 2]))) ref=\(card())"
        case 5: "PAY account \(Figures.money(due)) ref=\(customer())" + second(80)
        case 6:
            random.pick(["PAY card", "PAY swish", "PAY eur"]) + " \(Figures.money(due))"
                + second(40)
        default: "PAY cash \(Figures.money(cash - 100))"
        }
    }

    /// A whole sale, with totals of its own knowledge so that the payments fit, or don't.
    func ring() -> String {
        var words: [String] = []
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let goods = auditor.goods[random.pick(auditor.goods.keys.sorted())]!
            guard goods.isSale, !goods.isOpenPrice else { continue }
            let quantity = random.pick(
                goods.isByWeight ? ["1.234", "0.505", "2"] : ["1", "2", "3", "7"])
            words.append("\(goods.code)*\(quantity)")
        }
        if words.isEmpty { words.append("T-BEER") }
        if random.chance(20) { words.append("mode=eat-in") }
        let sale = auditor.sale(ringing: words, isTraining: false, shop.clock.now.localDate)
        words.append("age=seen")
        if random.chance(30) { words.append("expect=\(Figures.money(sale.total))") }
        return "RING " + (words + ringPayments(sale.total)).joined(separator: " ")
    }

    private func ringPayments(_ total: Int) -> [String] {
        var words: [String] = []
        let some = random.chance(30) && total > 0 ? Int.random(in: 1...total, using: &random) : 0
        if some > 0 {
            words.append(
                random.chance(50)
                    ? "pay=card:\(Figures.money(some))"
                    : "pay=giftcard:\(Figures.money(some)):\(card())")
        }
        let rest = total - some
        guard rest > 0, random.chance(95) else { return words }
        let coins = Int.random(in: 0...3, using: &random) * 100
        let euros = (rest / 5625 + 1) * 500
        words.append(
            random.pick([
                "pay=cash:\(Figures.money(Figures.cash(rest) + coins))",
                "pay=cash:\(Figures.money(Figures.cash(rest)))", "pay=swish:\(Figures.money(rest))",
                "pay=eur:\(Figures.money(euros))", "pay=giftcard:\(Figures.money(rest)):6001",
                "pay=giftcard:\(Figures.money(rest)):\(card())",
            ]))
        return words
    }
}
