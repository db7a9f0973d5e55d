import TillCore

extension Auditor {
    /// What was done at a register.
    mutating func heardRegister(
        _ number: Int, _ register: inout AuditedRegister, _ verb: String, _ words: [String],
        _ reply: Answered, _ date: CivilDate
    ) {
        switch verb {
        case "LOGIN":
            register.person = Int(words[0])
            register.figures.count("logins")
        case "LOGOUT": register.person = nil
        case "OPEN":
            let float = Self.value("float", words).flatMap(Figures.minor) ?? 0
            register.drawers.append(AuditedRegister.Drawer(float: float, expected: float))
            register.figures.add("float", float)
            register.figures.count("drawer-openings")
            day = day ?? reply["day"]
            expect(reply["day"] == day, "the day is \(day ?? "none"): \(reply)")
        case "COUNT":
            let cash = Self.value("cash", words).flatMap(Figures.minor) ?? 0
            guard reply["late"] == nil else {
                let drawer = register.late.removeFirst()
                register.figures.add("late-differences", cash - drawer.expected)
                register.figures.count("drawer-openings")
                break
            }
            register.drawers[register.drawers.count - 1].counted = cash
            register.figures.count("drawer-openings")
        case "PRICE":
            register.figures.count("price-inquiries")
            expect("price", goods[words[0]]?.price ?? -1, in: reply)
        case "X":
            expect(register.rows, in: reply)
            expect(reply.int("first-receipt") == register.firstReceipt, "first: \(reply)")
            register.figures.count("x-reports")
        case "Z":
            let name = "\(number)-\(register.lastZ + 1)"
            expect(reply["z"] == name, "Z \(name) comes next: \(reply)")
            seal(number, &register)
        default: heardSale(number, &register, verb, words, reply, date)
        }
    }

    private mutating func heardSale(
        _ number: Int, _ register: inout AuditedRegister, _ verb: String, _ words: [String],
        _ reply: Answered, _ date: CivilDate
    ) {
        switch verb {
        case "SALE": register.sale = AuditedRegister.Sale()
        case "ITEM": add(words, &register, reply, date)
        case "QTY":
            let line = Int(words[0])!
            register.sale!.lines[line]!.quantity = Figures.thousandths(words[1])
            expect("amount", register.sale!.lines[line]!.amount, in: reply)
            expect("total", register.sale!.total, in: reply)
        case "VOID":
            let line = register.sale!.lines.removeValue(forKey: Int(words[0])!)!
            register.figures.add("voided-lines", line.amount)
            expect("amount", line.amount, in: reply)
            expect("total", register.sale!.total, in: reply)
        case "CANCEL":
            register.figures.add("cancelled-sales", register.sale!.total)
            register.sale = nil
        case "TOTAL":
            let sale = register.sale!
            expect(reply.int("lines") == sale.lines.count, "lines: \(reply)")
            expect("total", sale.total, in: reply)
            expect("paid", sale.paid, in: reply)
            expect("due", sale.due, in: reply)
            expect("cash-due", (sale.due + 50) / 100 * 100, in: reply)
        case "PAY":
            pay(words[0], Figures.minor(words[1])!, &register.sale!)
            expect("paid", register.sale!.paid, in: reply)
            expect("due", register.sale!.due, in: reply)
            expect("rounding", register.sale!.payments.last!.rounding, in: reply)
            expect("change", register.sale!.payments.last!.change, in: reply)
        case "END": end(register.sale!, number, &register, reply)
        case "RING": ring(words, number, &register, reply, date)
        default: break
        }
    }

    private mutating func add(
        _ words: [String], _ register: inout AuditedRegister, _ reply: Answered,
        _ date: CivilDate
    ) {
        let price = Self.value("price", words).flatMap(Figures.minor)
        let line = line(words[0], Self.value("qty", words), price, date)
        register.sale!.taken += 1
        register.sale!.lines[register.sale!.taken] = line
        expect(reply.int("line") == register.sale!.taken, "line: \(reply)")
        expect("amount", line.amount, in: reply)
        expect("total", register.sale!.total, in: reply)
    }

    private func line(
        _ code: String, _ quantity: String?, _ price: Int?, _ date: CivilDate
    ) -> AuditedRegister.Line {
        let item = goods[code]!
        return AuditedRegister.Line(
            goods: item, quantity: quantity.map(Figures.thousandths) ?? 1000,
            price: price ?? item.price, rate: Self.rate(of: item.vatClass, on: date),
            isOwnPrice: price != nil)
    }

    /// Cash that reaches what is due, rounded to whole kronor, settles the sale.
    private func pay(_ tender: String, _ amount: Int, _ sale: inout AuditedRegister.Sale) {
        var payment = AuditedRegister.Payment(tender: tender, amount: amount)
        let rounded = (sale.due + 50) / 100 * 100
        if tender == "cash" && amount >= rounded {
            payment.rounding = rounded - sale.due
            payment.change = amount - rounded
        }
        sale.payments.append(payment)
    }

    private mutating func end(
        _ sale: AuditedRegister.Sale, _ number: Int, _ register: inout AuditedRegister,
        _ reply: Answered
    ) {
        let name = "\(number)-\(register.lastReceipt + 1)"
        expect(reply["receipt"] == name, "receipt \(name) comes next: \(reply)")
        expect("total", sale.total, in: reply)
        expect("rounding", sale.rounding, in: reply)
        expect("change", sale.change, in: reply)
        expect(
            sale.total + sale.rounding == sale.paid - sale.change,
            "\(name): total + rounding is not payments - change")
        receipts[name] = register.end(sale)
    }

    private mutating func ring(
        _ words: [String], _ number: Int, _ register: inout AuditedRegister,
        _ reply: Answered, _ date: CivilDate
    ) {
        var sale = AuditedRegister.Sale()
        for word in words where !word.contains("=") {
            let price = word.split(separator: "@").dropFirst().first.map(String.init)
            let parts = word.split(separator: "@")[0].split(separator: "*").map(String.init)
            sale.taken += 1
            sale.lines[sale.taken] = line(
                parts[0], parts.count > 1 ? parts[1] : nil, price.flatMap(Figures.minor), date)
        }
        for word in words where word.hasPrefix("pay=") {
            let parts = word.dropFirst(4).split(separator: ":").map(String.init)
            pay(parts[0], Figures.minor(parts[1])!, &sale)
        }
        end(sale, number, &register, reply)
    }
}
