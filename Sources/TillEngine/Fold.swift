import TillCore

/// Folds the whole journal from its first entry: checks every hash and number, and makes the store
/// and the projections again, to be compared with what is there.
package struct Fold {
    package private(set) var store: Store
    package private(set) var chain = Chain()
    private let scratch: any Journal
    /// Entries of one transaction.
    private static let batch = 10_000

    /// - Parameter scratch: an empty one; the projections are made in it.
    package init(
        into scratch: any Journal, stations: ServiceStations.Limits = ServiceStations.Limits()
    ) {
        self.scratch = scratch
        store = Store(stations: stations)
    }

    /// The next entry as it is stored.
    package mutating func take(_ stored: StoredEntry) throws(Fault) {
        try chain.append(checking: stored)
        let (number, text) = (stored.number, stored.text)
        guard let entry = Entry(parsing: text), entry.head.number == number, entry.text == text
        else { throw Fault(.damaged, "entry \(number) can't be read") }
        try store.fetch(entry.head.station, entry.otherStation, from: scratch)
        let previous = store.previousEntry(of: entry.head)
        let changes = try store.apply(entry.events, of: entry.head) {
            (store, event) throws(Fault) in
            if let reason = store.inconsistency(event, of: entry.head) {
                throw Fault(.damaged, "entry \(number): \(reason)")
            }
        }
        try check(changes, of: number)
        if number % Self.batch == 1 { try scratch.begin() }
        try scratch.append(
            JournalRecord(
                entry: entry, text: text, hash: stored.hash, previous: previous, changes: changes,
                name: nil))
        if number.isMultiple(of: Self.batch) { try scratch.commit() }
    }

    /// What is on hand after goods came or went is what was there and came or went. A new item may
    /// come with its first count in one entry.
    private func check(_ changes: [Change], of number: Int) throws(Fault) {
        var put: [ItemCode: Item] = [:]
        for change in changes {
            if case .item(let item) = change { put[item.code] = item }
            if case .code(let put) = change { try check(put, of: number) }
            guard case .stock(let change) = change else { continue }
            let facts = try scratch.facts([.item(change.item), .stock(change.item)])
            guard let item = put[change.item] ?? facts.items[change.item],
                facts.stock.leads(to: change, of: item)
            else {
                throw Fault(.damaged, "entry \(number): what is on hand is another quantity")
            }
        }
    }

    /// A further code is of an item that is there, and no other's.
    private func check(_ put: Event.CodePut, of number: Int) throws(Fault) {
        let facts = try scratch.facts([.item(put.code), .item(put.item)])
        let taken = facts.items[put.code]
        guard facts.items[put.item]?.code == put.item, put.code != put.item,
            taken == nil || taken?.code == put.item
        else {
            throw Fault(.damaged, "entry \(number): \(put.code.written) can't be this item's code")
        }
    }

    package mutating func finish() throws(Fault) {
        if chain.entry.isMultiple(of: Self.batch) { try scratch.begin() }
        try scratch.save(store.takeTouched())
        try scratch.commit()
    }
}
