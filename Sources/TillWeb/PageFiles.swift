import Crypto
import HTTPTypes
import Hummingbird
import TillCore

/// The page's files, as they stand in the program.
///
/// All but the page itself are asked for under a folder that carries the digest of them all:
/// `/p/5f0c6a1e90b3478d/page.js`. So they are kept by the browser for good, and another version is
/// another folder. The page is asked for each time, and is told unchanged in a few bytes.
struct PageFiles: Sendable {
    struct File: Sendable {
        let type: String
        let bytes: [UInt8]
    }

    let page: [UInt8]
    let digest: String
    let files: [String: File]

    private static let script = "text/javascript; charset=utf-8"
    static let mark = "{version}"

    init() {
        files = Self.all
        var hash = SHA256()
        for name in files.keys.sorted() {
            hash.update(data: Array(name.utf8))
            hash.update(data: files[name]?.bytes ?? [])
        }
        hash.update(data: PackageResources.index_html)
        let digest = Hex(hash.finalize().prefix(8)).written
        self.digest = digest
        let text = String(decoding: PackageResources.index_html, as: UTF8.self)
        page = Array(
            text.split(separator: Self.mark, omittingEmptySubsequences: false)
                .joined(separator: digest).utf8)
    }

    private static let all: [String: File] = [
        "style.css": File(type: "text/css; charset=utf-8", bytes: PackageResources.style_css),
        "icon.svg": File(type: "image/svg+xml", bytes: PackageResources.icon_svg),
        "page.js": File(type: script, bytes: PackageResources.page_js),
        "elements.js": File(type: script, bytes: PackageResources.elements_js),
        "item.js": File(type: script, bytes: PackageResources.item_js),
        "map.js": File(type: script, bytes: PackageResources.map_js),
        "places.js": File(type: script, bytes: PackageResources.places_js),
        "search.js": File(type: script, bytes: PackageResources.search_js),
        "server.js": File(type: script, bytes: PackageResources.server_js),
        "staff.js": File(type: script, bytes: PackageResources.staff_js),
        "changes.js": File(type: script, bytes: PackageResources.changes_js),
        "texts.js": File(type: script, bytes: PackageResources.texts_js),
        "words.js": File(type: script, bytes: PackageResources.words_js),
    ]
}

extension PageFiles {
    func add(to router: Router<WebContext>) {
        router.get("/") { request, _ in
            Self.revalidated(page, type: "text/html; charset=utf-8", tag: digest, request)
        }
        router.get("/p/:version/:file") { _, context in
            guard context.parameters.get("version") == digest,
                let file = context.parameters.get("file").flatMap({ files[$0] })
            else { throw WebFailure.notFound }
            return Response(
                status: .ok,
                headers: [
                    .contentType: file.type,
                    .cacheControl: "public, max-age=31536000, immutable",
                ],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
        }
        router.get("/favicon.ico") { _, _ in
            Response(status: .seeOther, headers: [.location: "/p/\(digest)/icon.svg"])
        }
    }

    /// The bytes, or that they are those that the browser has.
    static func revalidated(
        _ bytes: [UInt8], type: String, tag: String, _ request: Request
    ) -> Response {
        let tag = "\"\(tag)\""
        let headers: HTTPFields = [
            .contentType: type, .cacheControl: "private, no-cache", .eTag: tag,
        ]
        let known = request.headers[.ifNoneMatch]?.split(separator: ",").map { part in
            String(part.drop { $0 == " " }.prefix { $0 != " " })
        }
        guard known?.contains(where: { $0 == tag || $0 == "W/\(tag)" }) != true else {
            return Response(status: .notModified, headers: headers)
        }
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
