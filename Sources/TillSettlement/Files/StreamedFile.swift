import Crypto
import TillCore

/// A file of the settlement: what it is called and what is in it.
struct SettlementFile: Equatable, Sendable {
    let name: String
    let bytes: [UInt8]
}

/// A file on its way out: passed on in chunks, so that a file of any size is written without being
/// held, and hashed as it goes by.
struct StreamedFile {
    private static let chunk = 65_536

    let name: String
    private var waiting: [UInt8] = []
    private var count = 0
    private var hash = SHA256()

    init(name: String) { self.name = name }

    mutating func write(
        _ bytes: [UInt8], _ sink: SettlementWriter.Sink
    ) rethrows {
        waiting += bytes
        if waiting.count >= Self.chunk { try pass(sink) }
    }

    private mutating func pass(_ sink: SettlementWriter.Sink) rethrows {
        count += waiting.count
        waiting.withUnsafeBytes { hash.update(bufferPointer: $0) }
        try sink(name, waiting)
        waiting.removeAll(keepingCapacity: true)
    }

    /// What the manifest says of the file, once nothing more comes.
    mutating func finish(
        _ sink: SettlementWriter.Sink
    ) rethrows -> SettlementFiles.File {
        try pass(sink)
        return SettlementFiles.File(name: name, bytes: count, sha256: Hex(hash.finalize()))
    }
}
