/// What the auditor knows of an item's stock: what came and went, each kind by itself. Thousandths.
package struct AuditedStock: Sendable {
    struct Place: Sendable {
        var onHand: Int?
        var planned: Int?
        var note: String?
        var reference: String?
    }

    var home: String?
    /// Home's, where something is noted of it, too.
    var places: [String: Place] = [:]
    /// Goods were received or counted.
    var isKept = false
    var received = 0
    /// What counts found more than was thought.
    var found = 0
    var adjusted = 0
    /// Less what was given back. Before stock is kept it is counted too, and forgotten then.
    var sold = 0
    var reference: String?

    var elsewhere: Int { places.values.reduce(0) { $0 + ($1.onHand ?? 0) } }
    var onHand: Int { isKept ? received + found + adjusted - sold : elsewhere }

    /// What lay at further places is the beginning.
    mutating func keep() {
        guard !isKept else { return }
        found = elsewhere
        isKept = true
        (received, adjusted, sold) = (0, 0, 0)
    }

    /// Further places only.
    mutating func bring(_ quantity: Int, to place: String?) {
        guard let place, place != home else { return }
        places[place, default: Place()].onHand = (places[place]?.onHand ?? 0) + quantity
    }

    /// From where nothing is known, nothing is known after.
    mutating func take(_ quantity: Int, from place: String?) {
        guard let place, place != home, let there = places[place]?.onHand else { return }
        places[place]?.onHand = there - quantity
    }

    mutating func rehome(_ place: String?) {
        guard place != home else { return }
        if let home { places[home] = nil }
        home = place
        guard let place, var there = places[place] else { return }
        there.onHand = nil
        there.reference = nil
        places[place] = there.note == nil && there.planned == nil ? nil : there
    }

    var rows: [String] {
        var rows: [String] = []
        if let home {
            rows.append(row(home, " home=yes", isKept ? onHand - elsewhere : nil))
        }
        for name in places.keys.sorted() where name != home {
            rows.append(row(name, "", places[name]?.onHand))
        }
        return rows
    }

    private func row(_ name: String, _ home: String, _ onHand: Int?) -> String {
        var row = "- place=\(name)\(home)"
        if let onHand { row += " on-hand=\(Figures.quantity(onHand))" }
        if let planned = places[name]?.planned { row += " planned=\(Figures.quantity(planned))" }
        if let note = places[name]?.note { row += " note=\(note)" }
        return row
    }
}
