import ArgumentParser

struct ZReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "z",
        abstract: "Seals a register's day.",
        discussion: """
            EXAMPLE:
              till z --register 3
            """)

    @OptionGroup var link: LinkOptions

    func run() async throws {
        try await link.perform("Z", numbered: true, as: .register)
    }
}
