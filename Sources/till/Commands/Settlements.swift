import ArgumentParser
import TillClient
import TillCore

struct Settlements: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists the settlements of closed days, newest first, and how far they have come.",
        discussion: """
            With --waiting only those that accounting has not acknowledged, oldest first. \
            --json tells all that the server does, folders and heads too.

            EXAMPLE:
              till settlements --limit 7
              till settlements --waiting
            """)

    @OptionGroup var link: LinkOptions

    @Option(help: "At most so many.")
    var limit: Int?

    @Flag(help: "Only those that accounting has not acknowledged.")
    var waiting = false

    func run() async throws {
        var request = TextWriter()
        request.raw("SETTLEMENTS")
        request.field("limit", limit)
        if waiting { request.field("waiting", true) }
        try await link.perform(
            String(decoding: request.bytes, as: UTF8.self), as: .service,
            text: SettlementText.lines)
    }
}

struct Settlement: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows one settlement: its files, their digests, and whether accounting has it.",
        discussion: """
            EXAMPLE:
              till settlement 142
            """)

    @OptionGroup var link: LinkOptions

    @Argument(help: "The settlement's number.")
    var number: Int

    func run() async throws {
        try await link.perform("SETTLEMENT \(number)", as: .service)
    }
}

struct Acknowledge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack",
        abstract: "Says that accounting has received a settlement.",
        discussion: """
            The head is that of its settlement.json. Takes the right `acknowledge`. Said again it \
            changes nothing and tells when it was first.

            EXAMPLE:
              till ack 142 $(jq -r .head settlement.json) --service books --key books.key
            """)

    @OptionGroup var link: LinkOptions

    @Argument(help: "The settlement's number.")
    var number: Int

    @Argument(help: "Its head, 64 hex digits.")
    var head: String

    func run() async throws {
        var request = TextWriter()
        request.raw("ACK")
        request.argument(number)
        request.field("head", head)
        try await link.perform(
            String(decoding: request.bytes, as: UTF8.self), numbered: true, as: .service)
    }
}
