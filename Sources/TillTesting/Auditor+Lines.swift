import TillCore

/// What was done to the lines of a sale.
extension Auditor {
    mutating func heardLines(
        _ verb: String, _ words: [String], _ reply: Answered, _ register: inout AuditedRegister,
        _ date: CivilDate
    ) {
        switch verb {
        case "SALE":
            register.sale = AuditedSale(
                mode: Self.value("mode", words), isTraining: register.isTraining)
        case "ITEM":
            change(&register, reply, date) { auditor, sale in auditor.take(words, into: &sale, date)
            }
            expectLine(words, in: reply, register.sale!)
        case "QTY":
            let line = Int(words[0])!
            change(&register, reply, date) { _, sale in
                for number in sale.numbers
                where number == line || sale.lines[number]!.depositOf == line {
                    sale.lines[number]!.quantity = Figures.thousandths(words[1])
                    sale.lines[number]!.measure()
                }
            }
            expect("amount", register.sale!.lines[line]!.amount, in: reply)
        case "VOID": void(Int(words[0])!, reply, &register, date)
        case "REPRICE":
            let line = Int(words[0])!
            change(&register, reply, date) { _, sale in
                sale.lines[line]!.price = Figures.minor(words[1])!
                sale.lines[line]!.isOwnPrice = !sale.lines[line]!.goods.isOpenPrice
                sale.lines[line]!.measure()
            }
            expect("amount", register.sale!.lines[line]!.amount, in: reply)
        case "DISCOUNT": discount(words, reply, &register, date)
        case "RETURN": giveBack(words, reply, &register, date)
        case "TOTAL": showTotal(words, reply, &register)
        default: break
        }
    }

    /// Changes the sale, works out its offers, and compares what it comes to.
    private mutating func change(
        _ register: inout AuditedRegister, _ reply: Answered, _ date: CivilDate,
        _ body: (Auditor, inout AuditedSale) -> Void
    ) {
        var sale = register.sale!
        body(self, &sale)
        sale.promote(by: promotions.values.sorted { $0.id < $1.id })
        register.sale = sale
        expect("total", sale.total, in: reply)
        expect("reductions", sale.reductions, in: reply)
        expect(sale.lines.values.allSatisfy { $0.isReturn || $0.charged >= 0 }, "below 0: \(reply)")
    }

    /// A line, and the deposit that is sold with it.
    func take(_ words: [String], into sale: inout AuditedSale, _ date: CivilDate) {
        let item = goods[words[0]]!
        let quantity = Self.value("qty", words).map(Figures.thousandths) ?? 1000
        let price = Self.value("price", words).flatMap(Figures.minor)
        let rate =
            item.isSale ? Self.rate(of: item.vatClass, on: date, mode: sale.mode) : 0
        var line = AuditedLine(
            item, quantity: quantity, price: price ?? item.price(on: date.written), rate: rate)
        line.isOwnPrice = price != nil && !item.isOpenPrice
        line.account = Self.value("card", words) ?? Self.value("customer", words)
        sale.add(line)
        guard let deposit = item.deposit.flatMap({ goods[$0] }) else { return }
        var tied = AuditedLine(
            deposit, quantity: quantity, price: deposit.price(on: date.written), rate: rate)
        tied.depositOf = sale.taken
        sale.add(tied)
    }

    private mutating func expectLine(
        _ words: [String], in reply: Answered, _ sale: AuditedSale
    ) {
        let deposit = sale.lines[sale.taken]!.depositOf
        expect(reply.int("line") == deposit ?? sale.taken, "line: \(reply)")
        expect("amount", sale.lines[deposit ?? sale.taken]!.amount, in: reply)
        guard deposit != nil else { return }
        expect(reply.int("deposit-line") == sale.taken, "deposit: \(reply)")
        expect("deposit", sale.lines[sale.taken]!.amount, in: reply)
    }

    private mutating func void(
        _ number: Int, _ reply: Answered, _ register: inout AuditedRegister, _ date: CivilDate
    ) {
        let gone = register.sale!.lines.filter {
            $0.key == number || $0.value.depositOf == number
        }
        let amount = gone.values.reduce(0) { $0 + $1.charged }
        expect("amount", amount, in: reply)
        if !register.sale!.isTraining { register.figures.add("voided-lines", amount) }
        for line in gone.values { reserve(line, by: -1) }
        change(&register, reply, date) { _, sale in
            for line in gone.keys { sale.lines[line] = nil }
        }
    }

    private mutating func discount(
        _ words: [String], _ reply: Answered, _ register: inout AuditedRegister, _ date: CivilDate
    ) {
        let percent = Self.value("percent", words).flatMap(Figures.minor)
        let amount = Self.value("amount", words).flatMap(Figures.minor) ?? 0
        let line = Int(words[0])
        var now = register.sale!
        now.promote(by: promotions.values.sorted { $0.id < $1.id })
        let whole = line.map { now.lines[$0]!.amount } ?? now.ordinary
        let reduction = percent.map { Figures.share(whole, $0, of: 10_000) } ?? amount
        expect(reduction <= whole, "more than there is: \(reply)")
        let isNone = (percent ?? amount) == 0
        if let line, !isNone {
            var (with, without) = (now, now)
            with.lines[line]!.discount = reduction
            without.lines[line]!.discount = 0
            without.lines[line]!.discountPercent = nil
            with.promote(by: promotions.values.sorted { $0.id < $1.id })
            without.promote(by: promotions.values.sorted { $0.id < $1.id })
            let isKept = without.total < with.total
            expect(isKept == (reply["promotion-kept"] != nil), "the better of two: \(reply)")
            if isKept {
                change(&register, reply, date) { _, sale in sale = without }
                return expect("discount", 0, in: reply)
            }
        }
        expect("discount", reduction, in: reply)
        change(&register, reply, date) { _, sale in
            if let line {
                sale.lines[line]!.discount = reduction
                sale.lines[line]!.discountPercent = isNone ? nil : percent
            } else {
                sale.discount = isNone ? nil : percent.map { .percent($0) } ?? .amount(amount)
            }
        }
    }

    private mutating func showTotal(
        _ words: [String], _ reply: Answered, _ register: inout AuditedRegister
    ) {
        let sale = register.sale!
        expect(reply.int("lines") == sale.lines.count, "lines: \(reply)")
        expect("total", sale.total, in: reply)
        expect("reductions", sale.reductions, in: reply)
        expect("paid", sale.paid, in: reply)
        expect("due", sale.due, in: reply)
        expect("cash-due", sale.cashDue, in: reply)
        if words.isEmpty {
            expect(sale.rows(texts), in: reply)
        } else if !sale.isTraining {
            register.figures.add("pro-formas", sale.total)
        }
    }
}
