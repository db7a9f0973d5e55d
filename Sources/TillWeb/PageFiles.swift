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
    let page: Content
    let digest: String
    private let files: [String: Content]

    private static let mark = "{version}"
    private static let script = "text/javascript; charset=utf-8"

    init() {
        let all = Self.all
        var hash = SHA256()
        for name in all.keys.sorted() {
            hash.update(data: Array(name.utf8))
            hash.update(data: all[name]?.bytes ?? [])
        }
        hash.update(data: PackageResources.index_html)
        digest = Hex(hash.finalize().prefix(8)).written
        let text = String(decoding: PackageResources.index_html, as: UTF8.self)
            .split(separator: Self.mark, omittingEmptySubsequences: false)
            .joined(separator: digest)
        page = Content("text/html; charset=utf-8", Array(text.utf8))
        files = all
    }

    private static var all: [String: Content] {
        [
            "style.css": Content("text/css; charset=utf-8", PackageResources.style_css),
            "icon.svg": Content("image/svg+xml", PackageResources.icon_svg),
            "page.js": Content(script, PackageResources.page_js),
            "elements.js": Content(script, PackageResources.elements_js),
            "item.js": Content(script, PackageResources.item_js),
            "map.js": Content(script, PackageResources.map_js),
            "places.js": Content(script, PackageResources.places_js),
            "search.js": Content(script, PackageResources.search_js),
            "server.js": Content(script, PackageResources.server_js),
            "staff.js": Content(script, PackageResources.staff_js),
            "changes.js": Content(script, PackageResources.changes_js),
            "texts.js": Content(script, PackageResources.texts_js),
            "words.js": Content(script, PackageResources.words_js),
        ]
    }

    var names: [String] { files.keys.sorted() }

    func add(to router: Router<WebContext>) {
        router.get("/") { request, _ in page.answer(to: request, keep: .asking) }
        router.get("/p/:version/:file") { request, context in
            guard context.parameters.get("version") == digest,
                let file = context.parameters.get("file").flatMap({ files[$0] })
            else { throw WebFailure.notFound }
            return file.answer(to: request, keep: .forGood)
        }
        router.get("/favicon.ico") { _, _ in
            Response(status: .seeOther, headers: [.location: "/p/\(digest)/icon.svg"])
        }
    }
}
