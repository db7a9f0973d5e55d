import HTTPTypes
import Hummingbird

/// What stands in the head of every answer, and how errors are answered.
///
/// The page is let do what it needs and nothing else: scripts, styles, pictures and questions of
/// this server only, nothing inline, in nobody's frame. `connect-src` and the rest follow from the
/// same rule; `trusted-types 'none'` makes every way from text to markup throw.
struct SafetyMiddleware: RouterMiddleware {
    let noise: NoiseLog

    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'",
        "connect-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'self'",
        "frame-ancestors 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
    ].joined(separator: "; ")

    private static let fields: [(HTTPField.Name?, String)] = [
        (.contentSecurityPolicy, policy),
        (.xContentTypeOptions, "nosniff"),
        (HTTPField.Name("Referrer-Policy"), "no-referrer"),
        (HTTPField.Name("X-Frame-Options"), "DENY"),
        (HTTPField.Name("Cross-Origin-Opener-Policy"), "same-origin"),
        (HTTPField.Name("Cross-Origin-Resource-Policy"), "same-origin"),
        (
            HTTPField.Name("Permissions-Policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        ),
    ]

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = await answer(request, context, next)
        Self.fenceIn(&response.headers)
        return response
    }

    static func fenceIn(_ headers: inout HTTPFields) {
        for case (let name?, let value) in fields { headers[name] = value }
    }

    private func answer(
        _ request: Request, _ context: WebContext,
        _ next: (Request, WebContext) async throws -> Response
    ) async -> Response {
        do {
            do {
                return try await next(request, context)
            } catch let failure as WebFailure {
                return try failure.response(from: request, context: context)
            } catch let error as HTTPError where error.status == .notFound {
                return try WebFailure.notFound.response(from: request, context: context)
            } catch {
                noise.failed(error)
                return try WebFailure.fault.response(from: request, context: context)
            }
        } catch {
            return Response(status: .internalServerError)
        }
    }
}
