/// CHECK: decides, tells what would change, and forgets it.
extension Store {
    /// ```
    /// C: CHECK PUT item 7310865001825 name="Arla Ko Mellanmjölk" price=17.90 vat=food group=dairy
    /// S: - field=price old=16.90 new=17.90
    /// S: OK item=7310865001825 changed=yes rows=1
    /// ```
    func check(
        _ command: Command, _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let decision = try decide(command, facts, asker, context)
        var checked = Decision()
        checked.answer = decision.answer
        if command.putsItem { checked.answer.hasRows = true }
        for case .itemPut(let new) in decision.events {
            let today = context.time.localDate
            guard let old = facts.items[new.code]?.settled(on: today) else {
                checked.answer.row {
                    $0.field("field", "item"); $0.field("new", new.code)
                }
                continue
            }
            checked.answer.differences(from: old, to: new)
        }
        return checked
    }
}

extension Command {
    fileprivate var putsItem: Bool {
        if case .putItem = self { return true }
        if case .putPrice = self { return true }
        return false
    }
}

extension Answer {
    fileprivate mutating func differences(from old: Item, to new: Item) {
        let before = FieldList(of: old).fields
        let after = FieldList(of: new).fields
        for (key, new) in after where before.first(where: { $0.key == key })?.value != new {
            difference(key, old: before.first { $0.key == key }?.value, new: new)
        }
        for (key, old) in before where !after.contains(where: { $0.key == key }) {
            difference(key, old: old, new: nil)
        }
        for later in new.prices where !old.prices.contains(later) {
            row {
                $0.field("field", "price")
                $0.field("from", later.from)
                $0.field("old", old.price(on: later.from))
                $0.field("new", later.price)
            }
        }
    }

    private mutating func difference(_ key: String, old: String?, new: String?) {
        row {
            $0.field("field", key)
            $0.field("old", old)
            $0.field("new", new)
        }
    }
}

/// A record's fields as text, each with its key; those that are left out aren't there.
private struct FieldList: FieldCoder {
    var fields: [(key: String, value: String)] = []

    /// Later prices are told one by one.
    init(of item: Item) {
        var copy = item
        copy.prices = []
        copy.code(with: &self)
    }

    mutating func field<Value: TextValue>(_ key: StaticString, _ value: inout Value) {
        fields.append(("\(key)", value.plain))
    }

    mutating func field<Value: TextValue>(_ key: StaticString, _ value: inout Value?) {
        if let value { fields.append(("\(key)", value.plain)) }
    }
}
