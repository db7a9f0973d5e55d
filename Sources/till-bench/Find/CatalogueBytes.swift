#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A file, whole.
enum CatalogueBytes {
    static func read(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "rb") else { throw BenchFailure("\(path) can't be opened") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = fread(&block, 1, block.count, file)
            guard count > 0 else { break }
            bytes += block[..<count]
        }
        guard ferror(file) == 0 else { throw BenchFailure("\(path) can't be read") }
        return bytes
    }
}
