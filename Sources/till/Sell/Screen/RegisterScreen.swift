import ArgumentParser
import TillClient

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
    /// Somebody has said that it may be sold without notes on disk.
    private var keepsNothing = false

    init(
        session: Session, start: RegisterStart, events: Events, teller: Events.Continuation
    ) {
        self.session = session
        self.start = start
        self.events = events
        self.teller = teller
        checkout = Checkout(hello: start.hello)
    }

    /// Until somebody leaves it. The terminal is given back as it was, however this ends.
    mutating func run() async throws {
        TerminalSignals.watch()
        Terminal.enter()
        defer {
            request?.cancel()
            Terminal.leave()
            TerminalSignals.ignore()
        }
        KeyReader.start(teller)
        begin()
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
        switch event {
        case .keys(let keys):
            for key in keys where !isLeaving { perform(checkout.pressed(key)) }
        case .answered(let response): perform(checkout.answered(response))
        case .connected(let beginning):
            let earlier = beginning.earlier.map(EarlierText.line)
            perform(checkout.connected(beginning.hello.line, earlier))
        case .failed(.behind(let behind)): perform(checkout.fellBehind(behind))
        case .failed(.memory(let failure)): perform(checkout.couldNotKeep(failure.sentence))
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
        for action in actions {
            switch action {
            case .ask(let text, let isNumbered): ask(text, isNumbered)
            case .ring: Terminal.write(Painter.bell)
            case .repaint: painter.forget()
            case .suspend: suspend()
            case .leave: isLeaving = true
            case .connect: connect()
            case .forgetMemory: keepsNothing = true
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
