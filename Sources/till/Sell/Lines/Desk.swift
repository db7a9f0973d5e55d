import TillClient
import TillCore

/// A register at the keyboard: knows who is logged in and what is open, and asks the server for
/// everything else. It reckons no money; every amount it shows came from the server.
struct Desk {
    let session: Session
    let keyboard = Keyboard()
    let store: String
    let currency: String
    let register: String
    var isLoggedIn: Bool
    var isDrawerOpen: Bool
    var hasSale: Bool
    var total = "0.00"

    /// - Parameter hello: what HELLO was answered.
    init(session: Session, hello: Line) {
        self.session = session
        store = hello.value("store") ?? ""
        currency = hello.value("currency") ?? ""
        register = hello.value("register") ?? ""
        isLoggedIn = hello.value("person") != nil
        let state = hello.value("state")
        isDrawerOpen = state == "open" || state == "sale"
        hasSale = state == "sale"
        total = hello.value("total") ?? "0.00"
    }

    var prompt: String { hasSale ? "register \(register), \(total)> " : "register \(register)> " }

    /// Shows where the register stands, and goes on with a sale that was left open.
    mutating func start(after earlier: [Session.Earlier] = []) async throws {
        for earlier in earlier { Output.line("Sent before: \(EarlierText.line(earlier))") }
        Output.line("\(store), register \(register). Type or scan a code; `help` shows what else.")
        guard hasSale else {
            try await makeReady()
            return
        }
        Output.line("A sale is open:")
        try await showTotal()
        try await endIfPaid()
    }

    /// One request; a refusal is shown, and is `nil`.
    func ask(_ request: String, numbered: Bool = true) async throws -> Response? {
        let response = try await session.ask(request, numbered: numbered)
        guard response.status == .ok else {
            Output.line("! \(response.explanation)")
            return nil
        }
        return response
    }

    func request(_ verb: StaticString, _ write: (inout TextWriter) -> Void) -> String {
        var line = TextWriter()
        line.raw(verb)
        write(&line)
        return String(decoding: line.bytes, as: UTF8.self)
    }
}
