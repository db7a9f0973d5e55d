import ArgumentParser

struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows the registers, the business day and the journal.",
        discussion: """
            EXAMPLE:
              till status --service owner
            """)

    @OptionGroup var link: LinkOptions

    func run() async throws {
        try await link.perform("STATUS", as: .service)
    }
}
