/// A record that has rows below its own line:
///
/// ```
/// z-sealed z=3-17 day=142 …
/// - figure=sales count=41 amount=8123.50
/// - drawer=1 float=500.00 …
/// ```
package protocol RowedRecord: Sendable, Equatable {
    init()
    func writeHead(to text: inout TextWriter)
    func writeRows(_ row: ((inout TextWriter) -> Void) -> Void)
    mutating func readHead(_ line: Line) throws(FieldReader.Failure)
    /// `false` when the row can't be one of this record's.
    mutating func readRow(_ row: Line) -> Bool
}

extension RowedRecord {
    /// The word, the record's own fields, then its rows, each line ended.
    package func write(_ word: StaticString, to text: inout TextWriter) {
        text.raw(word)
        writeHead(to: &text)
        text.endLine()
        var rows = TextWriter()
        swap(&rows, &text)
        writeRows { write in
            rows.byte(UInt8(ascii: "-"))
            write(&rows)
            rows.endLine()
        }
        swap(&rows, &text)
    }

    /// What a seal's signature signs: two lines that say what it is and whose, then the seal as the
    /// journal holds it, its figures included, with the signature's value left out.
    package func signedText(_ word: StaticString, storeID: String) -> [UInt8] {
        var text = TextWriter()
        text.raw("till-seal 1\n")
        text.raw(storeID)
        text.endLine()
        write(word, to: &text)
        return text.bytes
    }

    /// `nil` when a line can't be read.
    package init?(reading line: Line, rows: some Sequence<Line>) {
        self.init()
        do {
            try readHead(line)
        } catch {
            return nil
        }
        for row in rows {
            guard readRow(row) else { return nil }
        }
    }
}
