import Foundation
import Glibc

/// A small disk of its own, in memory, until nobody needs it any more.
final class Mount {
    let path: String

    struct Failed: Error {
        let code: Int32
    }

    init(at path: String, megabytes: Int) throws {
        self.path = path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
        let options = "size=\(megabytes)m"
        guard mount("tmpfs", path, "tmpfs", 0, options) == 0 else { throw Failed(code: errno) }
    }

    deinit { umount2(path, Int32(MNT_DETACH)) }

    func makeReadOnly() throws { try remount(UInt(MS_REMOUNT | MS_RDONLY)) }

    func makeWritable() throws { try remount(UInt(MS_REMOUNT)) }

    private func remount(_ flags: UInt) throws {
        guard mount("tmpfs", path, "tmpfs", flags, nil) == 0 else { throw Failed(code: errno) }
    }

    var freeBytes: Int {
        var status = statvfs()
        statvfs(path, &status)
        return Int(status.f_bavail) * Int(status.f_frsize)
    }

    /// Fills the disk until no more than this is free.
    func fill(leaving bytes: Int) throws {
        guard let file = fopen(path + "/filler", "a") else { throw Failed(code: errno) }
        defer { fclose(file) }
        setvbuf(file, nil, _IONBF, 0)
        let page = [UInt8](repeating: 1, count: 4096)
        while freeBytes > bytes, fwrite(page, 1, page.count, file) == page.count {}
    }

    func makeRoom() { unlink(path + "/filler") }

    /// Whether this process may mount, found out by doing it.
    static let isPossible: Bool = {
        let folder = FileManager.default.temporaryDirectory.path + "/mount-" + UUID().uuidString
        defer { rmdir(folder) }
        return (try? Mount(at: folder, megabytes: 1)) != nil
    }()
}
