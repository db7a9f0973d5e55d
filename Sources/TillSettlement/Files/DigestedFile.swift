import Crypto
import TillCore

/// A file of the settlement: what it is called and what is in it.
package struct SettlementFile: Equatable, Sendable {
    package let name: String
    package let bytes: [UInt8]
}

/// What the manifest says of a file, kept while its bytes go by, so that a file of any size is
/// written without being held.
struct DigestedFile {
    let name: String
    private var count = 0
    private var hash = SHA256()

    init(name: String) { self.name = name }

    init(_ file: SettlementFile) {
        name = file.name
        add(file.bytes)
    }

    mutating func add(_ bytes: [UInt8]) {
        count += bytes.count
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    }

    /// The file as it is when nothing more comes.
    var manifest: SettlementFiles.File {
        SettlementFiles.File(name: name, bytes: count, sha256: Hex(hash.finalize()))
    }
}
