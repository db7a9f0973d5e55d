import Crypto
import TillCore

/// A file of items, prices, places and stock, as a spreadsheet or another cash register saves it.
///
/// It is read twice: once to its end, so that all that is wrong is known before anything is sent,
/// and then row by row while it is sent. Requests are made one at a time: what is kept in memory is
/// the file, and a code for each row.
///
/// ```
/// Artikelnr;Benämning;Pris;Moms;Varugrupp;Plats;Saldo
/// 7310865001825;Arla Ko Mellanmjölk;16,90 kr;12 %;dairy;4-B-2;31
/// ```
package struct ImportFile: Sendable {
    /// Errors that are told one by one.
    package static let maximumFailures = 100

    /// What is wrong, by line; about the first hundred.
    package private(set) var failures: [ImportFailure] = []
    /// Rows that have something wrong.
    package private(set) var badRows = 0
    /// Rows that have nothing wrong.
    package private(set) var goodRows = 0
    /// What was mended or looks odd in good rows; about the first hundred.
    package private(set) var warnings: [ImportFailure] = []
    package private(set) var warningCount = 0
    /// How the file is read, where that was found out and isn't UTF-8.
    package let foundEncoding: TextEncoding?
    /// Headers that nothing is made of.
    package var unused: [String] { plan.unused }
    /// Names the file's content: one stocktake is counted once under it.
    package let reference: String

    private var plan: ImportPlan
    private let start: CSVReader
    private var csv: CSVReader
    private var badLines: Set<Int> = []
    /// What rows there are, in the order in which they are sent.
    private var passes: [ImportRow.Rank] = []
    private var pass = 0

    package init(_ file: [UInt8], _ options: ImportOptions = ImportOptions()) throws(ImportFailure)
    {
        let encoding: TextEncoding
        if let said = options.encoding { encoding = said } else { encoding = try .found(in: file) }
        foundEncoding = options.encoding == nil && encoding != .utf8 ? encoding : nil
        let bytes = try TextEncoding.decode(file, as: encoding)
        var csv = CSVReader(
            bytes, delimiter: options.delimiter ?? CSVReader.delimiter(of: bytes))
        var header = try csv.next()
        // Excel's own way to say what separates fields, in a line before the header.
        if let first = header?.fields.first, csv.text(first) == "sep=" { header = try csv.next() }
        guard let header else { throw ImportFailure(line: 0, why: "the file is empty") }
        do {
            plan = try ImportPlan(
                header.fields.map { csv.trimmed($0) }, line: header.line, options)
        } catch {
            throw Self.explained(error, header.fields.count, behind: csv, options)
        }
        var hash = SHA256()
        hash.update(data: file)
        hash.update(data: Array(options.summary.utf8))
        reference = Hex(hash.finalize().prefix(8)).written
        start = csv
        self.csv = csv
        check()
        self.csv = start
    }

    /// A list may have a title above its header: then the header is said to be further down. A row
    /// that is too short is told as well, for nothing else of the file is.
    private static func explained(
        _ failure: ImportFailure, _ count: Int, behind csv: CSVReader, _ options: ImportOptions
    ) -> ImportFailure {
        var csv = csv
        var (failure, isShortTold) = (failure, false)
        for _ in 0..<10 {
            guard let record = try? csv.next() else { return failure }
            if record.fields.count < count, !isShortTold {
                isShortTold = true
                let short = ImportRowReader.length(record.fields.count, count)
                failure = ImportFailure(
                    line: failure.line, why: "\(failure.why) (and line \(record.line): \(short))")
            }
            let header = record.fields.map { csv.trimmed($0) }
            if header.count > 1, (try? ImportPlan(header, line: record.line, options)) != nil {
                let why = "the header stands in line \(record.line): delete what is above it"
                return ImportFailure(line: failure.line, why: why)
            }
        }
        return failure
    }

    /// What the store calls its VAT classes and groups: rows that are read from now on may name
    /// them otherwise.
    package mutating func know(_ vocabulary: ImportVocabulary) { plan.vocabulary = vocabulary }

    var vocabulary: ImportVocabulary { plan.vocabulary }

    /// What the item keeps of which the file says nothing: keys of `PUT item`.
    package var kept: Set<String> { plan.kept }

    /// Whether rows may need others, which are sent in a pass before.
    package var hasPasses: Bool { passes.count > 1 }

    /// The next row of this pass that has nothing wrong.
    package mutating func next() -> ImportRow? {
        while true {
            do {
                guard let record = try csv.next() else { return nil }
                if badLines.contains(record.line) { continue }
                let reader = reader(of: record)
                if hasPasses, reader.rank != passes[pass] { continue }
                return try reader.row().0
            } catch {
                continue  // told when the file was checked
            }
        }
    }

    package var isInLastPass: Bool { pass + 1 >= passes.count }

    /// - Returns: whether there is one.
    package mutating func beginNextPass() -> Bool {
        guard !isInLastPass else { return false }
        pass += 1
        csv = start
        return true
    }

    private func reader(of record: CSVReader.Record) -> ImportRowReader {
        ImportRowReader(plan: plan, csv: csv, record: record, reference: reference)
    }

    private mutating func check() {
        var lines: [ImportRow.Kind: [String: Int]] = [:]
        for kind in plan.kinds { lines[kind] = Dictionary(minimumCapacity: csv.lineCount) }
        var ranks: Set<ImportRow.Rank> = []
        defer { passes = ImportRow.Rank.allCases.filter(ranks.contains) }
        while true {
            do {
                guard let record = try csv.next() else { return }
                if check(record, &lines) { ranks.insert(reader(of: record).rank) }
            } catch {
                fail([error])  // the reader goes on behind it, and will again
            }
        }
    }

    /// - Returns: whether nothing is wrong with it.
    private mutating func check(
        _ record: CSVReader.Record, _ lines: inout [ImportRow.Kind: [String: Int]]
    ) -> Bool {
        let reader = reader(of: record)
        do {
            let (row, keys) = try reader.row()
            try checkOnce(keys, row, &lines)
            goodRows += 1
            warn(reader.warnings(row))
            return true
        } catch {
            badLines.insert(record.line)
            fail(reader.failures(beginningWith: error))
            return false
        }
    }

    private mutating func warn(_ all: [ImportFailure]) {
        warningCount += all.count
        warnings += all.prefix(max(0, Self.maximumFailures - warnings.count))
    }

    private mutating func fail(_ all: [ImportFailure]) {
        badRows += 1
        for failure in all {
            if failures.count < Self.maximumFailures { failures.append(failure) }
        }
    }

    private func checkOnce(
        _ keys: [ImportRowReader.Key], _ row: ImportRow,
        _ lines: inout [ImportRow.Kind: [String: Int]]
    ) throws(ImportFailure) {
        for key in keys {
            guard let other = lines[key.kind]?[key.text] else {
                lines[key.kind, default: [:]][key.text] = row.line
                continue
            }
            throw ImportFailure(
                line: row.line, column: plan.headers[.code],
                why: "`\(row.code)` stands in line \(other) already")
        }
    }
}
