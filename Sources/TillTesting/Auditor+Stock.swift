/// Where goods are and how many.
extension Auditor {
    mutating func heardStock(_ verb: String, _ words: [String], _ reply: Answered) {
        let place = Self.value("place", words)
        var stock = stock[words[0], default: AuditedStock()]
        let quantity = words.count > 1 ? Figures.thousandths(words[1]) : 0
        switch verb {
        case "RECEIVE":
            stock.keep()
            stock.received += quantity
            stock.bring(quantity, to: place)
        case "MOVE":
            stock.take(quantity, from: Self.value("from", words))
            stock.bring(quantity, to: Self.value("to", words))
        case "ADJUST":
            stock.adjusted += quantity
            stock.take(-quantity, from: place)
        case "STOCKTAKE": count(quantity, words, reply, &stock)
        default:
            expect(reply["on-hand"] != nil || !stock.isKept, "on hand is kept: \(reply)")
            expect(stock.rows, in: reply)
        }
        self.stock[words[0]] = stock
        let due = stock.isKept ? Figures.quantity(stock.onHand) : nil
        expect(reply["on-hand"] == due, "\(due ?? "nothing") on hand: \(reply)")
    }

    private mutating func count(
        _ quantity: Int, _ words: [String], _ reply: Answered, _ stock: inout AuditedStock
    ) {
        let reference = Self.value("ref", words)
        let place = Self.value("place", words).flatMap { $0 == stock.home ? nil : $0 }
        let last = place.map { stock.places[$0]?.reference } ?? stock.reference
        let isKnown = reference != nil && reference == last
        expect((reply["changed"] == "no") == isKnown, "counted before: \(isKnown): \(reply)")
        guard !isKnown else { return }
        stock.keep()
        let thought = place.map { stock.places[$0]?.onHand ?? 0 } ?? stock.onHand - stock.elsewhere
        let taken = place == nil ? inSales(words[0]) : 0
        let inSales = taken == 0 ? nil : Figures.quantity(taken)
        expect(reply["in-sales"] == inSales, "\(taken) in sales: \(reply)")
        let change = quantity + taken - thought
        expect(reply["change"] == Figures.quantity(change), "thought \(thought): \(reply)")
        stock.found += change
        if let place {
            stock.places[place, default: AuditedStock.Place()].onHand = quantity
            stock.places[place]?.reference = reference
        } else {
            stock.reference = reference
        }
    }

    /// What customers hold whose sales haven't ended.
    private func inSales(_ code: String) -> Int {
        let sales = registers.values.compactMap(\.sale) + held.values
        return sales.filter { !$0.isTraining }.flatMap(\.lines.values)
            .filter { $0.goods.code == code && !$0.isReturn }.reduce(0) { $0 + $1.quantity }
    }

    mutating func place(_ words: [String]) {
        var stock = stock[words[1], default: AuditedStock()]
        defer { self.stock[words[1]] = stock }
        guard !words.contains("off") else {
            stock.places[words[2]] = nil
            return
        }
        let planned = Self.value("planned", words).map(Figures.thousandths)
        let note = Self.value("note", words)
        if words[2] == stock.home && planned == nil && note == nil {
            stock.places[words[2]] = nil
        } else {
            stock.places[words[2], default: AuditedStock.Place()].planned = planned
            stock.places[words[2]]?.note = note
        }
    }
}
