import TillClient
import TillCore

/// What is kept on disk, and what is done when the server knows less.
extension Desk {
    /// A manager begins a new epoch for this register; a script can't.
    mutating func beginEpoch(_ behind: Behind) async throws {
        Output.line("! \(behind.sentence) \(behind.advice)")
        guard keyboard.isPerson else { throw SessionFailure.behind(behind) }
        while true {
            guard let person = keyboard.line("Manager's number: "), !person.isEmpty,
                let pin = keyboard.secret("PIN: ")
            else { throw SessionFailure.behind(behind) }
            let who = request("") { line in
                line.field("by", person)
                line.field("pin", pin)
            }
            let line = behind.request + who
            if try await ask(line) != nil { break }
        }
        let beginning = try await session.begin(.sentAgain)
        self = Desk(session: session, hello: beginning.hello.line)
        Output.line("Begun anew.")
        try await start(after: beginning.earlier)
    }

    /// What was to be sent could not be kept, and so was not sent.
    func sellWithoutMemory(_ failure: MemoryFailure) async throws {
        Output.line("! \(failure.sentence). Nothing was sent.")
        guard keyboard.isPerson,
            keyboard.line("Sell without it from here on? Type yes, or Enter: ") == "yes"
        else { return }
        await session.forgetMemory()
        Output.line("Type it again.")
    }
}
