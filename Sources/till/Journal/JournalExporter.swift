import TillClient
import TillCore

/// Asks for pages of the journal and writes them, until all is there.
struct JournalExporter {
    /// The server has answered `NO` or `BAD`.
    struct Refused: Error {
        let response: Response
    }

    private var download: JournalDownload
    private var file: ExportFile
    private var progress: ProgressBar?

    init(download: JournalDownload, file: ExportFile) {
        self.download = download
        self.file = file
    }

    mutating func run(over session: Session) async throws {
        _ = try await session.connect()
        defer { progress?.end() }
        while let request = download.request {
            let response = try await session.ask(request, numbered: false)
            guard response.status == .ok else { throw Refused(response: response) }
            for entry in try download.received(response) { try file.add(entry) }
            show()
        }
        try file.finish()
        report()
    }

    mutating func giveUp() { file.giveUp() }

    private mutating func show() {
        guard let end = download.end, let last = download.last else { return }
        progress = progress ?? ProgressBar(total: end.entry - download.first + 1)
        progress?.show(max(0, last.entry - download.first + 1))
    }

    private func report() {
        guard let last = download.last else { return }
        let count = last.entry - download.first + 1
        let what =
            count > 0
            ? "entries \(download.first) to \(last.entry)" : "nothing new, entry \(last.entry)"
        Output.complain("till: \(what), head \(last.hash.written)")
    }
}
