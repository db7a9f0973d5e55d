import ArgumentParser

/// Measures what a running server does for its shop.
@main
struct TillBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "till-bench",
        abstract: "Measures a server while its registers sell and its staff ask.",
        subcommands: [Sell.self, Find.self, SearchComparison.self], defaultSubcommand: Sell.self)
}
