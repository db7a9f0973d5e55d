import ArgumentParser
import TillClient
import TillCore

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Puts items, prices, places and stock into the store.",
        discussion: """
            A CSV file as spreadsheets save it: `,` `;` or tabs, UTF-8 or Windows-1252, decimal \
            comma or point. Its header says what is in it: items (code, name, price, vat, group, \
            and if wanted unit, place, kind, deposit, age, max, blocked, open-price), later prices \
            (code, price, from, or next-price beside an item), places (code, place, note, \
            planned) and stock (code, stock, place).

            All of the file is read before anything is sent. Then only what differs is sent, so a \
            file can be imported again at any time; stock is counted once for each content of a \
            file. A restart of the server is waited for.

            Exit code 1 when the store refused something, 4 when the file has errors.

            EXAMPLE:
              till import catalogue.csv --service owner --station import
              till import export.csv --dry-run --map price="Pris inkl moms" --value vat:12=food
            """)

    @OptionGroup var link: LinkOptions

    @OptionGroup var reading: ImportReading

    @Flag(help: "Print what would change, and change nothing.")
    var dryRun = false

    @Flag(help: "Send the rows that have no errors.")
    var skipErrors = false

    @Argument(help: "The file.")
    var file: String

    func run() async throws {
        var read = try read()
        var progress = ProgressBar(total: read.goodRows)
        // Nothing is kept on disk: a run that was cut off is run again and sends what is missing.
        // Its last lines must not be sent by whatever command comes next.
        let session = try link.session(.service) { event in
            if case .lost(let failure) = event {
                Files.writeToErrors("\n")
                Output.complain("till: \(failure.sentence); trying again")
            }
        }
        var run: ImportRun
        do {
            _ = try await session.connect()
            read.know(try await vocabulary(session))
            run = ImportRun(read, dryRun ? .dryRun : .write)
            while true {
                await session.post(run.nextRequests())
                if run.isDone { break }
                for answer in try await session.answers() { run.received(answer) }
                tell(run.takeFindings())
                progress.show(run.rows)
            }
        } catch {
            progress.end()
            throw error.exitCode
        }
        await session.close()
        progress.end()
        try report(run, read)
    }

    /// How the store calls its VAT classes and groups; nothing where it doesn't say.
    private func vocabulary(
        _ session: Session
    ) async throws(SessionFailure) -> ImportVocabulary {
        var vocabulary = ImportVocabulary()
        for (column, request) in ImportVocabulary.requests {
            var page: String? = request
            while let asked = page {
                let response = try await session.ask(asked, numbered: false)
                guard response.status == .ok else { break }
                vocabulary.add(response.rows, of: column)
                page = response.value("next").map { request + " from=\($0)" }
            }
        }
        return vocabulary
    }

    private func read() throws -> ImportFile {
        let read: ImportFile
        do {
            read = try ImportFile(try Files.read(file), try reading.options())
        } catch let failure as Files.Failure {
            throw ExitStatus.file.failure(failure.sentence)
        } catch let failure as ImportFailure {
            throw ExitStatus.file.failure(failure.text(in: file))
        }
        if let encoding = read.foundEncoding {
            Output.complain("\(file): read as \(encoding.rawValue)")
        }
        for warning in read.warnings {
            Output.complain(warning.text(in: file, as: "warning"))
        }
        let unsaid = read.warningCount - read.warnings.count
        if unsaid > 0 { Output.complain("and \(unsaid) more warnings") }
        for failure in read.failures { Output.complain(failure.text(in: file)) }
        let untold = read.badRows - read.failures.count
        if untold > 0 { Output.complain("and \(untold) more") }
        if !read.unused.isEmpty {
            Output.complain("not used: \(read.unused.joined(separator: ", "))")
        }
        guard read.badRows == 0 || skipErrors else {
            throw ExitStatus.file.failure("\(file): \(read.badRows) errors, and nothing was sent")
        }
        return read
    }

    private func tell(_ findings: [ImportFinding]) {
        var lines: [String] = []
        for finding in findings {
            let line = "\(file):\(finding.line): \(finding.text)"
            switch finding.outcome {
            case .refused: Output.complain(line)
            case .new, .changed: if !link.json { lines.append(line) }
            }
        }
        Output.lines(lines)
    }

    private func report(_ run: ImportRun, _ read: ImportFile) throws {
        let kinds = ImportRow.Kind.allCases.filter { run.count(of: $0).total > 0 }
        if link.json {
            let members = kinds.map { kind in
                let figures = run.count(of: kind).fields.map { "\"\($0.key)\":\($0.value)" }
                return "\"\(kind.rawValue)\":{\(figures.joined(separator: ","))}"
            }
            let found = ["\"errors\":\(read.badRows)", "\"warnings\":\(read.warningCount)"]
            Output.line("{" + (members + found).joined(separator: ",") + "}")
        } else {
            for kind in kinds {
                let figures = run.count(of: kind).fields.map { "\($0.value) \($0.key)" }
                Output.line("\(kind.rawValue): \(figures.joined(separator: ", "))")
            }
            if read.badRows > 0 { Output.line("rows with errors, not sent: \(read.badRows)") }
        }
        if kinds.contains(where: { run.count(of: $0).refused > 0 }) {
            throw ExitCode(ExitStatus.refused.rawValue)
        }
        if read.badRows > 0 { throw ExitCode(ExitStatus.file.rawValue) }
    }
}
