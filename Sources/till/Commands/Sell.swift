import ArgumentParser
import TillClient
import TillCore

struct Sell: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A register at the keyboard.",
        discussion: """
            On a terminal of at least 80 columns and 24 rows it takes the whole screen, and says \
            there which key does what; Esc or / reaches everything without function keys. \
            Otherwise, and with --lines, it asks who sells and for the drawer's float where \
            needed, then takes codes and commands, line by line. A sale that was left open is \
            taken up again, also after a crash: lines that had no reply yet are kept on disk, and \
            are sent again first.

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

    @Option(help: "The screen's language: sv or en (TILL_LANGUAGE; the shop's).")
    var language: String?

    @Option(help: "The program that prints a report: it reads the text (TILL_PRINT).")
    var print: String?

    @Option(help: "Lock the register when nobody has touched a key for so many minutes.")
    var lockAfter: Int?

    func validate() throws {
        if let lockAfter, !(1...1440).contains(lockAfter) {
            throw ValidationError("--lock-after is 1 to 1440 minutes")
        }
        if let chosen = language ?? Environment["TILL_LANGUAGE"], Language(rawValue: chosen) == nil
        {
            throw ValidationError("a language is sv or en")
        }
    }

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
        let (session, start) = try await begin(patience: Self.patience) {
            teller.yield(.link($0))
        }
        var options = RegisterScreen.Options()
        options.language = await language(of: session, start)
        options.printer = print ?? Environment["TILL_PRINT"]
        options.lockAfter = lockAfter.map { .seconds($0 * 60) }
        var screen = RegisterScreen(
            session: session, start: start, events: events, teller: teller, options)
        try await screen.run()
        await session.end()
    }

    /// What was said, else the shop's; a server that does not tell is spoken English with.
    private func language(of session: Session, _ start: RegisterStart) async -> Language {
        if let chosen = (language ?? Environment["TILL_LANGUAGE"]).flatMap(Language.init(rawValue:))
        {
            return chosen
        }
        guard case .ready = start,
            let told = try? await session.ask("LIST texts limit=1", numbered: false),
            let shops = told.value("language").flatMap(Language.init(rawValue:))
        else { return .english }
        return shops
    }

    private func sellByLines() async throws {
        let (session, start) = try await begin { event in
            switch event {
            case .lost(let failure):
                Output.complain("! \(failure.sentence); trying again...")
            case .back: Output.complain("! the server is back")
            case .notice(let word): Output.complain("* \(word)")
            case .begunAnew(let why): Output.line("! \(why)")
            }
        }
        var desk = Desk(session: session, hello: start.hello)
        if case .behind(let behind) = start {
            try await desk.beginEpoch(behind)
        } else {
            try await desk.start(after: start.earlier)
        }
        try await serve(&desk)
        await session.end()
    }

    /// Opens the register's notes and says HELLO. Without its notes a register begins only when
    /// somebody says so.
    private func begin(
        patience: Duration = LinkOptions.patience,
        notify: @escaping @Sendable (SessionEvent) -> Void
    ) async throws -> (Session, RegisterStart) {
        var memory = LinkOptions.Memory.register
        while true {
            let session = try link.session(
                .register, patience: patience, memory: memory, notify: notify)
            do throws(SessionFailure) {
                return (session, .ready(try await session.begin(.sentAgain)))
            } catch {
                switch error {
                case .behind(let behind): return (session, .behind(behind))
                case .memory(let failure):
                    await session.end()
                    memory = try agreed(on: failure)
                case .link, .refused: throw error
                }
            }
        }
    }

    private func agreed(on failure: MemoryFailure) throws -> LinkOptions.Memory {
        guard let question = Self.question(after: failure), Keyboard().isPerson else {
            throw SessionFailure.memory(failure)
        }
        Output.line("! \(failure.sentence)")
        guard Keyboard().line("\(question) Type yes, or Enter to leave: ") == "yes" else {
            throw SessionFailure.memory(failure)
        }
        if case .damaged = failure { return .registerAnew }
        return .none
    }

    /// `nil` when there is nothing to agree on.
    private static func question(after failure: MemoryFailure) -> String? {
        switch failure {
        case .inUse: nil
        case .damaged:
            "What this register knew of its lines and receipts is lost: begin anew with what the "
                + "shop's computer knows?"
        case .unwritable:
            "Sell without it? A receipt's number may be given out twice when the shop's computer "
                + "has to be restored."
        }
    }

    private func serve(_ desk: inout Desk) async throws {
        while let text = desk.keyboard.line(desk.prompt) {
            guard !text.isEmpty else { continue }
            do {
                guard try await desk.perform(SellCommand(text)) else { return }
            } catch let problem as SellCommand.Problem {
                Output.line("! \(problem.sentence)")
            } catch SessionFailure.behind(let behind) {
                try await desk.beginEpoch(behind)
            } catch SessionFailure.memory(let failure) {
                try await desk.sellWithoutMemory(failure)
            }
        }
    }
}
