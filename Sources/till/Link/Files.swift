#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Whole files, read and written with the system's own calls.
enum Files {
    struct Failure: Error {
        let sentence: String

        init(_ path: String) { sentence = "\(path): \(String(cString: strerror(errno)))" }
        init(sentence: String) { self.sentence = sentence }
    }

    /// Whether a file may be put in its place: a device, a pipe or a link is somebody's.
    static func isPlainOrMissing(_ path: String) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0 else { return errno == ENOENT }
        return status.st_mode & S_IFMT == S_IFREG
    }

    static func read(_ path: String) throws(Failure) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Failure(path) }
        defer { _ = Self.close(file) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = part.withUnsafeMutableBytes { buffer in
                readBytes(file, buffer)
            }
            guard count >= 0 else { throw Failure(path) }
            if count == 0 { return bytes }
            bytes += part[..<count]
        }
    }

    /// Makes a file that only its owner may read; one that exists is left alone, and is a failure.
    static func create(secret path: String, _ bytes: [UInt8]) throws(Failure) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Failure(path) }
        defer { _ = Self.close(file) }
        guard bytes.withUnsafeBytes({ writeBytes(file, $0) }) == bytes.count, fsync(file) == 0
        else { throw Failure(path) }
    }

    /// The files with this ending in a directory, by name; `nil` when it is no directory.
    static func list(_ path: String, ending: String) -> [String]? {
        guard let directory = opendir(path) else { return nil }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(ending) { names.append("\(path)/\(name)") }
        }
        return names.sorted()
    }

    static func writeToErrors(_ text: String) {
        var text = text
        _ = text.withUTF8 { writeBytes(2, UnsafeRawBufferPointer($0)) }
    }

    /// All of it, to an open file.
    ///
    /// - Parameter name: for people.
    static func append(_ bytes: [UInt8], to file: Int32, _ name: String) throws(Failure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { writeBytes(file, $0) }
            guard count > 0 || errno == EINTR else { throw Failure(name) }
            rest = rest.dropFirst(max(0, count))
        }
    }

    /// Makes a rename last: the entries of a folder are on disk when this returns.
    static func synchronise(folderOf path: String) throws(Failure) {
        let end = path.lastIndex(of: "/")
        let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw Failure(folder) }
        defer { _ = Self.close(file) }
        guard fsync(file) == 0 else { throw Failure(folder) }
    }

    private static func close(_ file: Int32) -> Int32 {
        #if canImport(Darwin)
            Darwin.close(file)
        #else
            Glibc.close(file)
        #endif
    }

    private static func readBytes(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Darwin)
            Darwin.read(file, buffer.baseAddress, buffer.count)
        #else
            Glibc.read(file, buffer.baseAddress, buffer.count)
        #endif
    }

    private static func writeBytes(_ file: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
        write(file, buffer.baseAddress, buffer.count)
    }
}

extension Files {
    /// What an owner wrote, as text; ends the program where it can't be read.
    static func text(of path: String) throws -> String {
        let bytes: [UInt8]
        do {
            bytes = try read(path)
        } catch {
            throw ExitStatus.file.failure(error.sentence)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ExitStatus.file.failure("\(path) is not UTF-8")
        }
        return text
    }
}
