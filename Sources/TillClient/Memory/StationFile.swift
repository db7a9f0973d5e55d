import TillCore

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A station's notes in a file of its own, which one program at a time has.
///
/// Records are added behind, and a line is on disk before it is sent: one write and one sync,
/// however many lines are sent together. When the file has grown it is written anew with what still
/// counts, beside the old one, and takes its place.
package struct StationFile: StationMemory {
    /// Beyond it a file is written anew.
    private static let usualSize = 65_536
    /// A file that is larger is none of these.
    private static let largest = 16 * 1_048_576

    package private(set) var notes: StationNotes
    private let path: String
    private let text: NotesText
    private var file: Int32
    private let lock: Int32
    /// Of whole records.
    private var size: Int
    /// Records of replies that could not be written yet.
    private var unwritten: [UInt8] = []
    private var fullSize = usualSize

    package static func path(in folder: String, of station: StationName) -> String {
        "\(folder)/\(station.fileName).state"
    }

    /// Opens the notes, or begins them.
    package init(in folder: String, of station: StationName) throws(MemoryFailure) {
        path = Self.path(in: folder, of: station)
        text = NotesText(station: station)
        try StateFolder.make(folder)
        lock = try StationLock.take(path, station)
        file = -1
        do throws(MemoryFailure) {
            file = try StateFolder.openFile(path)
            let bytes = try StateFolder.read(file, path, atMost: Self.largest)
            let read = try Self.read(bytes, text, path)
            (notes, size) = (read.notes, read.size)
            try begin(bytes.count)
        } catch {
            _ = close(file)
            _ = close(lock)
            throw error
        }
    }

    package func release() {
        _ = close(file)
        _ = close(lock)
    }

    /// Notes that can't be read are put aside, so that new ones can be begun.
    package static func setAside(in folder: String, of station: StationName) throws(MemoryFailure) {
        let path = Self.path(in: folder, of: station)
        guard rename(path, path + ".damaged") == 0 else { throw .unwritable(path) }
    }

    package mutating func keep(_ lines: [StationNotes.Kept]) throws(MemoryFailure) {
        guard !lines.isEmpty else { return }
        let records = lines.map(StationNotes.Record.sent)
        try append(unwritten + NotesText.bytes(records))
        unwritten = []
        guard StateFolder.synchronise(file) else {
            let failure = MemoryFailure.unwritable(path)
            // They are not going to be sent, and must not be found at the next start.
            for line in lines { note(.dropped(number: line.number)) }
            throw failure
        }
        for record in records { notes.apply(record) }
        if size > fullSize { shorten() }
    }

    package mutating func note(_ record: StationNotes.Record) {
        notes.apply(record)
        unwritten += NotesText.bytes([record])
        // What can't be written now goes before the next line that is kept.
        if (try? append(unwritten)) != nil { unwritten = [] }
    }
}

extension StationFile {
    private static func read(
        _ bytes: [UInt8], _ text: NotesText, _ path: String
    ) throws(MemoryFailure) -> NotesText.Read {
        do throws(NotesText.Damage) {
            return try text.read(bytes)
        } catch {
            throw .damaged(path: path, why: error.why)
        }
    }

    /// Cuts off half a record; a new file gets its first line.
    private mutating func begin(_ found: Int) throws(MemoryFailure) {
        if found > size {
            guard ftruncate(file, off_t(size)) == 0 else { throw .unwritable(path) }
        }
        if size == 0 {
            try append(text.header)
            guard StateFolder.synchronise(file) else { throw .unwritable(path) }
            try StateFolder.synchronise(folderOf: path)
        }
        if size > fullSize { shorten() }
    }

    /// Behind the last whole record; all of it or nothing.
    private mutating func append(_ bytes: [UInt8]) throws(MemoryFailure) {
        guard StateFolder.write(bytes, to: file, at: size) else {
            let failure = MemoryFailure.unwritable(path)
            _ = ftruncate(file, off_t(size))
            throw failure
        }
        size += bytes.count
    }

    /// Writes the file anew, without what is done with. Where that fails, on a full disk before
    /// all, the longer file goes on.
    private mutating func shorten() {
        let bytes = text.header + NotesText.bytes(notes.records)
        fullSize = max(Self.usualSize, 2 * bytes.count)
        guard size > fullSize else { return }
        let new = path + ".new"
        guard let other = try? StateFolder.openFile(new) else { return }
        guard ftruncate(other, 0) == 0, StateFolder.write(bytes, to: other, at: 0),
            StateFolder.synchronise(other), rename(new, path) == 0
        else {
            _ = unlink(new)
            _ = close(other)
            fullSize = 2 * size
            return
        }
        try? StateFolder.synchronise(folderOf: path)
        _ = close(file)
        file = other
        size = bytes.count
    }
}

extension MemoryFailure {
    /// With what the system says.
    static func unwritable(_ path: String) -> MemoryFailure {
        .unwritable(path: path, why: String(cString: strerror(errno)))
    }
}
