import ArgumentParser
import TillClient

struct Sell: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A register at the keyboard.",
        discussion: """
            Asks who sells and for the drawer's float where needed, then takes codes and commands, \
            line by line. A sale that was left open is taken up again, also after a crash.

            EXAMPLE:
              till sell --register 3
              Person: 17
              PIN:
              Float in the drawer [0.00]: 500
              register 3> 2*7310865001825
              register 3, 33.80> cash 50
            """)

    @OptionGroup var link: LinkOptions

    func run() async throws {
        guard !link.json else {
            throw ValidationError("`sell` is for people; scripts use `till send --json`")
        }
        let session = try link.session(.register) { event in
            switch event {
            case .lost(let failure):
                Files.writeToErrors("! \(failure.sentence); trying again...\n")
            case .back: Files.writeToErrors("! the server is back\n")
            case .notice(let word): Files.writeToErrors("* \(word)\n")
            }
        }
        do {
            var desk = Desk(session: session, answer: try await session.connect())
            try await desk.start()
            try await serve(&desk)
        } catch let failure as SessionFailure {
            throw failure.exitCode
        }
        await session.close()
    }

    private func serve(_ desk: inout Desk) async throws {
        while let text = desk.keyboard.line(desk.prompt) {
            guard !text.isEmpty else { continue }
            do {
                guard try await desk.perform(SellCommand(text)) else { return }
            } catch let problem as SellCommand.Problem {
                print("! \(problem.sentence)")
            }
        }
    }
}
