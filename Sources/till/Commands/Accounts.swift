import ArgumentParser
import TillClient
import TillCore

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

struct Accounts: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows who posts to which account.",
        subcommands: [Check.self, Defaults.self])
}

extension Accounts {
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reads a configuration file: who posts where, errors, advice.",
            discussion: """
                A row for each use of an account: on which side it usually stands, and whether \
                number and name are the file's or the defaults of the Swedish plan. Then what \
                stops a start, and what is allowed and unwise. No server is asked.

                Exit code 4 when there are errors, and with --strict when there is advice.

                EXAMPLE:
                  till accounts check shop.conf
                  till accounts check --strict --date 2027-01-01 shop.conf
                """)

        @Flag(help: "Take advice for errors.")
        var strict = false

        @Option(help: "The day that the fiscal year is held against (today, UTC).")
        var date: String?

        @Flag(help: "Print one JSON object.")
        var json = false

        @Argument(help: "The configuration file.")
        var file: String

        func validate() throws {
            guard date == nil || date.flatMap(CivilDate.init(text:)) != nil else {
                throw ValidationError("--date is a date like 2026-11-23")
            }
        }

        func run() throws {
            let today = date.flatMap(CivilDate.init(text:))
            let report = AccountsReport(
                try Files.text(of: file), named: file,
                on: today ?? CivilDate(daysSince1970: time(nil) / 86_400))
            if json {
                Output.line(JSONText.object(report))
            } else {
                Output.lines(report.lines)
            }
            let isWrong =
                !report.findings.errors.isEmpty || (strict && !report.findings.advice.isEmpty)
            if isWrong { throw ExitStatus.file.failure(report.findings.summary) }
        }
    }

    struct Defaults: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the accounts that a configuration need not name.",
            discussion: """
                The Swedish plan, BAS 2026, as far as a shop posts to it; `house` marks free \
                sub-accounts that got their names here.
                """)

        @Flag(help: "Print one JSON object per line.")
        var json = false

        func run() {
            let rows = AccountsReport.defaults
            let lines = json ? rows.map { JSONText.object($0) } : Table(rows).lines
            Output.lines(lines)
        }
    }
}

extension JSONText {
    /// `{"uses":[…],"errors":[{"line":"9","text":"…"}],"advice":[…]}`; line 0 is the whole file.
    fileprivate static func object(_ report: AccountsReport) -> String {
        "{\"uses\":" + list(report.rows) + "," + members(report.findings) + "}"
    }
}
