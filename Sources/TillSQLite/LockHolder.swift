import Glibc

/// Who else has a lock on a database, as far as the kernel tells.
enum LockHolder {
    /// `process 1234 (sqlite3)`, or `another process`.
    static func name(of path: String) -> String {
        // Who writes holds byte 120 of this one, or the database file itself.
        for file in ["\(path)-shm", path] {
            if let process = writer(of: file) { return "process \(process)\(command(process))" }
        }
        return "another process"
    }

    /// Looked at, not opened: whoever closes a file gives up all locks that its process has on it.
    private static func writer(of file: String) -> Int32? {
        var status = stat()
        guard stat(file, &status) == 0 else { return nil }
        let us = getpid()
        for line in read("/proc/locks").split(separator: "\n") {
            // 7: POSIX  ADVISORY  WRITE 1234 00:2e:5678 120 120
            let fields = line.split(separator: " ", omittingEmptySubsequences: true)
            guard fields.count == 8, fields[3] == "WRITE", let process = Int32(fields[4]),
                process > 0, process != us, let inode = fields[5].split(separator: ":").last,
                UInt(inode) == UInt(status.st_ino)
            else { continue }
            return process
        }
        return nil
    }

    private static func command(_ process: Int32) -> String {
        let name = read("/proc/\(process)/comm").prefix { $0 != "\n" }
        return name.isEmpty ? "" : " (\(name))"
    }

    private static func read(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var text: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while text.count < 1 << 20 {
            let count = fread(&piece, 1, piece.count, file)
            guard count > 0 else { break }
            text += piece[..<count]
        }
        return String(decoding: text, as: UTF8.self)
    }
}
