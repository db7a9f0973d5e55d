import ArgumentParser

struct CloseDay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Closes the store's business day.",
        discussion: """
            Registers without a Z get one. The settlement's files follow: see `till settlement N`.

            EXAMPLE:
              till close-day --service owner --key owner.key
            """)

    @OptionGroup var link: LinkOptions

    func run() async throws {
        try await link.perform("CLOSEDAY", numbered: true, as: .service)
    }
}
