import ArgumentParser

struct Settlements: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists the settlements of closed days, newest first.",
        discussion: """
            EXAMPLE:
              till settlements --limit 7
            """)

    @OptionGroup var link: LinkOptions

    @Option(help: "At most so many.")
    var limit: Int?

    func run() async throws {
        let request = limit.map { "SETTLEMENTS limit=\($0)" } ?? "SETTLEMENTS"
        try await link.perform(request, as: .service)
    }
}

struct Settlement: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows one settlement: its folder, its files and their digests.",
        discussion: """
            EXAMPLE:
              till settlement 142
            """)

    @OptionGroup var link: LinkOptions

    @Argument(help: "The settlement's number.")
    var number: Int

    func run() async throws {
        try await link.perform("SETTLEMENT \(number)", as: .service)
    }
}
