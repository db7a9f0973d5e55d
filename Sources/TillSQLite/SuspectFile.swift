import Glibc
import TillCore
import TillEngine

/// Remembers across a crash of the process which lines it died of: `suspect digest=77ab… times=1`.
///
/// It isn't synced: it has to survive our own death, not the machine's.
struct SuspectFile {
    let path: String
    /// What is read of it: some eight hundred lines.
    private static let capacity = 65_536

    func read() throws(Fault) -> [Hex: Int] {
        guard let file = fopen(path, "r") else {
            if errno == ENOENT { return [:] }
            throw Fault(.cannotOpen, "\(path): \(String(cString: strerror(errno)))")
        }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: Self.capacity)
        let count = fread(&buffer, 1, buffer.count, file)
        var suspects: [Hex: Int] = [:]
        for text in buffer[..<count].split(separator: UInt8(ascii: "\n")) {
            // A note that was cut short by the crash itself says nothing about any line.
            guard let line = try? Line(parsing: Array(text)),
                let digest = line.value("digest").flatMap(Hex.init(text:)),
                let times = line.value("times").flatMap(Int.init(text:))
            else { continue }
            suspects[digest] = times
        }
        return suspects
    }

    func write(_ suspects: [Hex: Int]) throws(Fault) {
        var text = TextWriter()
        for (digest, times) in suspects {
            text.raw("suspect")
            text.field("digest", digest)
            text.field("times", times)
            text.endLine()
        }
        try write(text.bytes)
    }

    private func write(_ bytes: [UInt8]) throws(Fault) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else {
            throw Fault(.cannotOpen, "\(path): \(String(cString: strerror(errno)))")
        }
        defer { Glibc.close(descriptor) }
        guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
            throw Fault(.inputOutput, "\(path): \(String(cString: strerror(errno)))")
        }
    }
}
