import TillCore
import TillEngine

/// Where accounting fetches its files: a copy of each settlement's SIE file, which the importer may
/// change and take away. The settlement's own folder is never its business.
///
/// A copy is made once. That it was made is noted beside the journal, so that one which was taken
/// away is not put there again, to be booked twice. A power cut between the two may do it.
struct Outbox: Sendable {
    let places: Places

    private var directory: String { places.outbox }
    private var notes: String { places.notes }

    /// - Parameter file: of the settlement's manifest.
    func put(_ number: Int, from folder: String, _ file: SettlementFiles.File) throws {
        let path = "\(directory)/\(file.name)"
        if !Files.exists(path) {
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
        try Files.makeDirectory(places.work)
        try Files.makeDirectory(notes)
        try Files.write([], to: "\(notes)/\(number)", mode: 0o600)
        try Files.synchronise(directory: notes)
    }

    /// Settlements that were put here once.
    func noted() throws -> Set<Int> { Set(try Files.names(in: notes).compactMap { Int($0) }) }

    /// Whether the importer has set its flag.
    func isFlagged(_ file: SettlementFiles.File) throws -> Bool {
        let head = try Files.head(ImporterFlag.bytesRead, of: "\(directory)/\(file.name)")
        return head.map(ImporterFlag.isSet) ?? false
    }
}
