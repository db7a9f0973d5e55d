import ArgumentParser
import TillClient
import TillCore

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Carries out what `Checkout` says: asks the server, paints, rings. Nothing is decided here.
struct RegisterScreen {
    typealias Events = AsyncStream<RegisterEvent>

    private let session: Session
    private let start: RegisterStart
    private let events: Events
    private let teller: Events.Continuation
    private var checkout: Checkout
    private var painter = Painter()
    private var request: Task<Void, Never>?
    private var isLeaving = false
    private let options: Options
    private var waiting: Task<Void, Never>?
    /// Somebody has said that it may be sold without notes on disk.
    private var keepsNothing = false

    struct Options {
        var language = Language.english
        /// The program that prints, as the shell knows it.
        var printer: String?
        var lockAfter: Duration?
    }

    init(
        session: Session, start: RegisterStart, events: Events, teller: Events.Continuation,
        _ options: Options
    ) {
        self.options = options
        var surroundings = Checkout.Surroundings()
        surroundings.language = options.language
        surroundings.today = WallClock.today
        surroundings.isLocked = true
        self.session = session
        self.start = start
        self.events = events
        self.teller = teller
        checkout = Checkout(hello: start.hello, surroundings)
    }

    /// Until somebody leaves it. The terminal is given back as it was, however this ends.
    mutating func run() async throws {
        TerminalSignals.watch()
        Terminal.enter()
        defer {
            request?.cancel()
            waiting?.cancel()
            Terminal.leave()
            TerminalSignals.ignore()
        }
        KeyReader.start(teller)
        begin()
        waitForNobody()
        paint()
        for await event in events {
            try received(event)
            if isLeaving { return }
            paint()
        }
    }

    private mutating func begin() {
        switch start {
        case .ready(let beginning):
            perform(checkout.start(after: beginning.earlier.map(EarlierText.line)))
        case .behind(let behind): perform(checkout.fellBehind(behind))
        }
    }

    private mutating func received(_ event: RegisterEvent) throws {
        checkout.surroundings.today = WallClock.today
        switch event {
        case .keys(let keys):
            waitForNobody()
            perform(checkout.pressed(keys))
        case .printed(let failure): perform(checkout.printed(failure))
        case .leftAlone:
            perform(checkout.wasLeftAlone())
            waitForNobody()
        case .answered(let response): perform(checkout.answered(response))
        case .connected(let beginning):
            let earlier = beginning.earlier.map(EarlierText.line)
            perform(checkout.connected(beginning.hello.line, earlier))
        case .failed(.behind(let behind)): perform(checkout.fellBehind(behind))
        case .failed(.memory(let failure)): perform(checkout.couldNotKeep(failure.sentence))
        case .failed(.link(.takenOver)): perform(checkout.wasTakenOver())
        case .failed(let failure): throw failure
        case .link(.lost(let failure)): checkout.lostLink(failure.sentence)
        case .link(.back): checkout.linkIsBack()
        case .link(.notice(let word)): checkout.received(notice: word)
        case .link(.begunAnew(let why)): checkout.begunAnew(why)
        case .signal(SIGTSTP): suspend()
        case .signal(SIGCONT): resume()
        case .signal(SIGWINCH): painter.forget()
        case .signal(let number): throw ExitCode(128 + number)
        case .closed: throw ExitCode(128 + SIGHUP)
        }
    }

    private mutating func perform(_ actions: [Checkout.Action]) {
        for action in actions where !isLeaving {
            switch action {
            case .ask(let text, let isNumbered): ask(text, isNumbered)
            case .ring: Terminal.write(Painter.bell)
            case .repaint: painter.forget()
            case .suspend: suspend()
            case .leave: isLeaving = true
            case .connect: connect()
            case .forgetMemory: keepsNothing = true
            case .print(let lines): printOut(lines)
            }
        }
    }

    private mutating func ask(_ text: String, _ isNumbered: Bool) {
        request = Task { [session, teller, keepsNothing] in
            if keepsNothing { await session.forgetMemory() }
            do throws(SessionFailure) {
                teller.yield(.answered(try await session.ask(text, numbered: isNumbered)))
            } catch {
                teller.yield(.failed(error))
            }
        }
    }

    private mutating func connect() {
        request = Task { [session, teller] in
            do throws(SessionFailure) {
                teller.yield(.connected(try await session.begin(.sentAgain)))
            } catch {
                teller.yield(.failed(error))
            }
        }
    }

    private mutating func printOut(_ lines: [String]) {
        guard let printer = options.printer else { return perform(checkout.hasNoPrinter()) }
        let text = lines.joined(separator: "\n") + "\n"
        Task.detached { [teller] in
            teller.yield(.printed(PrintProgram.run(printer, text)))
        }
    }

    /// Begins anew to wait for the moment when nobody has been here for long enough.
    private mutating func waitForNobody() {
        waiting?.cancel()
        guard let time = options.lockAfter else { return }
        waiting = Task { [teller] in
            guard (try? await Task.sleep(for: time)) != nil else { return }
            teller.yield(.leftAlone)
        }
    }

    private mutating func suspend() {
        Terminal.leave()
        TerminalSignals.suspend()
        resume()
    }

    private mutating func resume() {
        Terminal.enter()
        painter.forget()
    }

    private mutating func paint() {
        Terminal.write(painter.bytes(for: checkout.screen(Terminal.size)))
    }
}
