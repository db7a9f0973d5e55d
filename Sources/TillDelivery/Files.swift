import Glibc

/// The few file operations that the daemon needs, each failing with the system's own words.
package enum Files {
    package struct Failure: Error {
        package let code: Int32
        package let sentence: String

        package init(_ path: String, code: Int32 = errno) {
            self.code = code
            sentence = "\(path): \(String(cString: strerror(code)))"
        }
    }

    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// How many bytes a file holds; `nil` where there is none.
    package static func size(of path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    /// Takes a file's group's and others' permissions away.
    ///
    /// - Returns: whether they had any.
    package static func keepToOwner(_ path: String) throws(Failure) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { return false }
            throw Failure(path)
        }
        guard status.st_mode & 0o077 != 0 else { return false }
        guard chmod(path, status.st_mode & 0o700) == 0 else { throw Failure(path) }
        return true
    }

    package static func othersMayWrite(to path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & 0o022 != 0
    }

    /// A copy of a file, which is on disk when this returns.
    package static func copy(_ path: String, to other: String, mode: mode_t) throws {
        let file = try NewFile(other, mode: mode)
        try forEachPiece(of: path) { try file.append($0) }
        try file.finish()
    }

    /// What changes whenever a file is written or another one takes its place.
    package struct Stamp: Equatable {
        let size, inode, seconds, nanoseconds: Int
    }

    /// `nil` where there is no such file.
    package static func stamp(of path: String) -> Stamp? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Stamp(
            size: Int(status.st_size), inode: Int(clamping: status.st_ino),
            seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    }

    /// The folder that a path names a file or a folder in.
    package static func folder(of path: String) -> String {
        guard let end = path.lastIndex(of: "/") else { return "." }
        return end == path.startIndex ? "/" : String(path[..<end])
    }

    /// Whether two names are of one file.
    package static func isSameFile(_ path: String, _ other: String) -> Bool {
        var (one, two) = (stat(), stat())
        guard stat(path, &one) == 0, stat(other, &two) == 0 else { return false }
        return one.st_dev == two.st_dev && one.st_ino == two.st_ino
    }

    /// Whether a file may be put in its place: a device, a pipe or a link is somebody's.
    package static func isPlainOrMissing(_ path: String) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0 else { return errno == ENOENT }
        return status.st_mode & S_IFMT == S_IFREG
    }

    /// Makes a directory, unless it is there.
    package static func makeDirectory(_ path: String, mode: mode_t = 0o700) throws(Failure) {
        guard mkdir(path, mode) == 0 || errno == EEXIST else { throw Failure(path) }
    }

    package static func read(_ path: String) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(path) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count >= 0 else { throw Failure(path) }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
        }
    }

    /// All of it, to an open file; `name` is for people.
    package static func append(
        _ bytes: [UInt8], to file: Int32, _ name: String
    ) throws(Failure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Failure(name) }
            rest = rest.dropFirst(count)
        }
    }

    /// A new file that is on disk when this returns.
    package static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(Failure) {
        let file = try NewFile(path, mode: mode)
        try file.append(bytes)
        try file.finish()
    }

    /// Makes a directory's own entries durable: what was made or renamed in it.
    package static func synchronise(directory path: String) throws(Failure) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Failure(path) }
    }

    package static func rename(_ old: String, to new: String) throws(Failure) {
        guard Glibc.rename(old, new) == 0 else { throw Failure(new) }
    }

    /// Removes a folder and all that is in it, if it is there; what symbolic links point to stays.
    package static func removeTree(_ path: String) throws(Failure) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return }
            throw Failure(path)
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            guard unlink(path) == 0 || errno == ENOENT else { throw Failure(path) }
            return
        }
        // Whoever made it may have closed it; where that can't be undone, the next line says so.
        chmod(path, 0o700)
        for name in try names(in: path) { try removeTree("\(path)/\(name)") }
        guard rmdir(path) == 0 || errno == ENOENT else { throw Failure(path) }
    }

    /// Removes a folder of plain files, if it is there. What it doesn't know it leaves, and fails.
    package static func removeFolder(_ path: String) throws(Failure) {
        for name in try names(in: path) {
            guard unlink("\(path)/\(name)") == 0 || errno == ENOENT else {
                throw Failure("\(path)/\(name)")
            }
        }
        guard rmdir(path) == 0 || errno == ENOENT else { throw Failure(path) }
    }

    /// The names in a directory, sorted; none when it isn't there.
    package static func names(in path: String) throws(Failure) -> [String] {
        guard let directory = opendir(path) else {
            if errno == ENOENT { return [] }
            throw Failure(path)
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The first bytes of a plain file; `nil` when there is no such file, or it is no plain one.
    package static func head(_ count: Int, of path: String) throws(Failure) -> [UInt8]? {
        // Not waiting: somebody may have put a pipe in its place.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw Failure(path)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Failure(path) }
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        var bytes = [UInt8](repeating: 0, count: count)
        let found = Glibc.read(descriptor, &bytes, count)
        guard found >= 0 else { throw Failure(path) }
        return Array(bytes[..<found])
    }

    /// Hands a file's bytes on, a piece at a time.
    package static func forEachPiece(
        of path: String, _ body: ([UInt8]) throws -> Void
    ) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(path) }
        defer { close(descriptor) }
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            guard count >= 0 else { throw Failure(path) }
            guard count > 0 else { return }
            try body(Array(piece[..<count]))
        }
    }

    /// Bytes that an ordinary user may still write on the disk of `path`; none when that can't be
    /// told, so that nothing is promised that may not fit.
    package static func freeBytes(at path: String) -> UInt64 {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return 0 }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize)
    }
}

/// A file that is written from its start to its end, then synced.
package final class NewFile {
    private let path: String
    private let descriptor: Int32

    package init(_ path: String, mode: mode_t) throws(Files.Failure) {
        self.path = path
        // In a directory that others may write to, a link or a pipe may stand in its place: what
        // is written here is a file that was made here.
        guard unlink(path) == 0 || errno == ENOENT else { throw Files.Failure(path) }
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        descriptor = open(path, flags, mode)
        guard descriptor >= 0 else { throw Files.Failure(path) }
    }

    deinit { close(descriptor) }

    package func append(_ bytes: [UInt8]) throws(Files.Failure) {
        try Files.append(bytes, to: descriptor, path)
    }

    package func finish() throws(Files.Failure) {
        guard fsync(descriptor) == 0 else { throw Files.Failure(path) }
    }
}
