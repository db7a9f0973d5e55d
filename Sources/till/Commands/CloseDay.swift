import ArgumentParser
import TillCore

struct CloseDay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Closes the store's business day.",
        discussion: """
            Registers without a Z get one. The settlement's files follow: see `till settlement N`.

            EXAMPLE:
              till close-day --service owner --key owner.key --day 2026-12-01
            """)

    @OptionGroup var link: LinkOptions

    @Option(help: "Close this day, and no other that may be open.")
    var day: String?

    func run() async throws {
        var request = TextWriter()
        request.raw("CLOSEDAY")
        if let day {
            guard let date = CivilDate(text: day) else {
                throw ValidationError("--day is a date, 2026-12-01")
            }
            request.field("day", date)
        }
        try await link.perform(
            String(decoding: request.bytes, as: UTF8.self), numbered: true, as: .service)
    }
}
