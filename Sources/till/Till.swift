import ArgumentParser

/// The tool for people and scripts. It speaks the register protocol and nothing else: what it can
/// do, every terminal can do.
@main
struct Till: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "till",
        abstract: "Sells, looks up, and runs a store's day over the register protocol.",
        discussion: """
            EXAMPLE:
              till sell --register 3
              till find mellanmjölk
              till close-day --service owner --key owner.key
              till journal export --service owner --key owner.key --output journal.jsonl

            Exit codes: 0 done; 1 refused by a rule; 2 not understood; 3 server not reached, the \
            link was lost, or the station is in use on this machine; 4 a file that can't be read \
            or written, or is wrong; 5 the journal that was sent does not hang together; 64 usage.
            """,
        subcommands: [
            Sell.self, Find.self, Where.self, Status.self, List.self, XReport.self,
            ZReport.self, CloseDay.self,
            Settlements.self, Settlement.self, Acknowledge.self, Journal.self, Accounts.self,
            Import.self, FloorCommand.self,
            Scan.self, Send.self, Key.self, Conform.self,
        ])
}
