import Crypto
import TillCore

/// A file's size and SHA-256, taken without holding it in memory.
struct FileDigest {
    private var hash = SHA256()
    private(set) var bytes = 0

    init() {}

    init(of path: String) throws {
        try Files.forEachPiece(of: path) { add($0) }
    }

    mutating func add(_ piece: [UInt8]) {
        hash.update(data: piece)
        bytes += piece.count
    }

    var sha256: Hex { Hex(hash.finalize()) }

    /// Whether it is what a manifest says.
    func isOf(_ file: SettlementFiles.File) -> Bool {
        bytes == file.bytes && sha256 == file.sha256
    }
}
