import TillCore

/// How a sale ends, is put aside, and what is done to it after.
extension Auditor {
    mutating func heardEnding(
        _ verb: String, _ words: [String], _ reply: Answered, at number: Int,
        _ register: inout AuditedRegister, _ date: CivilDate
    ) {
        switch verb {
        case "END": end(register.sale!, number, &register, reply, date)
        case "RING":
            var sale = self.sale(ringing: words, isTraining: register.isTraining, date)
            for word in words where word.hasPrefix("pay=") {
                var parts = word.dropFirst(4).split(separator: ":").map(String.init)
                if parts.count > 2 { parts[2] = "ref=\(parts[2])" }
                pay(parts, &sale)
            }
            end(sale, number, &register, reply, date)
        case "CANCEL":
            let sale = register.sale!
            register.sale = nil
            expect(sale.pending.isEmpty, "cancelled with a payment undecided: \(reply)")
            if !sale.isTraining && sale.taken > 0 {
                register.figures.add("cancelled-sales", sale.total)
            }
            for line in sale.lines.values { reserve(line, by: -1) }
            for payment in sale.payments { take(payment, by: -1) }
        case "HOLD": hold(number, &register, reply)
        case "RECALL": recall(Int(words[0])!, &register, reply)
        case "COPY":
            let total = receipts[words[0]]?.sale.total ?? 0
            expect(receipts[words[0]]?.isCopied == false, "copied twice: \(reply)")
            expect("total", total, in: reply)
            receipts[words[0]]?.isCopied = true
            register.figures.add("copies", total)
        default: retender(words, &register, reply)
        }
    }

    /// `code*qty@price`, offers worked out, nothing paid.
    package func sale(
        ringing words: [String], isTraining: Bool, _ date: CivilDate
    ) -> AuditedSale {
        var sale = AuditedSale(mode: Self.value("mode", words), isTraining: isTraining)
        for word in words where !word.contains("=") {
            let halves = word.split(separator: "@").map(String.init)
            let parts = halves[0].split(separator: "*").map(String.init)
            var item = [parts[0]]
            if parts.count > 1 { item.append("qty=\(parts[1])") }
            if halves.count > 1 { item.append("price=\(halves[1])") }
            take(item, into: &sale, date)
        }
        sale.promote(by: promotions.values.sorted { $0.id < $1.id })
        return sale
    }

    private mutating func end(
        _ open: AuditedSale, _ number: Int, _ register: inout AuditedRegister,
        _ reply: Answered, _ date: CivilDate
    ) {
        var sale = open
        rate(&sale, on: date)
        let total = sale.total
        sale.settle()
        let name = "\(number)-\(register.lastReceipt + 1)"
        expect(reply["receipt"] == name, "receipt \(name) comes next: \(reply)")
        expect(sale.total == total, "\(name): the lines are not \(total)")
        expect("total", total, in: reply)
        expect("rounding", sale.rounding, in: reply)
        expect("change", sale.givenBack, in: reply)
        expect("kept", sale.kept, in: reply)
        expect(
            total + sale.rounding + sale.kept == sale.paid - sale.change,
            "\(name): total + rounding + kept is not payments - change: \(reply)")
        expect(abs(sale.rounding) <= 50, "\(name): rounded by \(sale.rounding): \(reply)")
        expect(sale.pending.isEmpty, "\(name): a payment is undecided: \(reply)")
        expect(sale.isTraining == (reply["training"] == "yes"), "\(name): training: \(reply)")
        let (sales, returns) = (register.grandSales, register.grandReturns)
        register.end(sale)
        expect(
            register.grandSales >= sales && register.grandReturns >= returns,
            "\(name): a grand total went down")
        receipts[name] = AuditedReceipt(sale)
        credit(sale)
        guard !sale.isTraining else { return }
        for line in sale.lines.values {
            stock[line.goods.code, default: AuditedStock()].sold += line.quantity
        }
    }

    /// What is sold has the rate of the day on which its sale ends; a deposit that of what it is
    /// for.
    private func rate(_ sale: inout AuditedSale, on date: CivilDate) {
        for (number, line) in sale.lines where line.goods.isSale && line.origin == nil {
            let goods = line.depositOf.map { sale.lines[$0]!.goods } ?? line.goods
            sale.lines[number]!.rate = Self.rate(of: goods.vatClass, on: date, mode: sale.mode)
        }
    }

    private mutating func hold(
        _ number: Int, _ register: inout AuditedRegister, _ reply: Answered
    ) {
        let sale = register.sale!
        register.sale = nil
        let name = reply.int("held") ?? 0
        expect(held[name] == nil, "\(name) is held already: \(reply)")
        expect("total", sale.total, in: reply)
        held[name] = sale
        heldAt[name] = number
        heldIn[name] = practising?.number
    }

    private mutating func recall(
        _ name: Int, _ register: inout AuditedRegister, _ reply: Answered
    ) {
        guard var sale = held.removeValue(forKey: name) else {
            findings.append("taken up by two: \(reply)")
            return
        }
        expect(reply.int("lines") == sale.lines.count, "lines: \(reply)")
        expect("total", sale.total, in: reply)
        expect(sale.isTraining == register.isTraining, "training: \(reply)")
        sale.paymentsTaken = 0
        practise(recalled: name, sale)
        register.sale = sale
    }

    private mutating func retender(
        _ words: [String], _ register: inout AuditedRegister, _ reply: Answered
    ) {
        let number = Int(words[1])!
        guard let payment = receipts[words[0]]?.sale.payments.first(where: { $0.number == number })
        else { return findings.append("nothing was paid so: \(reply)") }
        let isNew = receipts[words[0]]!.corrected.insert(number).inserted
        expect(isNew, "corrected twice: \(reply)")
        let old = payment.amount - payment.change
        let new = words[2] == "cash" ? Figures.cash(payment.settled) : payment.settled
        expect("amount", new, in: reply)
        expect("rounding", new - old, in: reply)
        register.figures.tenders[payment.tender, default: Figures.Sum()].amount -= old
        register.figures.tenders[words[2], default: Figures.Sum()].amount += new
        register.figures.add("corrected-tenders", old)
        if new != old {
            register.figures.named["rounding", default: Figures.Sum()].amount += new - old
        }
        register.drawers[register.drawers.count - 1].expect(-old, of: payment.tender)
        register.drawers[register.drawers.count - 1].expect(new, of: words[2])
    }
}
