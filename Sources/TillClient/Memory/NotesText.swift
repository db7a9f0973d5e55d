import Crypto
import TillCore

/// A station's notes as the text of a file:
///
/// ```
/// till-notes v=1 store="Kvarnens Livs" station=3 sum=5f0c6a1e
/// known number=119 sum=…
/// sent number=120 line="PAY cash 200.00" sum=…
/// done number=120 sum=…
/// receipt number=413 sum=…
/// ```
/// Records are only ever added behind. A power cut may leave half a record at the end, which was
/// being written then and for which nothing was sent; it is left out. Anything else that is not as
/// it was written is damage.
struct NotesText: Sendable {
    let station: StationName

    struct Read {
        var notes = StationNotes()
        /// Bytes of whole records.
        var size = 0
    }

    struct Damage: Error {
        let why: String
    }

    var header: [UInt8] {
        Self.line { text in
            text.raw("till-notes v=1")
            text.field("store", station.store)
            text.field("station", station.text)
        }
    }

    static func bytes(_ records: [StationNotes.Record]) -> [UInt8] {
        records.flatMap { record in line { record.write(to: &$0) } }
    }

    private static func line(_ write: (inout TextWriter) -> Void) -> [UInt8] {
        var text = TextWriter()
        write(&text)
        text.field("sum", sum(text.bytes))
        text.endLine()
        return text.bytes
    }

    private static func sum(_ bytes: some Sequence<UInt8>) -> Hex {
        Hex(Array(SHA256.hash(data: Array(bytes)).prefix(4)))
    }

    func read(_ bytes: [UInt8]) throws(Damage) -> Read {
        var read = Read()
        guard !bytes.isEmpty else { return read }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // What stands behind the last line's end is half a record, or nothing.
        let whole = lines.dropLast()
        guard let first = whole.first else { return read }
        guard first.elementsEqual(header.dropLast()) else {
            throw Damage(why: "its first line is not that of \(station.words)")
        }
        read.size = first.count + 1
        for (index, line) in whole.enumerated().dropFirst() {
            guard let record = Self.record(line) else {
                throw Damage(why: "line \(index + 1) is not as it was written")
            }
            read.notes.apply(record)
            read.size += line.count + 1
        }
        return read
    }

    private static func record(_ bytes: ArraySlice<UInt8>) -> StationNotes.Record? {
        guard let line = try? Line(parsing: Array(bytes)), let sum = line.value("sum"),
            sum == Self.sum(bytes.dropLast(" sum=".utf8.count + sum.utf8.count)).written
        else { return nil }
        return StationNotes.Record(line)
    }
}
