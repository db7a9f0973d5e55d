import ArgumentParser
import TillClient

struct Sell: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A register at the keyboard.",
        discussion: """
            On a terminal of at least 80 columns and 24 rows it takes the whole screen, and says \
            there which key does what; Esc or / reaches everything without function keys. \
            Otherwise, and with --lines, it asks who sells and for the drawer's float where \
            needed, then takes codes and commands, line by line. A sale that was left open is \
            taken up again, also after a crash.

            EXAMPLE:
              till sell --register 3 --lines
              Person: 17
              PIN:
              Float in the drawer [0.00]: 500
              register 3> 2*7310865001825
              register 3, 33.80> cash 50
            """)

    @OptionGroup var link: LinkOptions

    @Flag(help: "Line by line, also at a terminal.")
    var lines = false

    func run() async throws {
        guard !link.json else {
            throw ValidationError("`sell` is for people; scripts use `till send --json`")
        }
        do {
            if lines || !Terminal.isUsable {
                try await sellByLines()
            } else {
                try await sellOnScreen()
            }
        } catch let failure as SessionFailure {
            throw failure.exitCode
        }
    }

    /// A register waits for its server all day; who is tired of it leaves with Ctrl-C.
    private static let patience: Duration = .seconds(86_400)

    private func sellOnScreen() async throws {
        let (events, teller) = AsyncStream<RegisterEvent>.makeStream()
        let session = try link.session(.register, patience: Self.patience) {
            teller.yield(.link($0))
        }
        let answer = try await session.connect()
        var screen = RegisterScreen(
            session: session, answer: answer, events: events, teller: teller)
        try await screen.run()
        await session.close()
    }

    private func sellByLines() async throws {
        let session = try link.session(.register) { event in
            switch event {
            case .lost(let failure):
                Files.writeToErrors("! \(failure.sentence); trying again...\n")
            case .back: Files.writeToErrors("! the server is back\n")
            case .notice(let word): Files.writeToErrors("* \(word)\n")
            }
        }
        var desk = Desk(session: session, answer: try await session.connect())
        try await desk.start()
        try await serve(&desk)
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
