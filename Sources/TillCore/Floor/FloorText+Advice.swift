/// Holes and slips: said by `till floor check`, and never in the way of a start.
extension FloorText {
    mutating func advise() {
        adviseOnUse()
        for (index, aisle) in floor.aisles.enumerated() {
            adviseOnGaps(of: aisle, line(of: "aisle", index))
        }
        for (index, bay) in floor.bays.enumerated() {
            if floor.grid.front(ofBay: index) == nil {
                advise(line(of: "bay", index), "nobody can get to the front of bay `\(bay.id)`")
            }
            if let (other, shelf) = shelf(named: bay.id) {
                let reason = "`\(bay.id)` is this bay, not shelf \(shelf) of bay `\(other)`"
                advise(line(of: "bay", index), reason)
            }
        }
        for (index, register) in floor.registers.enumerated()
        where !floor.grid.isReached(register.point) {
            let reason = "there is no way from the entrance to register \(register.number)"
            advise(line(of: "register", index), reason)
        }
    }

    private mutating func adviseOnUse() {
        let aisles = Set(floor.bays.compactMap(\.aisle))
        for (index, aisle) in floor.aisles.enumerated() where !aisles.contains(aisle.id) {
            advise(line(of: "aisle", index), "aisle `\(aisle.id)` has no bay")
        }
        let zones = Set(floor.bays.compactMap { floor.place($0.id)?.zone?.id })
        for (index, zone) in floor.zones.enumerated() where !zones.contains(zone.id) {
            advise(line(of: "zone", index), "zone `\(zone.id)` has no bay")
        }
    }

    /// The bay and its shelf that this would name, were there no bay of that id.
    private func shelf(named id: String) -> (bay: String, shelf: Int)? {
        guard let dash = id.utf8.lastIndex(of: UInt8(ascii: "-")),
            let shelf = Int(text: String(id[id.utf8.index(after: dash)...])), shelf > 0,
            let bay = floor.bay(String(id[..<dash])), shelf <= bay.shelves ?? 0
        else { return nil }
        return (bay.id, shelf)
    }

    /// `4-A`, `4-B`, `4-D`: one bay was forgotten, or misnamed. Bays are compared when all of the
    /// aisle's are named by a letter behind one prefix, or all by a number.
    private mutating func adviseOnGaps(of aisle: Floor.Aisle, _ line: Int) {
        let names = floor.bays.filter { $0.aisle == aisle.id }.map { bay in
            let end =
                bay.id.utf8.lastIndex(of: UInt8(ascii: "-"))
                .map { bay.id.utf8.index(after: $0) } ?? bay.id.startIndex
            return (prefix: bay.id[..<end], name: bay.id[end...])
        }
        guard let prefix = names.first?.prefix, names.allSatisfy({ $0.prefix == prefix }) else {
            return
        }
        let letters = names.compactMap { Self.letter($0.name) }
        let numbers = names.compactMap { Int(text: String($0.name)) }
        let isByLetter = letters.count == names.count
        guard isByLetter || numbers.count == names.count else { return }
        let order = (isByLetter ? letters : numbers).sorted()
        for (before, after) in zip(order, order.dropFirst()) where after - before > 1 {
            let missing = Self.named(before + 1, isByLetter)
            let ends = [before, after].map { "`\(prefix)\(Self.named($0, isByLetter))`" }
            let reason = "aisle `\(aisle.id)` has no bay `\(prefix)\(missing)` between "
            advise(line, reason + ends.joined(separator: " and "))
        }
    }

    private static func letter(_ name: Substring) -> Int? {
        guard name.utf8.count == 1, let byte = name.utf8.first,
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & ~0x20)
        else { return nil }
        return Int(byte)
    }

    private static func named(_ order: Int, _ isByLetter: Bool) -> String {
        isByLetter ? String(decoding: [UInt8(order)], as: UTF8.self) : order.written
    }
}
