/// Which column is what, and what is made of a row: read out of the header, once.
struct ImportPlan: Sendable {
    /// Where a column stands in a record.
    private(set) var places: [ImportColumn: Int] = [:]
    private(set) var headers: [ImportColumn: String] = [:]
    /// Headers that mean nothing here.
    private(set) var unused: [String] = []
    let count: Int
    let options: ImportOptions
    /// What the store calls its VAT classes and groups, once that is known.
    var vocabulary = ImportVocabulary()

    let hasItems: Bool
    let hasPrices: Bool
    let hasPlaces: Bool
    let hasStock: Bool
    /// What items keep that the file says nothing of.
    let kept: Set<String>

    init(_ header: [String], line: Int, _ options: ImportOptions) throws(ImportFailure) {
        self.options = options
        count = header.count
        let (places, unused) = try Self.assign(header, line, options)
        self.places = places
        self.unused = unused
        headers = places.mapValues { header[$0] }
        let known = Set(places.keys).union(options.defaults.keys)
        guard places[.code] != nil else {
            throw ImportFailure(
                line: line, why: "no column is the code: name it, --map code=HEADER")
        }
        hasItems = Self.wantsItems(places)
        let missing = ImportColumn.required.filter { !known.contains($0) }
        if hasItems, let first = missing.first {
            let name = first.rawValue
            throw ImportFailure(
                line: line,
                why: "items need `\(name)`: a column, --map \(name)=HEADER or --default \(name)=…")
        }
        hasPrices = hasItems ? known.contains(.nextPrice) : known.contains(.price)
        if hasPrices != known.contains(.from) {
            throw ImportFailure(line: line, why: Self.datesAreMissing(hasItems, hasPrices))
        }
        hasStock = places[.stock] != nil
        hasPlaces =
            known.contains(.note) || known.contains(.planned)
            || (!hasItems && !hasStock && known.contains(.place))
        if hasPlaces, !known.contains(.place) {
            throw ImportFailure(line: line, why: "notes and planned quantities need `place`")
        }
        guard hasItems || hasPrices || hasPlaces || hasStock else {
            throw ImportFailure(line: line, why: "there is nothing beside the code")
        }
        kept = Set(ImportColumn.optional.filter { !known.contains($0) }.map(\.rawValue))
    }

    var codes: ImportCode.Kind {
        switch options.codes {
        case .barcodes: .barcodes
        case .own: .own
        case nil: ImportColumn.isOfBarcodes(headers[.code] ?? "") ? .barcodes : .either
        }
    }

    /// What most rows ask for.
    var kinds: [ImportRow.Kind] {
        (hasItems ? [.items] : []) + (hasPrices ? [.prices] : []) + (hasPlaces ? [.places] : [])
            + (hasStock ? [.stock] : [])
    }

    private static func datesAreMissing(_ hasItems: Bool, _ hasPrices: Bool) -> String {
        if hasPrices {
            return "a later price needs `from`, its date: a column, or --default from=…"
        }
        return hasItems
            ? "`from` is the date of a later price: call that price `next-price`"
            : "`from` is the date of a price, and there is none"
    }

    /// Whether anything but codes, later prices, places and stock stands in the file.
    private static func wantsItems(_ places: [ImportColumn: Int]) -> Bool {
        let items: [ImportColumn] =
            [.name, .vat, .group] + ImportColumn.optional.filter { $0 != .place }
        return items.contains { places[$0] != nil }
    }

    private static func assign(
        _ header: [String], _ line: Int, _ options: ImportOptions
    ) throws(ImportFailure) -> ([ImportColumn: Int], unused: [String]) {
        var places: [ImportColumn: Int] = [:]
        for (column, name) in options.headers.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let bare = ImportColumn.bare(name)
            guard let place = header.firstIndex(where: { ImportColumn.bare($0) == bare }) else {
                throw ImportFailure(line: line, why: "there is no column `\(name)`")
            }
            places[column] = place
        }
        let mapped = Set(places.values)
        var unused: [String] = []
        for (place, name) in header.enumerated() where !mapped.contains(place) {
            guard let column = ImportColumn(header: name), options.headers[column] == nil else {
                if !name.isEmpty { unused.append(name) }
                continue
            }
            if let other = places[column] {
                let both = "`\(header[other])` and `\(name)` may both be the \(column.rawValue)"
                throw ImportFailure(
                    line: line, why: both + ": say which, --map \(column.rawValue)=HEADER")
            }
            places[column] = place
        }
        return (places, unused)
    }
}
