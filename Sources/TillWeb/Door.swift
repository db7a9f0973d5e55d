import HTTPTypes
import Hummingbird
import Synchronization
import TillCore

/// Knows who asks, by the cookie that a log-in was given.
final class Door: Sendable {
    private let sessions = Mutex(Sessions())
    private let guestsMayRead: Bool
    private let isTLS: Bool

    init(guestsMayRead: Bool, isTLS: Bool) {
        self.guestsMayRead = guestsMayRead
        self.isTLS = isTLS
    }

    /// The prefix has the browser see to it that only this server sets it, and over TLS.
    private var cookieName: String { isTLS ? "__Host-till" : "till" }

    private func cookie(_ value: String, _ more: String = "") -> String {
        "\(cookieName)=\(value); Path=/; HttpOnly; SameSite=Strict\(isTLS ? "; Secure" : "")\(more)"
    }

    /// Reading takes a log-in where guests are not let in.
    func checkReading(_ request: Request) throws {
        let session = used(request)
        guard guestsMayRead || session != nil else { throw WebFailure.notLoggedIn }
    }

    /// Who does something here; the session goes on.
    func used(_ request: Request) -> Sessions.Session? {
        token(request.headers)
            .flatMap { token in sessions.withLock { $0.used(token, at: .now) } }
    }

    /// Who is logged in here.
    func looked(_ headers: HTTPFields) -> Sessions.Session? {
        token(headers).flatMap { token in sessions.withLock { $0.looked(at: token, at: .now) } }
    }

    /// - Returns: the cookie for the answer.
    func loggedIn(_ session: Sessions.Session) -> String {
        var generator = SystemRandomNumberGenerator()
        let token = Hex((0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }).written
        sessions.withLock { $0.loggedIn(session, token: token, at: .now) }
        return cookie(token)
    }

    func loggedOut(_ request: Request) -> String {
        if let token = token(request.headers) { sessions.withLock { $0.loggedOut(token) } }
        return cookie("", "; Max-Age=0")
    }

    private func token(_ headers: HTTPFields) -> String? {
        for field in headers[values: .cookie] {
            for part in field.split(separator: ";") {
                let pair = part.drop { $0 == " " }.split(
                    separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                if pair.count == 2, pair[0] == cookieName { return String(pair[1]) }
            }
        }
        return nil
    }
}
