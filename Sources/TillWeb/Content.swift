import Crypto
import HTTPTypes
import Hummingbird
import TillCore

/// Bytes that stay the same while the daemon runs: plain, packed once, and with their tag.
struct Content: Sendable {
    /// How long a browser keeps them.
    enum Keeping {
        /// It asks each time whether they are still the same.
        case asking
        case forGood
    }

    let type: String
    let bytes: [UInt8]
    private let plain: ByteBuffer
    private let packed: ByteBuffer
    private let tag: String

    init(_ type: String, _ bytes: [UInt8]) {
        self.type = type
        self.bytes = bytes
        plain = ByteBuffer(bytes: bytes)
        packed = ByteBuffer(bytes: Deflate.gzip(bytes))
        tag = Hex(SHA256.hash(data: bytes).prefix(8)).written
    }

    /// The bytes, or that they are those that the browser has.
    func answer(to request: Request, keep: Keeping) -> Response {
        let takesPacked = Self.parts(request.headers[.acceptEncoding]).contains { part in
            let words = part.split(separator: ";")
            return words.first == "gzip" && !words.dropFirst().contains { $0 == "q=0" }
        }
        // Each form has a tag of its own: they are different bytes.
        let own = "\"\(tag)\(takesPacked ? "-z" : "")\""
        var headers: HTTPFields = [.contentType: type, .eTag: own, .vary: "Accept-Encoding"]
        headers[.cacheControl] =
            switch keep {
            case .asking: "private, no-cache"
            case .forGood: "public, max-age=31536000, immutable"
            }
        let known = Self.parts(request.headers[.ifNoneMatch])
        guard !known.contains(where: { $0 == own || $0 == "W/\(own)" }) else {
            return Response(status: .notModified, headers: headers)
        }
        if takesPacked { headers[.contentEncoding] = "gzip" }
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody(byteBuffer: takesPacked ? packed : plain))
    }

    /// `gzip, br;q=0.8` without its spaces, one by one.
    private static func parts(_ field: String?) -> [String] {
        (field ?? "").split(separator: ",").map { part in part.filter { $0 != " " } }
    }
}
