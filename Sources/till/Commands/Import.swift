import ArgumentParser
import TillClient

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
        let read = try read()
        var progress = ProgressBar(total: read.goodRows)
        // Nothing is kept on disk: a run that was cut off is run again and sends what is missing.
        // Its last lines must not be sent by whatever command comes next.
        let session = try link.session(.service) { event in
            if case .lost(let failure) = event {
                Files.writeToErrors("\ntill: \(failure.sentence); trying again\n")
            }
        }
        var run = ImportRun(read, dryRun ? .dryRun : .write)
        do {
            _ = try await session.connect()
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

    private func read() throws -> ImportFile {
        let read: ImportFile
        do {
            read = try ImportFile(try Files.read(file), try reading.options())
        } catch let failure as Files.Failure {
            throw ExitStatus.file.failure(failure.sentence)
        } catch let failure as ImportFailure {
            throw ExitStatus.file.failure(failure.text(in: file))
        }
        for failure in read.failures { Files.writeToErrors(failure.text(in: file) + "\n") }
        let untold = read.badRows - read.failures.count
        if untold > 0 { Files.writeToErrors("and \(untold) more\n") }
        if !read.unused.isEmpty {
            Files.writeToErrors("not used: \(read.unused.joined(separator: ", "))\n")
        }
        guard read.badRows == 0 || skipErrors else {
            throw ExitStatus.file.failure("\(file): \(read.badRows) errors, and nothing was sent")
        }
        return read
    }

    private func tell(_ findings: [ImportFinding]) {
        for finding in findings {
            let line = "\(file):\(finding.line): \(finding.text)"
            switch finding.outcome {
            case .refused: Files.writeToErrors(line + "\n")
            case .new, .changed: if !link.json { print(line) }
            }
        }
    }

    private func report(_ run: ImportRun, _ read: ImportFile) throws {
        let kinds = ImportRow.Kind.allCases.filter { run.count(of: $0).total > 0 }
        if link.json {
            let members = kinds.map { kind in
                let figures = run.count(of: kind).fields.map { "\"\($0.key)\":\($0.value)" }
                return "\"\(kind.rawValue)\":{\(figures.joined(separator: ","))}"
            }
            print("{" + (members + ["\"errors\":\(read.badRows)"]).joined(separator: ",") + "}")
        } else {
            for kind in kinds {
                let figures = run.count(of: kind).fields.map { "\($0.value) \($0.key)" }
                print("\(kind.rawValue): \(figures.joined(separator: ", "))")
            }
            if read.badRows > 0 { print("rows with errors, not sent: \(read.badRows)") }
        }
        if kinds.contains(where: { run.count(of: $0).refused > 0 }) {
            throw ExitCode(ExitStatus.refused.rawValue)
        }
        if read.badRows > 0 { throw ExitCode(ExitStatus.file.rawValue) }
    }
}
