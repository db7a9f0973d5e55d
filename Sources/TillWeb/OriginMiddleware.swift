import HTTPTypes
import Hummingbird

/// Lets in who asks for this server by a name it has, from a page that it sent.
///
/// The name is looked at against DNS rebinding: a page of somebody else's whose name is suddenly
/// this machine's address would be of the same origin otherwise. Under TLS it isn't: no other name
/// has a certificate here.
struct OriginMiddleware: RouterMiddleware {
    /// `nil` under TLS.
    let names: HostNames?

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        // Which of two counts is nothing to have two opinions of; no browser sends a second.
        let isTwice = HTTPField.Name("Host").map { request.headers[$0] != nil } ?? false
        guard !isTwice, request.head.path?.hasPrefix("/") == true else {
            throw WebFailure.malformed
        }
        let host = request.head.authority ?? ""
        guard names?.has(host) ?? true else { throw WebFailure.unknownHost }
        if request.uri.path.hasPrefix("/api/") { try checkSite(request, host) }
        return try await next(request, context)
    }

    /// Browsers say where a question comes from; who says nothing is no browser.
    private func checkSite(_ request: Request, _ host: String) throws {
        if let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ request.headers[$0] }) {
            // `none`: somebody typed the address.
            guard site == "same-origin" || (site == "none" && request.method != .post) else {
                throw WebFailure.otherSite
            }
        }
        if let origin = request.headers[.origin] {
            let scheme = names == nil ? "https" : "http"
            guard origin == "\(scheme)://\(host)" else { throw WebFailure.otherSite }
        }
    }
}
