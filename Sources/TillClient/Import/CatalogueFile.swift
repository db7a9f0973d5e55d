import TillCore

/// A catalogue as a spreadsheet saves it, turned into the lines that put it into a store.
///
/// ```
/// code,name,price,vat,group,unit,place
/// 7310865001825,"Arla Ko Mellanmjölk",16.90,food,dairy,,4-B-2
/// ```
/// becomes `PUT item 7310865001825 name="Arla Ko Mellanmjölk" price=16.90 vat=food group=dairy
/// place=4-B-2`. The columns stand in any order, `unit` and `place` may be missing. Whether a value
/// makes sense is the server's to say.
package struct CatalogueFile: Sendable {
    package struct Entry: Sendable, Equatable {
        /// Where the item stands in the file, from 1.
        package let line: Int
        package let code: String
        package let request: String
    }

    private struct Column {
        let name: String
        let key: StaticString?
        let isRequired: Bool
    }

    private static let columns = [
        Column(name: "code", key: nil, isRequired: true),
        Column(name: "name", key: "name", isRequired: true),
        Column(name: "price", key: "price", isRequired: true),
        Column(name: "vat", key: "vat", isRequired: true),
        Column(name: "group", key: "group", isRequired: true),
        Column(name: "unit", key: "unit", isRequired: false),
        Column(name: "place", key: "place", isRequired: false),
    ]

    package let entries: [Entry]

    package init(parsing bytes: [UInt8]) throws(CSVReader.Failure) {
        var reader = CSVReader(bytes)
        guard let header = try reader.next() else {
            throw CSVReader.Failure(line: 1, why: "the file is empty")
        }
        let places = try Self.places(in: header)
        var entries: [Entry] = []
        while let record = try reader.next() {
            guard record.fields.count == header.fields.count else {
                let why = "\(record.fields.count) fields, but the header has "
                throw CSVReader.Failure(line: record.line, why: why + "\(header.fields.count)")
            }
            entries.append(try Self.entry(record, places))
        }
        self.entries = entries
    }

    /// Which field of a record each column is.
    private static func places(
        in header: CSVReader.Record
    ) throws(CSVReader.Failure) -> [(Column, place: Int)] {
        for (place, name) in header.fields.enumerated() {
            let isKnown = columns.contains { $0.name == name }
            guard isKnown, header.fields.firstIndex(of: name) == place else {
                let why = isKnown ? "column `\(name)` twice" : "unknown column `\(name)`"
                throw CSVReader.Failure(line: header.line, why: why)
            }
        }
        var places: [(Column, place: Int)] = []
        for column in columns {
            if let place = header.fields.firstIndex(of: column.name) {
                places.append((column, place))
            } else if column.isRequired {
                throw CSVReader.Failure(line: header.line, why: "no column `\(column.name)`")
            }
        }
        return places
    }

    private static func entry(
        _ record: CSVReader.Record, _ places: [(Column, place: Int)]
    ) throws(CSVReader.Failure) -> Entry {
        var line = TextWriter()
        line.raw("PUT item")
        var code = ""
        for (column, place) in places {
            let value = record.fields[place]
            if value.isEmpty {
                guard !column.isRequired else {
                    throw CSVReader.Failure(line: record.line, why: "no \(column.name)")
                }
            } else if let key = column.key {
                line.field(key, value)
            } else {
                code = value
                line.argument(value)
            }
        }
        let request = String(decoding: line.bytes, as: UTF8.self)
        return Entry(line: record.line, code: code, request: request)
    }
}
