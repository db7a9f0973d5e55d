import TillCore

/// What a row of a file asks for: requests, one a kind, in the order in which they are sent.
package struct ImportRow: Equatable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case items
        case prices
        case places
        case stock
    }

    package struct Step: Equatable, Sendable {
        package let kind: Kind
        /// Without number.
        package let request: String
    }

    /// Rows are sent in this order: what others need comes first.
    package enum Rank: Int, CaseIterable, Sendable {
        /// Deposits, which items name.
        case deposits
        case items
        /// Further places, prices and stock of items.
        case ofItems
    }

    /// From 1.
    package let line: Int
    /// As replies write it.
    package let code: String
    /// Empty where the file has none.
    package let name: String
    package let steps: [Step]
    /// What lies at the home of the item that the row puts: the last step counts it.
    var counted: Quantity?
    /// What is counted once under.
    let reference: String
    /// The item of the deposit, as replies write it.
    var deposit: String?
    /// The first step without its deposit.
    var withoutDeposit: Step?

    /// The one request that puts the row's item with what there is of it, when the item is new. It
    /// stands for the first step, and for the count at home.
    ///
    /// `PUT item 7310865001825 name=… if-new=yes stock=31 ref=1f0c…`
    var addition: String? {
        guard let item = steps.first, item.kind == .items else { return nil }
        guard let counted else { return item.request + " if-new=yes" }
        return "\(item.request) if-new=yes stock=\(counted.written) ref=\(reference)"
    }
}

/// Writes the requests of one row.
struct ImportRowReader {
    let plan: ImportPlan
    let csv: CSVReader
    let record: CSVReader.Record
    /// What a stocktake is counted once under.
    let reference: String

    /// What must stand only once in a file: a code's item, its price of a date, its place.
    struct Key {
        let kind: ImportRow.Kind
        let text: String
    }

    func row() throws(ImportFailure) -> (ImportRow, keys: [Key]) {
        try checkLength()
        let (written, code) = try code()
        var steps: [ImportRow.Step] = []
        var keys: [Key] = []
        let isItem = plan.hasItems && isItemRow
        if isItem {
            steps.append(.init(kind: .items, request: try item(written)))
            keys.append(Key(kind: .items, text: code))
        }
        try addPrice(written, code, &steps, &keys)
        try addPlace(written, code, &steps, &keys)
        let counted = try addStock(written, code, isItem, &steps, &keys)
        var row = ImportRow(
            line: record.line, code: code, name: try cell(.name) ?? "", steps: steps,
            counted: isItem ? counted : nil, reference: reference)
        if isItem, let deposit = try cell(.deposit) {
            row.deposit = try value(.deposit, deposit) { text throws(ImportValue.Failure) in
                try ImportCode(text, .either).code.written
            }
            row.withoutDeposit = .init(kind: .items, request: try item(written, isWhole: false))
        }
        return (row, keys)
    }

    private func checkLength() throws(ImportFailure) {
        let (count, most) = (record.fields.count, plan.count)
        guard count < most || !areBlank(record.fields.dropFirst(most)) else { return }
        guard count != most else { return }
        throw ImportFailure(line: record.line, why: Self.length(count, most))
    }

    static func length(_ count: Int, _ header: Int) -> String {
        "\(count) \(count == 1 ? "field" : "fields"), but the header has \(header)"
    }

    /// As it is sent, and as replies write it.
    private func code() throws(ImportFailure) -> (written: String, code: String) {
        guard let text = try cell(.code) else { throw failure(.code, "it is empty") }
        let read = try value(.code, text, code)
        return (read.text, read.code.written)
    }

    private func code(_ text: String) throws(ImportValue.Failure) -> ImportCode {
        try ImportCode(text, plan.codes)
    }

    /// What a good row should be looked at for all the same.
    func warnings(_ row: ImportRow) -> [ImportFailure] {
        var warnings: [ImportFailure] = []
        if let text = try? cell(.code), let warning = (try? code(text))?.warning {
            warnings.append(failure(.code, warning))
        }
        if row.steps.isEmpty {
            let why = "nothing is said of `\(row.code)`: this line is passed over"
            warnings.append(ImportFailure(line: record.line, why: why))
        }
        return warnings
    }

    private func amount(_ text: String) throws(ImportValue.Failure) -> Money {
        try ImportValue.amount(text, plan.options.decimal)
    }

    private func quantity(_ text: String) throws(ImportValue.Failure) -> Quantity {
        try ImportValue.quantity(text, plan.options.decimal)
    }

