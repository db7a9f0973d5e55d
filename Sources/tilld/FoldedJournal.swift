import TillCore
import TillDelivery
import TillEngine
import TillSQLite

/// A journal's export, folded into a database of its own for as long as it is needed: every number,
/// hash and sum is checked on the way.
final class FoldedJournal {
    private let folder: TemporaryFolder

    var directory: String { folder.path }

    init(export path: String) throws {
        folder = try TemporaryFolder()
        try fold(path)
    }

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
