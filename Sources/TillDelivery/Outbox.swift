import TillCore
import TillEngine

/// Where accounting fetches its files: a copy of each settlement's SIE file, which the importer may
/// change and take away. The settlement's own folder is never its business.
///
/// A copy is made once. That it was made is noted beside the journal, so that one which was taken
/// away is not put there again, to be booked twice. The note is written before the copy, under
/// another name, and gets its own after: where none can be written, there is no copy either. A
/// power cut between the two may put a copy there again.
struct Outbox: Sendable {
    let places: Places

    private var directory: String { places.outbox }
    private var notes: String { places.notes }

    /// - Parameter file: of the settlement's manifest.
    func put(_ number: Int, from folder: String, _ file: SettlementFiles.File) throws {
        let note = "\(notes)/\(number)"
        guard !Files.exists(note) else { return }
        try Files.makeDirectory(places.work)
        try Files.makeDirectory(notes)
        try Files.write([], to: "\(note).new", mode: 0o600)
        try copy(file, from: folder)
        try Files.rename("\(note).new", to: note)
        try Files.synchronise(directory: notes)
    }

    private func copy(_ file: SettlementFiles.File, from folder: String) throws {
        let path = "\(directory)/\(file.name)"
        guard !Files.exists(path) else { return }
        let bytes = try Files.read("\(places.settlements)/\(folder)/\(file.name)")
        var digest = FileDigest()
        digest.add(bytes)
        guard digest.isOf(file) else {
            throw Fault(.damaged, "\(folder)/\(file.name) is not what was written")
        }
        if places.isOutboxOurs { try Files.makeDirectory(directory, mode: 0o777) }
        try Files.write(bytes, to: "\(path).new", mode: 0o666)
        try Files.rename("\(path).new", to: path)
        try Files.synchronise(directory: directory)
    }

    /// Settlements that were put here once, as far as can be read: `put` asks for each again.
    func noted() throws -> Set<Int> { Set(try Files.names(in: notes).compactMap { Int($0) }) }

    /// Whether the importer has set its flag.
    func isFlagged(_ file: SettlementFiles.File) throws -> Bool {
        let head = try Files.head(ImporterFlag.bytesRead, of: "\(directory)/\(file.name)")
        return head.map(ImporterFlag.isSet) ?? false
    }
}
