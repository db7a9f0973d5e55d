import TillCore

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Where an export goes: standard output, a new file, or the end of an earlier export.
///
/// A new file is written beside its place and moved there when it is whole, so whoever finds it has
/// all of it. What is added to an earlier one goes straight into it, whole lines at a time: what
/// has been fetched once stays, and the next try goes on behind it.
struct ExportFile {
    private enum Place {
        case standardOutput
        case new(path: String)
        case behind(path: String)
    }

    private let place: Place
    private let file: Int32
    private var lines: [UInt8] = []

    private static let temporary = ".part"
    private static let chunk = 1 << 20

    static func standardOutput() -> ExportFile { ExportFile(.standardOutput, 1) }

    /// The journal holds all that a shop knows: the file is its owner's to read.
    ///
    /// - Throws: when something is there that is no plain file: a device, a pipe, a link.
    static func new(_ path: String) throws(Files.Failure) -> ExportFile {
        guard Files.isPlainOrMissing(path) else {
            throw Files.Failure(sentence: "\(path) is no plain file: use >\(path)")
        }
        let file = open(path + temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Files.Failure(path + temporary) }
        return ExportFile(.new(path: path), file)
    }

    /// - Parameter size: of its whole lines; what is behind, of a write that was cut off, goes.
    static func behind(_ path: String, size: Int) throws(Files.Failure) -> ExportFile {
        let file = open(path, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { throw Files.Failure(path) }
        guard ftruncate(file, off_t(size)) == 0, lseek(file, 0, SEEK_END) >= 0 else {
            throw Files.Failure(path)
        }
        return ExportFile(.behind(path: path), file)
    }

    private init(_ place: Place, _ file: Int32) {
        self.place = place
        self.file = file
    }

    private var name: String {
        switch place {
        case .standardOutput: "standard output"
        case .new(let path): path + Self.temporary
        case .behind(let path): path
        }
    }

    mutating func add(_ entry: StoredEntry) throws(Files.Failure) {
        lines += entry.exported
        if lines.count >= Self.chunk { try flush() }
    }

    private mutating func flush() throws(Files.Failure) {
        try Files.append(lines, to: file, name)
        lines.removeAll(keepingCapacity: true)
    }

    /// On disk, under its name, when this returns.
    mutating func finish() throws(Files.Failure) {
        try flush()
        switch place {
        case .standardOutput: return
        case .behind(let path):
            guard fsync(file) == 0 else { throw Files.Failure(path) }
        case .new(let path):
            guard fsync(file) == 0, rename(name, path) == 0 else { throw Files.Failure(path) }
            try Files.synchronise(folderOf: path)
        }
    }

    /// Of what was begun, nothing is left that could be taken for an export; what was added to an
    /// earlier one is whole lines, and stays.
    mutating func giveUp() {
        switch place {
        case .standardOutput: break
        case .new: unlink(name)
        // It failed already, and that is what is told; what can be kept is kept.
        case .behind: try? flush()
        }
    }
}
