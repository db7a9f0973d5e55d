import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

extension Response {
    /// What is true now and is asked again each time: kept nowhere.
    static func json(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var headers = headers
        headers[.contentType] = "application/json"
        if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
        let bytes = ByteBuffer(bytes: try encoder.encode(value))
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: bytes))
    }
}

extension Request {
    /// Longer bodies are not read to their end.
    static let maximumBody = 4096

    /// The JSON in the body. A page of another site can't send it: a browser asks first whether it
    /// may send `application/json` elsewhere, and is never told yes.
    func json<Value: Decodable>(_ type: Value.Type, _ context: WebContext) async throws -> Value {
        let media = headers[.contentType]?.split(separator: ";").first
        guard media?.lowercased() == "application/json" else { throw WebFailure.notJSON }
        if let length = headers[.contentLength], Int(length) ?? .max > Self.maximumBody {
            throw WebFailure.tooLarge
        }
        let buffer: ByteBuffer
        do {
            buffer = try await body.collect(upTo: Self.maximumBody)
        } catch is NIOTooManyBytesError {
            throw WebFailure.tooLarge
        } catch {
            // Reading has no other errors than the link's.
            context.logger.debug("a body was cut off: \(error)")
            throw WebFailure.cutOff
        }
        do {
            return try JSONDecoder().decode(type, from: Data(buffer.readableBytesView))
        } catch is DecodingError {
            throw WebFailure.badBody
        }
    }
}
