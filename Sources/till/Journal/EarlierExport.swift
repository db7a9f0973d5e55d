import TillClient
import TillCore

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// An export that is there already and is to go on: its last entry, found from its end.
struct EarlierExport {
    let last: JournalHead
    /// Of its whole lines.
    let size: Int
    /// What stands behind them: the beginning of a line that was cut off.
    let surplus: Int

    enum Failure: Error {
        case file(Files.Failure)
        case holdsNoExport(String)

        var sentence: String {
            switch self {
            case .file(let failure): failure.sentence
            case .holdsNoExport(let sentence): sentence
            }
        }
    }

    /// - Returns: `nil` when there is no such file, or nothing in it.
    init?(_ path: String) throws(Failure) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        if file < 0 && errno == ENOENT { return nil }
        guard file >= 0 else { throw .file(Files.Failure(path)) }
        defer { close(file) }
        let end = Int(lseek(file, 0, SEEK_END))
        guard end >= 0 else { throw .file(Files.Failure(path)) }
        guard end > 0 else { return nil }
        let (line, size) = try Self.lastLine(of: file, path, end)
        var reader = JournalExport()
        reader.append(line)
        do {
            guard let entry = try reader.next() else {
                throw Failure.holdsNoExport("\(path) holds no whole entry")
            }
            last = JournalHead(entry: entry.number, hash: entry.hash)
        } catch let failure as JournalExport.Failure {
            throw .holdsNoExport("\(path): the last line: \(failure.reason.sentence)")
        } catch {
            throw .holdsNoExport("\(path) holds no whole entry")
        }
        self.size = size
        surplus = end - size
    }

    /// The last whole line with its LF, and where it ends.
    private static func lastLine(
        of file: Int32, _ path: String, _ end: Int
    ) throws(Failure) -> (line: [UInt8], end: Int) {
        let lineEnd = UInt8(ascii: "\n")
        var tail: [UInt8] = []
        var start = end
        while start > 0 {
            let count = min(65_536, start)
            start -= count
            var piece = [UInt8](repeating: 0, count: count)
            guard pread(file, &piece, count, off_t(start)) == count else {
                throw .file(Files.Failure(path))
            }
            tail = piece + tail
            guard let last = tail.lastIndex(of: lineEnd) else { continue }
            let before = tail[..<last].lastIndex(of: lineEnd)
            if let before { return (Array(tail[(before + 1)...last]), start + last + 1) }
            if start == 0 { return (Array(tail[...last]), last + 1) }
        }
        throw .holdsNoExport("\(path) holds no whole line")
    }
}
