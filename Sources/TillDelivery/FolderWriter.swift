import TillCore
import TillEngine
import TillSettlement

/// Makes a settlement's folder appear all at once, or not at all.
///
/// ```
/// clear .000142-2026-11-23 | make it | write all files, sync each | sync it
/// rename to 000142-2026-11-23 | sync settlements/ | (the journal says so)
/// ```
/// Stopped after any of these steps, the next try begins with the first and leaves the same bytes.
/// Files are made read-only: nothing ever changes them. Owner and group may read them, nobody else.
package struct FolderWriter: Sendable {
    package enum Step: Hashable, Sendable {
        case cleared, made
        case wrote(String)
        case synced, renamed, parentSynced
    }

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
        _ folder: String, _ make: (SettlementWriter.Sink) throws -> SettlementFiles
    ) throws -> SettlementFiles {
        // Whoever clears up may have taken it away.
        try Files.makeDirectory(settlements, mode: 0o750)
        let temporary = "\(settlements)/.\(folder)"
        try Files.removeFolder(temporary)
        try checkpoint(.cleared)
        try Files.makeDirectory(temporary, mode: 0o750)
        try checkpoint(.made)
        let files = FolderFiles(in: temporary)
        let manifest = try make { name, bytes in try files.append(bytes, to: name) }
        try files.finish { name in try checkpoint(.wrote(name)) }
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

/// Files of one folder, each opened with its first bytes: several grow side by side.
private final class FolderFiles {
    private let folder: String
    private var files: [(name: String, file: NewFile)] = []

    init(in folder: String) { self.folder = folder }

    func append(_ bytes: [UInt8], to name: String) throws(Files.Failure) {
        try file(name).append(bytes)
    }

    private func file(_ name: String) throws(Files.Failure) -> NewFile {
        if let known = files.first(where: { $0.name == name }) { return known.file }
        let file = try NewFile("\(folder)/\(name)", mode: 0o440)
        files.append((name, file))
        return file
    }

    /// Each is on disk when this returns.
    func finish(_ finished: (String) throws -> Void) throws {
        for (name, file) in files {
            try file.finish()
            try finished(name)
        }
        files = []
    }
}
