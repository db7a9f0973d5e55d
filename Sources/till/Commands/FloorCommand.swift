import ArgumentParser
import TillClient
import TillCore

struct FloorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "floor",
        abstract: "Reads a floor plan: where the shop's places are.",
        subcommands: [Check.self, Draw.self])
}

extension FloorCommand {
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what is on a floor plan, and what is wrong with it.",
            discussion: """
                What stops a start, with its line; then holes: a bay that nobody can get to, a gap \
                in an aisle's letters, an aisle or a zone without a bay. No server is asked.

                Exit code 4 when there are errors, and with --strict when there is advice.

                EXAMPLE:
                  till floor check shop.floor
                """)

        @Flag(help: "Take advice for errors.")
        var strict = false

        @Flag(help: "Print one JSON object.")
        var json = false

        @Argument(help: "The floor plan.")
        var file: String

        func run() throws {
            let report = FloorReport(try Files.text(of: file), named: file)
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

    struct Draw: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Draws a floor plan in characters.",
            discussion: """
                # is a bay, E an entrance, a digit a register, * the way to a place.

                EXAMPLE:
                  till floor draw shop.floor --to 4-B-2
                """)

        @Option(help: "Characters from wall to wall.")
        var width = 76

        @Option(help: "Draw the way from the first entrance to this place.")
        var to: String?

        @Argument(help: "The floor plan.")
        var file: String

        func validate() throws {
            guard (10...1000).contains(width) else {
                throw ValidationError("--width is 10 to 1000")
            }
        }

        func run() throws {
            let report = FloorReport(try Files.text(of: file), named: file)
            guard report.findings.errors.isEmpty else {
                for line in report.lines { Output.complain(line) }
                throw ExitStatus.file.failure(report.findings.summary)
            }
            var drawing = FloorDrawing(report.floor, width: width)
            if let to, let entrance = report.floor.entrances.first {
                guard let way = report.floor.way(from: .entrance(entrance.id), to: to) else {
                    throw ExitStatus.refused.failure("there is no way to \(to)")
                }
                drawing.draw(way: way)
            }
            Output.lines(drawing.lines)
        }
    }
}

extension JSONText {
    /// `{"zones":"9",…,"errors":[{"line":"9","text":"…"}],"advice":[…]}`; line 0 is the whole file.
    fileprivate static func object(_ report: FloorReport) -> String {
        object(report.counts).dropLast() + "," + members(report.findings) + "}"
    }
}
