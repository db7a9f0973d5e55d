import ArgumentParser
import TillClient
import TillCore

struct JournalExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the journal as JSON Lines, an entry a line.",
        discussion: """
            To standard output, or to FILE: there it appears when it is whole. It ends with the \
            entry that was the last one when it began; sales go on meanwhile. Every entry's hash \
            is checked on the way: it follows from the one before. It takes the right `journal`.

            With --from N, of a FILE that is there the last entry must be N-1: it is continued, \
            and what is added must fit its last hash. --append does the same, from wherever FILE \
            ends; what it has written stays, so after a lost link it goes on. With --from N and \
            nothing before it, --head gives the hash that entry N-1 has to have; left out, the \
            server's word is taken for that one.

            The form is in protocol/journal.md; `tilld export` writes the same bytes.

            Exit code 5 when what the server sends does not hang together.

            EXAMPLE:
              till journal export --service backup --key backup.key --output journal.jsonl
              till journal export --service backup --key backup.key --append --output journal.jsonl
            """)

    @OptionGroup var link: LinkOptions

    @Option(help: "The first entry (1).")
    var from: Int?

    @Option(help: "The hash of the entry before the first.")
    var head: String?

    @Option(help: "The file to write; standard output otherwise.")
    var output: String?

    @Flag(help: "Go on behind what the file holds; begin it when it is not there.")
    var append = false

    func validate() throws {
        guard !link.json else { throw ValidationError("an export is JSON already") }
        guard !append || (output != nil && from == nil && head == nil) else {
            throw ValidationError("--append goes with --output, and finds its own place")
        }
        guard from ?? 1 >= 1 else { throw ValidationError("entries are numbered from 1") }
        guard head == nil || from ?? 1 > 1 else {
            throw ValidationError("--head goes with --from, behind the first entry")
        }
    }

    func run() async throws {
        let (download, file) = try begin()
        let session = try link.session(.service) { event in
            if case .lost(let failure) = event {
                Output.complain("till: \(failure.sentence); trying again")
            }
        }
        var exporter = JournalExporter(download: download, file: file)
        do {
            try await exporter.run(over: session)
        } catch {
            exporter.giveUp()
            await session.close()
            throw Self.exitCode(error)
        }
        await session.close()
    }

    private static func exitCode(_ error: any Error) -> any Error {
        switch error {
        case let failure as SessionFailure: failure.exitCode
        case let failure as Files.Failure: ExitStatus.file.failure(failure.sentence)
        case let failure as JournalDownload.Failure: ExitStatus.damaged.failure(failure.sentence)
        // The daemon has checked before we could: an entry does not fit its hash.
        case let refused as JournalExporter.Refused where refused.response.code == "fault":
            ExitStatus.damaged.failure(
                "the journal has an entry that can't be trusted: the daemon's log says which")
        case let refused as JournalExporter.Refused:
            (ExitStatus(refused.response) ?? .refused).failure(refused.response.explanation)
        default: error
        }
    }

    /// What to fetch, and where to put it.
    private func begin() throws -> (JournalDownload, ExportFile) {
        do {
            let first = from ?? 1
            guard let output else {
                return (JournalDownload(from: first, after: try hash()), .standardOutput())
            }
            guard append || first > 1, let earlier = try EarlierExport(output) else {
                return (JournalDownload(from: first, after: try hash()), try .new(output))
            }
            return try goOn(output, earlier)
        } catch let failure as EarlierExport.Failure {
            throw ExitStatus.file.failure(failure.sentence)
        } catch let failure as Files.Failure {
            throw ExitStatus.file.failure(failure.sentence)
        }
    }

    private func goOn(
        _ output: String, _ earlier: EarlierExport
    ) throws -> (JournalDownload, ExportFile) {
        let last = earlier.last
        guard from == nil || from == last.entry + 1 else {
            throw ExitStatus.file.failure(
                "\(output) ends with entry \(last.entry): it goes on with --from \(last.entry + 1)")
        }
        guard try hash().map({ $0 == last.hash }) ?? true else {
            throw ExitStatus.file.failure("entry \(last.entry) in \(output) has another hash")
        }
        if earlier.surplus > 0 {
            Output.complain(
                "till: \(output): \(earlier.surplus) bytes of a line without end are cut off")
        }
        return (
            JournalDownload(from: last.entry + 1, after: last.hash),
            try .behind(output, size: earlier.size)
        )
    }

    private func hash() throws -> Hex? {
        guard let head else { return nil }
        guard let hash = Hex(text: head), hash.bytes.count == 32 else {
            throw ValidationError("--head is 64 lowercase hex digits")
        }
        return hash
    }
}
