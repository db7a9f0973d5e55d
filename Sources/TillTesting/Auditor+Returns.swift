import TillCore

/// What is given back, and what stands behind cards, vouchers and customers.
extension Auditor {
    mutating func giveBack(
        _ words: [String], _ reply: Answered, _ register: inout AuditedRegister, _ date: CivilDate
    ) {
        let line: AuditedLine
        if let name = Self.value("receipt", words) {
            guard let back = giveBack(name, words, reply) else { return }
            line = back
        } else {
            line = giveBackFreely(words, register.sale!, date)
        }
        reserve(line, by: 1)
        var sale = register.sale!
        sale.add(line)
        sale.promote(by: promotions.values.sorted { $0.id < $1.id })
        register.sale = sale
        expect(reply.int("line") == sale.taken, "line: \(reply)")
        expect("amount", line.amount, in: reply)
        expect(line.amount <= 0, "a return that costs something: \(reply)")
        expect("total", sale.total, in: reply)
    }

    private mutating func giveBack(
        _ name: String, _ words: [String], _ reply: Answered
    ) -> AuditedLine? {
        let number = Self.value("line", words).flatMap { Int($0) }!
        guard let receipt = receipts[name], receipt.returnable.contains(number) else {
            findings.append("nothing to give back there: \(reply)")
            return nil
        }
        let left = receipt.left(number)
        let quantity = Self.value("qty", words).map(Figures.thousandths) ?? left
        expect(quantity > 0 && quantity <= left, "\(left) left of \(name): \(reply)")
        expect(
            reply["left"] == Figures.quantity(left - quantity), "\(left - quantity) left: \(reply)")
        return receipt.giveBack(number, quantity, of: name)
    }

    private func giveBackFreely(
        _ words: [String], _ sale: AuditedSale, _ date: CivilDate
    ) -> AuditedLine {
        let item = goods[words[0]]!
        let price = Self.value("price", words).flatMap(Figures.minor)
        var line = AuditedLine(
            item, quantity: -(Self.value("qty", words).map(Figures.thousandths) ?? 1000),
            price: price ?? item.price(on: date.written),
            rate: Self.rate(of: item.vatClass, on: date, mode: sale.mode))
        line.isOwnPrice = price != nil && !item.isOpenPrice
        line.account = Self.value("voucher", words)
        return line
    }

    /// A return takes what it gives back at once, and its voucher.
    mutating func reserve(_ line: AuditedLine, by sign: Int) {
        guard line.isReturn else { return }
        practising?.reserve(line, by: sign)
        if let origin = line.origin {
            receipts[origin.receipt]?.take(line, by: sign)
            let left = receipts[origin.receipt]?.left(origin.line) ?? -1
            expect(left >= 0, "more of \(origin.receipt) line \(origin.line) back than sold")
        } else if let voucher = line.account {
            if sign > 0 {
                expect(balances["voucher \(voucher)"] ?? 0 == 0, "voucher \(voucher) twice")
            }
            balances["voucher \(voucher)", default: 0] += line.amount * sign
        }
    }

    /// A payment takes from its balance at once; what it gives back comes with the receipt.
    mutating func take(_ payment: AuditedPayment, by sign: Int) {
        guard let name = payment.balance, payment.amount > 0 else { return }
        let before = balances[name] ?? 0
        if sign > 0 && payment.tender == "voucher" {
            expect(before == 0, "\(name) is redeemed twice")
        }
        balances[name] = before - payment.amount * sign
        guard payment.tender != "voucher", sign > 0 else { return }
        expect(before - payment.amount >= -(limits[name] ?? 0), "\(name) is overdrawn")
    }

    /// What an ended sale adds to balances.
    mutating func credit(_ sale: AuditedSale) {
        for line in sale.lines.values where !line.goods.isSale {
            let kind = line.goods.kind == "account" ? "customer" : "card"
            balances["\(kind) \(line.account ?? "none")", default: 0] += line.charged
        }
        for payment in sale.payments where payment.amount < 0 {
            if let name = payment.balance { balances[name, default: 0] -= payment.amount }
        }
        // Who is taught may have played with what was spent meanwhile.
        guard practising == nil else { return }
        for (name, amount) in balances where name.hasPrefix("card ") {
            expect(amount >= 0, "\(name) stands at \(amount)")
        }
    }
}
