import ArgumentParser
import TillClient

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Puts a catalogue into the store.",
        discussion: """
            A CSV file (RFC 4180, UTF-8) with the columns code, name, price, vat, group, and if \
            wanted \
            unit and place, in any order. What is there already stays as it is, so a file can be \
            imported again at any time. A restart of the server is waited for.

            EXAMPLE:
              till import catalogue.csv --service owner --station import
            """)

    @OptionGroup var link: LinkOptions

    @Argument(help: "The catalogue.")
    var file: String

    func run() async throws {
        let catalogue = try read()
        let progress = ProgressBar(total: catalogue.entries.count)
        let session = try link.session(.service) { event in
            if case .lost(let failure) = event {
                Files.writeToErrors("\ntill: \(failure.sentence); trying again\n")
            }
        }
        var work = CatalogueImport(catalogue.entries)
        do {
            _ = try await session.connect()
            while !work.isDone {
                while let request = work.nextRequest() { await session.postNumbered(request) }
                work.received(try await session.answer())
                progress.show(work.done)
            }
        } catch {
            progress.end()
            throw error.exitCode
        }
        await session.close()
        progress.end()
        try report(work)
    }

    private func read() throws -> CatalogueFile {
        do {
            return try CatalogueFile(parsing: try Files.read(file))
        } catch let failure as Files.Failure {
            throw ExitStatus.file.failure(failure.sentence)
        } catch let failure as CSVReader.Failure {
            throw ExitStatus.file.failure("\(file):\(failure.line): \(failure.why)")
        }
    }

    private func report(_ work: CatalogueImport) throws {
        for refusal in work.refusals {
            let place = "\(file):\(refusal.line): \(refusal.item)"
            Files.writeToErrors("\(place): \(refusal.sentence) (\(refusal.code))\n")
        }
        let refused = work.refusals.count
        if link.json {
            let figures = [
                ("put", work.total - refused), ("changed", work.changed),
                ("unchanged", work.unchanged), ("refused", refused),
            ]
            print("{" + figures.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}")
        } else {
            print("\(work.total - refused) put: \(work.changed) changed, ", terminator: "")
            print("\(work.unchanged) unchanged; \(refused) refused")
        }
        if refused > 0 { throw ExitCode(ExitStatus.refused.rawValue) }
    }
}
