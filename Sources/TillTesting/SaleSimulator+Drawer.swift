/// What is done at a drawer, to ended sales, and in the office.
extension SaleSimulator {
    func officeLine() -> String {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4: return "CLOSEDAY"
        case 4: return promotion()
        case 5: return "PUT promotion \(random.pick(["A", "B", "C", "D"])) off"
        case 6: return "PUT customer \(customer()) limit=\(Figures.money(amount() * 2))"
        case 7: return "BLOCK card=\(card())" + (random.chance(80) ? " off" : "")
        default:
            let code = random.pick(auditor.goods.keys.sorted())
            var goods = auditor.goods[code]!
            goods.price =
                random.chance(20) ? goods.price : Int.random(in: 1...20_000, using: &random)
            return goods.putting
        }
    }

    private func promotion() -> String {
        let goods = auditor.goods.values.filter(\.mayBeReduced).map(\.code).sorted()
        let some = Set((0..<4).map { _ in random.pick(goods) }).sorted()
        let price = Figures.money(Int.random(in: 0...20_000, using: &random))
        let items = "items=" + some.joined(separator: ",")
        let what = random.pick([items, "groups=dairy,bread", "groups=other"])
        let form = random.pick([
            "\(what) percent=\(Figures.money(random.pick([500, 1111, 2500, 10_000])))",
            "\(what) take=3 pay=2", "\(what) take=4 pay=1", "\(what) take=2 price=\(price)",
            "\(items) price=\(price)",
        ])
        let name = random.pick(["A", "B", "C", "D"])
        return "PUT promotion \(name) text=\(random.pick(["Offer", "Sale"])) \(form)"
    }

    func drawerLine(_ number: Int, _ person: Int) -> String {
        let whole = Figures.money(amount() / 100 * 100)
        return random.pick([
            person == 17 ? "HELD" : "X", person == 17 ? "NOSALE" : "X",
            "PAIDIN \(whole) reason=change",
            "PAIDOUT \(whole) reason=supplies" + second(60), "PAIDOUT 12.00 reason=postage",
            "DROP \(whole) ref=bag", "DROP 100.00", "NOSALE" + second(80),
            "PAIDIN 1.50 reason=change",
            "BLOCK card=\(card()) by=1 pin=1001", "BLOCK card=\(card()) off by=1 pin=1001",
            "HELD", "BALANCE card=\(card())", "BALANCE customer=\(customer())",
        ])
    }

    /// What is done to an ended sale.
    func pastLine() -> String {
        let names = Array(auditor.receipts.keys.sorted().prefix(20))
        guard let name = names.isEmpty ? nil : random.pick(names) else { return "COPY 1-1" }
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1: return "COPY \(name)"
        case 2: return "RECEIPT \(name)"
        default:
            let tender = random.pick(["cash", "card", "swish", "eur"])
            let payment = auditor.receipts[name]!.sale.payments.map(\.number).max() ?? 1
            return "RETENDER \(name) \(payment) \(tender)" + second(80)
        }
    }

    func endOfDay(_ register: AuditedRegister) -> String {
        random.pick([count(), count(), "Z", "LOGOUT", overShort(register)])
    }

    func overShort(_ register: AuditedRegister) -> String {
        "OVERSHORT \(max(1, register.drawers.count)) reason=change" + second(80)
    }

    func count(_ how: String = "") -> String {
        var line = "COUNT"
        if random.chance(30) {
            let (large, small) = (Int.random(in: 0...9, using: &random), random.pick([0, 1, 7]))
            let cash = large * 50_000 + small * 100 + (random.chance(10) ? 100 : 0)
            line += " cash=\(Figures.money(cash)) pieces=500.00*\(large),1.00*\(small)"
        } else {
            line += " cash=\(Figures.money(amount() * 3))"
        }
        for tender in ["card", "eur", "giftcard"] where random.chance(20) {
            line += " count=\(tender):\(Figures.money(amount()))"
        }
        return how.isEmpty ? line : line + " " + how
    }
}
