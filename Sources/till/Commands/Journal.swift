import ArgumentParser
import TillClient
import TillCore

struct Journal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Exports the journal, or tells its head.",
        discussion: """
            EXAMPLE:
              till journal head
              till journal export --output journal.jsonl
            """,
        subcommands: [JournalExportCommand.self, JournalHeadCommand.self])
}

struct JournalHeadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "head",
        abstract: "Tells the journal's last entry and its head, to note down elsewhere.",
        discussion: """
            Two lines, `entry N` and `head HEX`. Kept outside the store, a head shows later that \
            the journal up to there is still the same one. It takes no right.

            EXAMPLE:
              till journal head --service owner --key owner.key >> heads.txt
            """)

    @OptionGroup var link: LinkOptions

    func run() async throws {
        let session = try link.session(.service)
        let response: Response
        do {
            _ = try await session.connect()
            response = try await session.ask("STATUS", numbered: false)
        } catch {
            throw error.exitCode
        }
        await session.close()
        guard response.status == .ok else { return try link.show(response) }
        let head: JournalHead
        do {
            head = try JournalHead(response.line)
        } catch {
            throw ExitStatus.damaged.failure(error.sentence)
        }
        let (entry, hash) = (head.entry, head.hash.written)
        Output.lines(
            link.json
                ? ["{\"entry\":\"\(entry)\",\"head\":\"\(hash)\"}"]
                : ["entry \(entry)", "head \(hash)"])
    }
}
