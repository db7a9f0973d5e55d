import Crypto
import TillCore
import TillEngine

/// Makes a settlement's folder appear all at once, or not at all.
///
/// ```
/// clear .000142-2026-11-23 | make it | write and sync each file | sync it
/// rename to 000142-2026-11-23 | sync settlements/ | (the journal says so)
/// ```
/// Stopped after any of these steps, the next try begins with the first and leaves the same bytes.
/// Files are made read-only: nothing ever changes them.
package struct FolderWriter: Sendable {
    package enum Step: Hashable, Sendable {
        case cleared, made
        case wrote(String)
        case synced, renamed, parentSynced
    }

    /// Takes a file's bytes, piece by piece, one file after another.
    package typealias Sink = (_ file: String, _ bytes: [UInt8]) throws -> Void

    /// The directory of all settlements.
    private let settlements: String
    /// Told after each step; what it throws ends the writing there, as a power cut would.
    private let checkpoint: @Sendable (Step) throws -> Void

    package init(
        settlements: String, checkpoint: @escaping @Sendable (Step) throws -> Void = { _ in }
    ) {
        self.settlements = settlements
        self.checkpoint = checkpoint
    }

    /// - Parameter make: hands the files' bytes on, and says at the end what they are.
    package func write(
        _ folder: String, _ make: (Sink) throws -> SettlementFiles
    ) throws -> SettlementFiles {
        let temporary = "\(settlements)/.\(folder)"
        try Files.removeFolder(temporary)
        try checkpoint(.cleared)
        try Files.makeDirectory(temporary, mode: 0o755)
        try checkpoint(.made)
        let files = FileSequence(in: temporary) { try checkpoint(.wrote($0)) }
        let manifest = try make { file, bytes in try files.append(bytes, to: file) }
        try files.finish()
        try Files.synchronise(directory: temporary)
        try checkpoint(.synced)
        if Files.exists("\(settlements)/\(folder)") {
            // Renamed by a run that died before the journal knew of it.
            try check(folder, manifest)
            try Files.removeFolder(temporary)
        } else {
            try Files.rename(temporary, to: "\(settlements)/\(folder)")
        }
        try checkpoint(.renamed)
        try Files.synchronise(directory: settlements)
        try checkpoint(.parentSynced)
        return manifest
    }

    private func check(_ folder: String, _ manifest: SettlementFiles) throws {
        for file in manifest.files {
            let path = "\(settlements)/\(folder)/\(file.name)"
            guard try FileDigest(of: path).isOf(file) else {
                throw Fault(.damaged, "\(path) is there already and is another file")
            }
        }
    }
}

/// Files of one folder, written one after another.
private final class FileSequence {
    private let folder: String
    private let finished: (String) throws -> Void
    private var current: (name: String, file: NewFile)?

    init(in folder: String, finished: @escaping (String) throws -> Void) {
        self.folder = folder
        self.finished = finished
    }

    func append(_ bytes: [UInt8], to name: String) throws {
        if current?.name != name {
            try finish()
            current = (name, try NewFile("\(folder)/\(name)", mode: 0o444))
        }
        try current?.file.append(bytes)
    }

    func finish() throws {
        guard let current else { return }
        try current.file.finish()
        self.current = nil
        try finished(current.name)
    }
}
