#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The system's calls for files that only their owner may read.
enum StateFolder {
    /// Makes it, and what it stands in.
    static func make(_ folder: String) throws(MemoryFailure) {
        var path = folder.hasPrefix("/") ? "/" : ""
        for part in folder.split(separator: "/") {
            path += part
            guard mkdir(path, 0o700) == 0 || isFolder(path) else { throw .unwritable(path) }
            path += "/"
        }
    }

    /// Also where it may not be made because the file system can't be written to.
    private static func isFolder(_ path: String) -> Bool {
        let error = errno
        defer { errno = error }
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// For reading and writing; made when it isn't there, and never another one's to read.
    static func openFile(_ path: String) throws(MemoryFailure) -> Int32 {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .unwritable(path) }
        guard fchmod(file, 0o600) == 0 else {
            let failure = MemoryFailure.unwritable(path)
            _ = close(file)
            throw failure
        }
        return file
    }

    static func read(
        _ file: Int32, _ path: String, atMost limit: Int
    ) throws(MemoryFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = part.withUnsafeMutableBytes { buffer in
                pread(file, buffer.baseAddress, buffer.count, off_t(bytes.count))
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .unwritable(path) }
            if count == 0 { return bytes }
            bytes += part[..<count]
            guard bytes.count <= limit else {
                throw .damaged(path: path, why: "it has more than \(limit) bytes")
            }
        }
    }

    /// All of it; false with the reason in `errno`.
    static func write(_ bytes: [UInt8], to file: Int32, at offset: Int) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { buffer in
                pwrite(file, buffer.baseAddress, buffer.count, off_t(offset + done))
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }

    static func synchronise(_ file: Int32) -> Bool {
        #if canImport(Darwin)
            fcntl(file, F_FULLFSYNC) == 0 || fsync(file) == 0
        #else
            fdatasync(file) == 0
        #endif
    }

    /// Makes a new name, or another file of a name, last.
    static func synchronise(folderOf path: String) throws(MemoryFailure) {
        let end = path.lastIndex(of: "/")
        let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw .unwritable(folder) }
        defer { _ = close(file) }
        guard fsync(file) == 0 else { throw .unwritable(folder) }
    }
}

/// One program at a time has a station's notes. The lock goes with the process, however it ends.
enum StationLock {
    static func take(_ path: String, _ station: StationName) throws(MemoryFailure) -> Int32 {
        let path = path + ".lock"
        let file = try StateFolder.openFile(path)
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let failure =
                errno == EWOULDBLOCK
                ? MemoryFailure.inUse(station: station.words, process: holder(of: file))
                : .unwritable(path)
            _ = close(file)
            throw failure
        }
        // For people; a lock without it is one all the same.
        _ = ftruncate(file, 0)
        _ = StateFolder.write(Array("\(getpid())\n".utf8), to: file, at: 0)
        return file
    }

    private static func holder(of file: Int32) -> Int? {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { return nil }
        return Int(String(decoding: bytes[..<count], as: UTF8.self).prefix { $0.isNumber })
    }
}
