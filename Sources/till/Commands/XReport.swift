import ArgumentParser

struct XReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "x",
        abstract: "Shows a register's figures so far.",
        discussion: """
            EXAMPLE:
              till x --register 3
            """)

    @OptionGroup var link: LinkOptions

    func run() async throws {
        try await link.perform("X", as: .register)
    }
}
