/// Days, and what is looked at rather than done.
extension Auditor {
    mutating func put(_ words: [String]) {
        switch words[0] {
        case "item":
            goods[words[1]]?.price = Self.value("price", words).flatMap(Figures.minor) ?? 0
            forgetPastPrices(of: words[1])
            goods[words[1]]?.place = Self.value("place", words)
            stock[words[1], default: AuditedStock()].rehome(Self.value("place", words))
        case "price": put(price: Figures.minor(words[2]) ?? 0, of: words[1], words)
        case "place": place(words)
        case "promotion":
            promotions[words[1]] = words.contains("off") ? nil : AuditedPromotion(words)
        case "customer":
            let name = "customer \(words[1])"
            balances[name, default: 0] += 0
            limits[name] = Self.value("limit", words).flatMap(Figures.minor)
        default: break
        }
    }

    private mutating func put(price: Int, of code: String, _ words: [String]) {
        let date = Self.value("from", words) ?? ""
        if date <= today {
            goods[code]?.price = price
            forgetPastPrices(of: code)
        } else {
            goods[code]?.prices[date] = price
        }
    }

    private mutating func forgetPastPrices(of code: String) {
        let later = goods[code]?.prices.filter { $0.key > today } ?? [:]
        goods[code]?.prices = later
    }

    /// Not those of training.
    private func heldSales(at register: Int? = nil) -> [AuditedSale] {
        held.filter { !$0.value.isTraining && (register == nil || heldAt[$0.key] == register) }
            .map(\.value)
    }

    mutating func expectHeld(at register: Int?, in reply: Answered) {
        let own = heldSales(at: register)
        expect(reply.int("held-sales") ?? 0 == own.count, "held: \(own.count): \(reply)")
        expect("held-total", own.reduce(0) { $0 + $1.total }, in: reply)
    }

    mutating func showDay(_ reply: Answered) {
        var sum = sealed
        for register in registers.values where register.hasActivity && !register.hasZ {
            sum += register.figures
        }
        expect(sum.rows, in: reply)
        expectHeld(at: nil, in: reply)
    }

    mutating func showHeld(_ reply: Answered) {
        let kept = ["held=", "lines=", "total=", "training="]
        let shown = reply.rows.map { row in
            row.split(separator: " ").filter { word in kept.contains(where: word.hasPrefix) }
                .joined(separator: " ")
        }
        let own = held.sorted { $0.key < $1.key }.map { number, sale in
            "held=\(number) lines=\(sale.lines.count) total=\(Figures.money(sale.total))"
                + (sale.isTraining ? " training=yes" : "")
        }
        expect(shown == own, "held are \(own): \(reply)")
    }

    mutating func showBalance(_ words: [String], _ reply: Answered) {
        let name = words[0].replacing("=", with: " ")
        expect("balance", balances[name] ?? 0, in: reply)
        expect("limit", limits[name] ?? 0, in: reply)
    }

    mutating func closeDay(_ reply: Answered) {
        for number in registers.keys.sorted() {
            var register = registers[number]!
            guard register.hasActivity, !register.hasZ else { continue }
            seal(number, &register)
            registers[number] = register
        }
        let open = registers.values.count { $0.sale.map { !$0.isTraining } ?? false }
        expect(reply.int("zs") == zs, "Zs: \(reply)")
        expect(reply.int("open-sales") == open, "\(open) open sales: \(reply)")
        expect(reply.int("held-sales") == heldSales().count, "held sales: \(reply)")
        expect(reply.int("settlement") == settlements.count + 1, "settlement: \(reply)")
        expect(reply["day"] == day, "day: \(reply)")
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
