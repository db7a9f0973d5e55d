import Glibc
import TillCore
import TillDelivery
import TillEngine
import TillSQLite

/// A journal's export, folded into a database of its own for as long as it is needed: every number,
/// hash and sum is checked on the way.
final class FoldedJournal {
    let directory: String

    init(export path: String) throws {
        let place = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        // Its owner's alone, under a name that nobody has.
        var template = Array("\(place)/tilld-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            let reason = String(cString: strerror(errno))
            throw ExitFailure(.cannotWrite, "\(place) can't be written: \(reason)")
        }
        directory = String(
            decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        try fold(path)
    }

    /// What can't be removed stays in the folder for temporary files: nobody is there to be told.
    deinit { try? Files.removeTree(directory) }

    private func fold(_ path: String) throws {
        let journal = try SQLiteJournal(directory: directory)
        var fold = Fold(into: journal)
        var export = JournalExport(after: 0)
        do {
            try Files.forEachPiece(of: path) { piece in
                export.append(piece)
                while let entry = try export.next() {
                    try fold.take(entry)
                }
            }
            try export.finish()
        } catch let failure as JournalExport.Failure {
            throw ExitFailure(.damaged, "\(path): \(failure.sentence)")
        }
        try fold.finish()
        try journal.close()
    }
}
