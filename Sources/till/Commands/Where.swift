import ArgumentParser
import TillClient
import TillCore

struct Where: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says where an item stands, how many are there, and what is like it.",
        discussion: """
            Speaks as a guest unless a service or a register is named.

            EXAMPLE:
              till where 7310865001825
            """)

    @OptionGroup var link: LinkOptions

    @Option(help: "At most so many similar items.")
    var limit: Int?

    @Argument(help: "The item's code.")
    var code: String

    func run() async throws {
        var request = TextWriter()
        request.raw("WHERE")
        request.argument(code)
        request.field("limit", limit)
        try await link.perform(String(decoding: request.bytes, as: UTF8.self), as: .guest)
    }
}
