import ArgumentParser

/// The daemon: one per shop, the only process that opens its database.
@main
struct Tilld: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tilld",
        abstract: "A shop's point-of-sale daemon.",
        discussion: """
            Example: a shop to try things out in, on this machine only:
              tilld --demo --data demo-shop

            Exit codes: 0 stopped as asked; 64 wrong use; 65 no shop or damaged data, or verify
            or regenerate found a difference; 69 the address can't be had; 70 a bug; 73 the data
            directory can't be made or written; 74 the disk failed while committing; 75 another
            tilld holds the data; 76 a newer version made the database; 77 would listen beyond
            this machine without TLS; 78 the configuration is wrong.
            """,
        version: Program.name,
        subcommands: [
            Serve.self, Initialise.self, Backup.self, Verify.self, Export.self, Regenerate.self,
        ],
        defaultSubcommand: Serve.self)
}

/// What this program calls itself in the journal.
enum Program {
    static let version = "1.0.0"
    static let name = "tilld \(version)"
    /// No clock is right that stands before this day.
    static let date = "2026-11-23"
}
