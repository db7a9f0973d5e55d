/// Sums by key, kept in the keys' order, so that the same sums are always written the same way.
package struct Tallies<Key: Comparable & Sendable, Value: Equatable & Sendable>: Equatable, Sendable
{
    package struct Entry: Equatable, Sendable {
        package let key: Key
        package var value: Value
    }

    package private(set) var entries: [Entry] = []

    package init() {}

    package subscript(key: Key, or initial: Value) -> Value {
        get {
            let index = position(of: key)
            return has(key, at: index) ? entries[index].value : initial
        }
        set {
            let index = position(of: key)
            if has(key, at: index) {
                entries[index].value = newValue
            } else {
                entries.insert(Entry(key: key, value: newValue), at: index)
            }
        }
    }

    private func has(_ key: Key, at index: Int) -> Bool {
        index < entries.count && entries[index].key == key
    }

    private func position(of key: Key) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// How many, and how much.
package struct Tally: Equatable, Sendable {
    package var count = 0
    package var amount = Money.zero

    package init(count: Int = 0, amount: Money = .zero) {
        self.count = count
        self.amount = amount
    }

    package static func += (left: inout Tally, right: Tally) {
        left.count += right.count
        left.amount += right.amount
    }

    package mutating func add(_ amount: Money) {
        count += 1
        self.amount += amount
    }
}

/// Goods sold out of one item group.
package struct GroupTally: Equatable, Sendable {
    package var quantity = Quantity.zero
    package var amount = Money.zero

    package init(quantity: Quantity = .zero, amount: Money = .zero) {
        self.quantity = quantity
        self.amount = amount
    }

    package static func += (left: inout GroupTally, right: GroupTally) {
        left.quantity += right.quantity
        left.amount += right.amount
    }
}

/// Gross and VAT of one rate, summed over receipts: never worked out again from a sum.
package struct VATTally: Equatable, Sendable {
    package var gross = Money.zero
    package var vat = Money.zero

    package init(gross: Money = .zero, vat: Money = .zero) {
        self.gross = gross
        self.vat = vat
    }

    package var net: Money { gross - vat }

    package static func += (left: inout VATTally, right: VATTally) {
        left.gross += right.gross
        left.vat += right.vat
    }
}
