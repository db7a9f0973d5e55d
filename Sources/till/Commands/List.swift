import ArgumentParser
import TillClient
import TillCore

struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists what the store has: tenders, reasons, people, rights, limits and so on.",
        discussion: """
            WHAT is one of \
            \(Command.Listing.What.allCases.map(\.rawValue).joined(separator: ", ")). When there \
            is more, `next` says where --from goes on.

            EXAMPLE:
              till list tenders --service owner
              till list customers --from 1001 --limit 20
            """)

    @OptionGroup var link: LinkOptions

    @Argument(help: "What to list.")
    var what: String

    @Option(help: "The id of the first.")
    var from: String?

    @Option(help: "At most so many.")
    var limit: Int?

    @Option(help: "The language of built-in words: sv or en.")
    var language: String?

    func run() async throws {
        var request = TextWriter()
        request.raw("LIST")
        request.argument(what)
        request.field("language", language)
        request.field("from", from)
        request.field("limit", limit)
        try await link.perform(String(decoding: request.bytes, as: UTF8.self), as: .service)
    }
}