    /// The text of a field; empty in a row that ends before it.
    private func field(_ column: ImportColumn) -> String {
        guard let place = plan.places[column], record.fields.indices.contains(place) else {
            return ""
        }
        return csv.trimmed(record.fields[place])
    }

    var rank: ImportRow.Rank {
        guard plan.hasItems, isItemRow else { return .ofItems }
        do {
            return try cell(.kind) == Item.Kind.deposit.rawValue ? .deposits : .items
        } catch {
            return .items  // told when the row is read
        }
    }

    /// All that is wrong with the row: `first` is what `row` ended with.
    func failures(beginningWith first: ImportFailure) -> [ImportFailure] {
        guard first.column != nil else { return [first] }
        var failures: [ImportFailure] = []
        for column in ImportColumn.allCases where plan.places[column] != nil {
            do {
                if let text = try cell(column) { try check(column, text) }
            } catch {
                failures.append(error)
            }
        }
        return failures.contains(first) ? failures : [first] + failures
    }

    private func check(_ column: ImportColumn, _ text: String) throws(ImportFailure) {
        switch column {
        case .code: _ = try value(.code, text, code)
        case .nextPrice: _ = try value(.nextPrice, text, amount)
        case .from: _ = try value(.from, text, ImportValue.date)
        case .planned, .stock: _ = try value(column, text, quantity)
        case .note: _ = try limited(text, .note, Self.maximumNote)
        case .name, .price, .vat, .group, .unit, .place, .kind, .deposit, .age, .max, .blocked,
            .openPrice:
            var line = TextWriter()
            try write(column, text, to: &line)
        }
    }

    private static let maximumNote = Stock.maximumNoteLength

    private func areBlank(_ fields: ArraySlice<CSVReader.Field>) -> Bool {
        fields.allSatisfy { csv.trimmed($0).isEmpty }
    }

    /// A cell that says something, or what is said for those that don't.
    private func cell(_ column: ImportColumn) throws(ImportFailure) -> String? {
        var text = field(column)
        if text.isEmpty, !plan.options.defaults.isEmpty {
            text = plan.options.defaults[column] ?? ""
        }
        if !plan.options.values.isEmpty,
            let meant = plan.options.values[column]?[ImportColumn.bare(text)]
        {
            text = meant
        }
        if let why = ImportValue.damage(in: text) { throw failure(column, why) }
        return text.isEmpty ? nil : text
    }

    private func failure(_ column: ImportColumn, _ why: String) -> ImportFailure {
        ImportFailure(
            line: record.line, column: plan.headers[column] ?? column.rawValue, why: why)
    }

    private func value<Value>(
        _ column: ImportColumn, _ text: String,
        _ read: (String) throws(ImportValue.Failure) -> Value
    ) throws(ImportFailure) -> Value {
        do {
            return try read(text)
        } catch {
            throw failure(column, error.why)
        }
    }

    /// Rows that have neither a name nor a price are further places of an item, or its stock.
    private var isItemRow: Bool {
        !field(.name).isEmpty || !field(.price).isEmpty || plan.places[.name] == nil
    }
}

extension ImportRowReader {
    /// - Parameter isWhole: with its deposit.
    private func item(
        _ code: String, isWhole: Bool = true
    ) throws(ImportFailure) -> String {
        var line = TextWriter(capacity: 128)
        line.raw("PUT item")
        line.argument(code)
        for column in ImportColumn.required {
            guard let text = try cell(column) else { throw failure(column, "it is empty") }
            try write(column, text, to: &line)
        }
        for column in ImportColumn.optional where isWhole || column != .deposit {
            if let text = try cell(column) { try write(column, text, to: &line) }
        }
        return String(decoding: line.bytes, as: UTF8.self)
    }

    private func write(
        _ column: ImportColumn, _ text: String, to line: inout TextWriter
    ) throws(ImportFailure) {
        switch column {
        case .name: line.field("name", try limited(text, .name, Item.maximumNameLength))
        case .price: line.field("price", try value(.price, text, amount))
        case .vat, .group:
            let id = plan.vocabulary.id(of: text, column)
            if column == .vat { line.field("vat", id) } else { line.field("group", id) }
        case .unit: if let unit = try unit(text) { line.field("unit", unit) }
        case .place: line.field("place", try limited(text, .place, Item.maximumPlaceLength))
        case .kind: line.field("kind", text)
        case .deposit: line.field("deposit", text)
        case .age: line.field("age", text)
        case .max: line.field("max", try value(.max, text, quantity))
        case .blocked: line.field("blocked", text)
        case .openPrice: if try isYes(text) { line.field("open-price", true) }
        case .code, .nextPrice, .from, .note, .planned, .stock:
            preconditionFailure("this is no key of an item")
        }
    }

