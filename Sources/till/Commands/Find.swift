import ArgumentParser
import TillClient
import TillCore

struct Find: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Looks up items by words of their names, or by code.",
        discussion: """
            Speaks as a guest unless a service or a register is named.

            EXAMPLE:
              till find mellanmjölk arla
            """)

    @OptionGroup var link: LinkOptions

    @Option(help: "At most so many items.")
    var limit: Int?

    @Argument(help: "Words, whole or begun, in any order.")
    var words: [String]

    func run() async throws {
        var request = TextWriter()
        request.raw("FIND")
        for word in words { request.argument(word) }
        request.field("limit", limit)
        try await link.perform(String(decoding: request.bytes, as: UTF8.self), as: .guest)
    }
}
