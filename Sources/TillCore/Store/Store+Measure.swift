/// How much is taken, and what it comes to: pieces, packs of them, weights, and packs whose label
/// says what they cost.
extension Store {
    /// A pack that was priced before it came to the register, on the shop's scale or by its maker,
    /// is sold at what its label says. What is in it is known too, for the stock: the label tells
    /// its weight, or the price does. Of a thing that is sold by the piece it is one piece.
    ///
    /// - Parameter usual: what one unit costs today.
    func price(
        _ line: inout SaleLine, _ label: Money, _ scan: Scan, _ item: Item, _ pieces: Int,
        _ usual: Money
    ) {
        guard let content = content(ofPack: scan, at: label, item, pieces, usual) else {
            line.unit = .each
            line.price = label
            return
        }
        line.price = usual
        line.labelPrice = label
        line.quantity = content
    }

    /// What is in one pack; `nil` when it is one piece, or nobody can tell.
    private func content(
        ofPack scan: Scan, at label: Money, _ item: Item, _ pieces: Int, _ usual: Money
    ) -> Quantity? {
        switch item.unit {
        case .each: return pieces > 1 ? Quantity(pieces: pieces) : nil
        case .kilogram:
            if let weight = scan.quantity { return weight }
            guard usual > .zero,
                let grams = multiplied(label.minor, by: 1000, dividedBy: usual.minor)
            else { return nil }
            return Quantity(thousandths: max(grams, 1))
        }
    }

    /// A label in another currency than the store's is no price here.
    func checkCurrency(of scan: Scan) throws(Refusal) {
        guard let number = scan.currency else { return }
        guard Currency.number(of: configuration.store.currency) == number else {
            throw Refusal(.otherCurrency, "currency", Currency.name(of: number) ?? number)
        }
    }

    /// Quantity and amount of a line that is priced: so many as were asked for, packs counted by
    /// what is in them.
    func quantify(
        _ line: inout SaleLine, _ asked: Command.RingItem, _ pieces: Int
    ) throws(Refusal) {
        if let label = line.labelPrice {
            return try count(&line, asked.quantity ?? .one, labelled: label)
        }
        // A pack that says its price and can't be weighed is a piece, whatever it says.
        let isPriced = asked.scan.price != nil && asked.price == nil
        let carried = isPriced ? nil : asked.scan.quantity
        if let said = asked.quantity {
            line.quantity = try said.times(pieces)
        } else if let carried {
            line.quantity = carried
        } else {
            guard line.unit == .each || pieces > 1 else { throw Refusal(.quantityMissing) }
            line.quantity = Quantity(pieces: pieces)
        }
        line.amount = try amount(of: line, line.quantity)
    }

    /// So many packs that say the same price.
    private func count(
        _ line: inout SaleLine, _ packs: Quantity, labelled label: Money
    ) throws(Refusal) {
        guard packs > .zero else { throw Refusal(.quantityZero) }
        guard packs.isWhole else { throw Refusal(.quantityNotWhole) }
        guard packs <= .limit else { throw .tooLarge(.quantity) }
        line.labels = Int(packs.thousandths / 1000)
        let whole = multiplied(line.quantity.thousandths, by: Int64(line.labels), dividedBy: 1)
        guard let whole, Quantity(thousandths: whole) <= .limit else { throw .tooLarge(.quantity) }
        guard let amount = label.times(packs) else { throw .tooLarge(.amount) }
        line.quantity = Quantity(thousandths: whole)
        line.amount = amount
    }
}

extension Quantity {
    init(pieces: Int) { self.init(thousandths: Int64(pieces) * 1000) }

    /// So many packs as pieces: a pack is taken whole.
    func times(_ pieces: Int) throws(Refusal) -> Quantity {
        guard pieces > 1 else { return self }
        guard isWhole else { throw Refusal(.quantityNotWhole) }
        guard let whole = multiplied(thousandths, by: Int64(pieces), dividedBy: 1) else {
            throw .tooLarge(.quantity)
        }
        return Quantity(thousandths: whole)
    }
}
