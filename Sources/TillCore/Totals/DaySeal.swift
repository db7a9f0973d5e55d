/// A closed business day: the Zs that it is made of and their sums. Its number is the settlement's.
package struct DaySeal: Equatable, Sendable {
    package struct Head: Record {
        package var settlement = 0
        package var date = CivilDate(daysSince1970: 0)
        package var time = Timestamp.epoch
        package var reports: [RegisterNumber] = []
        package var openSales = 0
        /// The numbers of the sales that are held, and what they come to together.
        package var heldSales: [Int] = []
        package var heldTotal = Money.zero
        package var firstEntry = 0
        package var lastEntry = 0
        package var grandSales = Money.zero
        package var grandReturns = Money.zero
        package var program = ""
        /// The version of the settlement files' format: a format that has sealed a day is never
        /// edited, only succeeded.
        package var format = 1
        package var head = Hex([])
        /// The public half of the key that signed.
        package var signingKey = Hex([])
        package var signature = Hex([])

        package init() {}

        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("settlement", &settlement)
            coder.field("date", &date)
            coder.field("time", &time)
            coder.list("zs", &reports)
            coder.field("open-sales", &openSales)
            coder.list("held-sales", &heldSales)
            coder.field("held-total", &heldTotal, usually: .zero)
            coder.field("first-entry", &firstEntry)
            coder.field("last-entry", &lastEntry)
            coder.field("grand-sales", &grandSales)
            coder.field("grand-returns", &grandReturns)
            coder.field("program", &program)
            coder.field("format", &format)
            coder.field("head", &head)
            coder.field("signing-key", &signingKey)
            coder.field("signature", &signature)
        }
    }

    package var head: Head
    package var totals: Totals

    package init(head: Head, totals: Totals) {
        self.head = head
        self.totals = totals
    }

    /// `000142-2026-11-23`, where the day's files are.
    package var folder: String {
        var writer = TextWriter()
        writer.padded(head.settlement, digits: 6)
        writer.byte(UInt8(ascii: "-"))
        head.date.write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension DaySeal: RowedRecord {
    package init() { self.init(head: Head(), totals: Totals()) }

    package func writeHead(to text: inout TextWriter) { head.write(to: &text) }

    package func writeRows(_ row: ((inout TextWriter) -> Void) -> Void) {
        totals.writeRows(row)
    }

    package mutating func readHead(_ line: Line) throws(FieldReader.Failure) {
        head = try Head(reading: line)
    }

    package mutating func readRow(_ row: Line) -> Bool { totals.read(row) }
}

/// The files of a settlement, once they are on disk.
package struct SettlementFiles: Equatable, Sendable {
    package struct File: Record {
        package var name = ""
        package var bytes = 0
        package var sha256 = Hex([])

        package init() {}

        package init(name: String, bytes: Int, sha256: Hex) {
            self.name = name
            self.bytes = bytes
            self.sha256 = sha256
        }

        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("file", &name)
            coder.field("bytes", &bytes)
            coder.field("sha256", &sha256)
        }
    }

    package var settlement: Int
    /// That of `settlement.json`, which covers all of them: with it the files can be made again
    /// where the signing key is not.
    package var signature: Hex
    package var files: [File]

    package init(settlement: Int, signature: Hex, files: [File]) {
        self.settlement = settlement
        self.signature = signature
        self.files = files
    }
}

extension SettlementFiles: RowedRecord {
    package init() { self.init(settlement: 0, signature: Hex([]), files: []) }

    package func writeHead(to text: inout TextWriter) {
        text.field("settlement", settlement)
        text.field("signature", signature)
    }

    package func writeRows(_ row: ((inout TextWriter) -> Void) -> Void) {
        for file in files { row { file.write(to: &$0) } }
    }

    package mutating func readHead(_ line: Line) throws(FieldReader.Failure) {
        var reader = FieldReader(line)
        reader.field("settlement", &settlement)
        reader.field("signature", &signature)
        try reader.finish()
    }

    package mutating func readRow(_ row: Line) -> Bool {
        guard let file = try? File(reading: row) else { return false }
        files.append(file)
        return true
    }
}
