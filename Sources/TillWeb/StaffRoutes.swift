import HTTPTypes
import Hummingbird
import TillCore

/// Logging in, and what only those who are may do.
///
/// ```
/// GET  /api/shop                  {"store":"Kvarnens Livs","person":21,"mayChange":true,...}
/// POST /api/login   {"person":21,"pin":"2121","device":"4f1c..."}    {"next":7,...}
/// POST /api/change  {"device":"4f1c...","number":7,"change":{"kind":"move",...}}
/// POST /api/logout  {}
/// ```
struct StaffRoutes: Sendable {
    let shop: WebShop
    let daemon: DaemonLink
    let door: Door

    func add(to router: Router<WebContext>) {
        router.get("/api/alive") { _, _ in try Response.json(["alive": true]) }
        router.get("/api/shop") { request, _ in try tellShop(door.looked(request.headers)) }
        router.post("/api/login") { request, context in
            try await logIn(try await request.json(LogIn.self, context), context)
        }
        router.post("/api/logout") { request, _ in
            try Response.json(
                ["person": String?.none], headers: [.setCookie: door.loggedOut(request)])
        }
        router.post("/api/change") { request, context in
            let wanted = try await request.json(Wanted.self, context)
            guard let session = door.used(request) else { throw WebFailure.notLoggedIn }
            return try await change(wanted, session, request)
        }
    }

    // MARK: Who is here

    private struct ShopJSON: Encodable {
        let store: String
        let currency: String
        let mayRead: Bool
        let person: Int?
        let mayChange: Bool
        let reasons: [WebShop.Reason]
        let hasFloor: Bool
    }

    private func tellShop(_ session: Sessions.Session?) throws -> Response {
        try Response.json(
            ShopJSON(
                store: shop.store, currency: shop.currency,
                mayRead: shop.guestsMayRead || session != nil, person: session?.person,
                mayChange: session?.mayChange ?? false, reasons: shop.reasons,
                hasFloor: !shop.floor.isEmpty))
    }

    // MARK: Logging in

    private struct LogIn: Decodable {
        let person: Int
        let pin: String
        let device: String
    }

    private struct LoggedIn: Encodable {
        let person: Int
        let mayChange: Bool
        /// The number of the device's next change.
        let next: Int
    }

    private struct Refused: Encodable {
        let code: String
        let text: String
        var wait: String?
        var next: Int?
    }

    private func logIn(_ wanted: LogIn, _ context: WebContext) async throws -> Response {
        guard Self.isDevice(wanted.device) else { throw WebFailure.badDevice }
        switch try await daemon.check(
            person: wanted.person, pin: wanted.pin, from: context.caller,
            isThere: { context.isThere })
        {
        case .wrong(let code, let text, let wait):
            return try Response.json(
                Refused(code: code, text: text, wait: wait), status: .forbidden)
        case .right(let mayChange):
            let next = try await daemon.next(of: wanted.device)
            let session = Sessions.Session(
                person: wanted.person, pin: wanted.pin, device: wanted.device,
                mayChange: mayChange)
            return try Response.json(
                LoggedIn(person: wanted.person, mayChange: mayChange, next: next),
                headers: [.setCookie: door.loggedIn(session)])
        }
    }

    /// 32 hexadecimal digits, drawn by the page.
    private static func isDevice(_ text: String) -> Bool {
        text.utf8.count == 32 && Station.isName(text)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"):
                    true
                default: false
                }
            }
    }

    // MARK: Changing

    private struct Wanted: Decodable {
        let device: String
        let number: Int
        let change: StaffChange
    }

    private struct Done: Encodable {
        let next: Int
        /// As the protocol's reply has them: `on-hand`, `qty`, `changed`.
        let values: [String: String]
    }

    private func change(
        _ wanted: Wanted, _ session: Sessions.Session, _ request: Request
    ) async throws -> Response {
        guard Self.isDevice(wanted.device), (1...Limits.number).contains(wanted.number) else {
            throw WebFailure.badDevice
        }
        guard wanted.device == session.device else { throw WebFailure.otherDevice }
        var line = wanted.change.line
        line.field("by", session.person)
        line.field("pin", session.pin)
        let said = try await daemon.change(
            line, number: wanted.number, device: wanted.device)
        switch said.status {
        case .done: return try Response.json(Done(next: said.next, values: said.values))
        case .refused, .unreadable:
            let refused = Refused(
                code: said.code, text: said.text, wait: said.values["wait"], next: said.next)
            // The PIN was changed or locked meanwhile: it is forgotten here.
            let isWrongPerson = ["wrong-pin", "pin-locked", "pin-wait", "unknown-person"]
                .contains(said.code)
            return try Response.json(
                refused, status: said.status == .refused ? .conflict : .badRequest,
                headers: isWrongPerson ? [.setCookie: door.loggedOut(request)] : [:])
        }
    }
}
