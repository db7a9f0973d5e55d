import HTTPTypes
import Hummingbird
import NIOCore

/// Why the page is not answered as it asked: a status of HTTP, and a code and a sentence as the
/// protocol has them.
///
/// ```
/// HTTP/1.1 400 Bad Request
/// {"code":"line-too-long","text":"A question has at most 400 characters"}
/// ```
struct WebFailure: Error, Equatable {
    let status: HTTPResponse.Status
    let code: String
    let text: String
    /// In seconds: when it may go better.
    var retryAfter: Int?

    init(
        _ status: HTTPResponse.Status, _ code: String, _ text: String, retryAfter: Int? = nil
    ) {
        self.status = status
        self.code = code
        self.text = text
        self.retryAfter = retryAfter
    }

    static let notFound = WebFailure(.notFound, "not-found", "There is nothing here")
    static let unknownHost = WebFailure(
        .init(code: 421, reasonPhrase: "Misdirected Request"), "unknown-host",
        "This server doesn't go by that name: see --web-name")
    static let otherSite = WebFailure(
        .forbidden, "other-site", "Only the page itself may ask this")
    static let notJSON = WebFailure(
        .unsupportedMediaType, "bad-value", "The body is to be application/json")
    static let badBody = WebFailure(.badRequest, "bad-value", "The body can't be read")
    static let tooLarge = WebFailure(
        .contentTooLarge, "line-too-long", "A body has at most 4096 bytes")
    static let questionTooLong = WebFailure(
        .badRequest, "line-too-long", "A question has at most 400 characters")
    static let tooManyWords = WebFailure(
        .badRequest, "extra-argument", "A question has at most 8 words")
    static let badCode = WebFailure(.badRequest, "bad-value", "This is no item's code")
    static let badDevice = WebFailure(.badRequest, "bad-value", "This is no device's name")
    static let unknownItem = WebFailure(.notFound, "unknown-item", "No item has this code")
    static let searchTooLong = WebFailure(
        .serviceUnavailable, "search-too-long", "The search took too long")
    static let notLoggedIn = WebFailure(
        .unauthorized, "nobody-logged-in", "Nobody is logged in here")
    static let otherDevice = WebFailure(
        .unauthorized, "other-device", "This log-in is another device's: log in on this one")
    static let busy = WebFailure(
        .serviceUnavailable, "busy", "Too many are logging in: try again", retryAfter: 1)
    static let busySearching = WebFailure(
        .serviceUnavailable, "busy", "Too many are searching: try again", retryAfter: 1)
    static let busyDevice = WebFailure(
        .serviceUnavailable, "busy", "Too much is sent by this device: try again", retryAfter: 1)
    static let malformed = WebFailure(.badRequest, "malformed", "This is no request of HTTP")
    /// Mostly nobody is there to read it.
    static let cutOff = WebFailure(.badRequest, "cut-off", "The request ended before its end")
    static let fault = WebFailure(.internalServerError, "fault", "The server failed at this")
}

extension WebFailure: HTTPResponseError {
    private struct Body: Encodable {
        let code: String
        let text: String
    }

    func response(from request: Request, context: some RequestContext) throws -> Response {
        var headers = HTTPFields()
        if let retryAfter { headers[.retryAfter] = "\(retryAfter)" }
        return try Response.json(
            Body(code: code, text: text), status: status, headers: headers)
    }

    /// Where no route answers; the connection ends behind it.
    var plain: (head: HTTPResponse, body: ByteBuffer) {
        let body = ByteBuffer(string: "{\"code\":\"\(code)\",\"text\":\"\(text)\"}")
        var fields: HTTPFields = [
            .contentType: "application/json", .cacheControl: "no-store", .connection: "close",
            .contentLength: "\(body.readableBytes)",
        ]
        SafetyMiddleware.fenceIn(&fields)
        return (HTTPResponse(status: status, headerFields: fields), body)
    }
}