    private func limited(
        _ text: String, _ column: ImportColumn, _ most: Int
    ) throws(ImportFailure) -> String {
        guard text.utf8.count > most else { return text }
        guard column == .name, plan.options.shortensNames else {
            throw failure(column, "it has \(text.utf8.count) bytes, and at most \(most) may stand")
        }
        var short = text
        while short.utf8.count > most { short.removeLast() }
        while short.last == " " { short.removeLast() }
        return short
    }

    private func unit(_ text: String) throws(ImportFailure) -> Item.Unit? {
        switch text.lowercased() {
        case "kg", "kilo", "kilogram": .kilogram
        case "st", "styck", "each", "pcs", "piece", "ea": nil
        default: throw failure(.unit, "`\(text)`: goods are sold by the piece (st) or by the kg")
        }
    }

    private func isYes(_ text: String) throws(ImportFailure) -> Bool {
        switch text.lowercased() {
        case "yes", "ja", "1", "x", "true": true
        case "no", "nej", "0", "false": false
        default: throw failure(.openPrice, "`\(text)` is neither yes nor no")
        }
    }

    /// `PUT price 7310865001825 17.90 from=2026-12-01`
    private func addPrice(
        _ written: String, _ code: String, _ steps: inout [ImportRow.Step], _ keys: inout [Key]
    ) throws(ImportFailure) {
        guard plan.hasPrices else { return }
        let column: ImportColumn = plan.hasItems ? .nextPrice : .price
        guard let price = try cell(column) else { return }
        guard let from = try cell(.from) else { throw failure(.from, "it is empty") }
        let date = try value(.from, from, ImportValue.date)
        var line = TextWriter(capacity: 64)
        line.raw("PUT price")
        line.argument(written)
        line.argument(try value(column, price, amount))
        line.field("from", date)
        steps.append(.init(kind: .prices, request: String(decoding: line.bytes, as: UTF8.self)))
        keys.append(Key(kind: .prices, text: "\(code) \(date.written)"))
    }

    /// `PUT place 7310865001825 K-1 note="top shelf" planned=12`
    private func addPlace(
        _ written: String, _ code: String, _ steps: inout [ImportRow.Step], _ keys: inout [Key]
    ) throws(ImportFailure) {
        guard plan.hasPlaces else { return }
        let (note, planned) = (try cell(.note), try cell(.planned))
        let isOnlyPlaces = !plan.hasItems && !plan.hasStock
        guard note != nil || planned != nil || isOnlyPlaces else { return }
        guard let place = try cell(.place) else { throw failure(.place, "it is empty") }
        var line = TextWriter(capacity: 64)
        line.raw("PUT place")
        line.argument(written)
        line.argument(try limited(place, .place, Item.maximumPlaceLength))
        if let note { line.field("note", try limited(note, .note, Self.maximumNote)) }
        if let planned { line.field("planned", try value(.planned, planned, quantity)) }
        steps.append(.init(kind: .places, request: String(decoding: line.bytes, as: UTF8.self)))
        keys.append(Key(kind: .places, text: "\(code) \(place)"))
    }

    /// `STOCKTAKE 7310865001825 26 place=4-B-2 ref=1f0c…`: at an item's home when the row is the
    /// item's.
    private func addStock(
        _ written: String, _ code: String, _ isItem: Bool, _ steps: inout [ImportRow.Step],
        _ keys: inout [Key]
    ) throws(ImportFailure) -> Quantity? {
        guard plan.hasStock, let stock = try cell(.stock) else { return nil }
        let quantity = try value(.stock, stock, quantity)
        let place = isItem ? nil : try cell(.place)
        var line = TextWriter(capacity: 96)
        line.raw("STOCKTAKE")
        line.argument(written)
        line.argument(quantity)
        if let place { line.field("place", try limited(place, .place, Item.maximumPlaceLength)) }
        line.field("ref", reference)
        steps.append(.init(kind: .stock, request: String(decoding: line.bytes, as: UTF8.self)))
        keys.append(Key(kind: .stock, text: place.map { "\(code) \($0)" } ?? code))
        return quantity
    }
}
