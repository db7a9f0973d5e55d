import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import TillCore

@testable import TillWeb

/// A few goods, as a read model would tell them.
struct FewGoods: GoodsAnswers {
    static let milk: FoundItem = {
        var item = Item()
        item.code = .gtin(7_310_865_001_825)
        item.name = "<b>Mjölk</b>"
        item.price = Money(minor: 1690)
        var further = Placed(place: "12-F-1", isHome: false)
        further.planned = Quantity(thousandths: 6000)
        further.note = "Gavel"
        return FoundItem(
            item: item, price: Money(minor: 1590), onHand: Quantity(thousandths: -2000),
            places: [Placed(place: "1-A-1", isHome: true), further])
    }()

    func find(_ words: [String], limit: Int) async throws -> [FoundItem]? {
        switch words.first {
        case "slow": nil
        case "many": Array(repeating: Self.milk, count: limit)
        case "broken": throw Broken()
        default: words == ["mjölk", "arla"] ? [Self.milk] : []
        }
    }

    func whereabouts(of code: ItemCode, limit: Int) async throws -> Whereabouts? {
        code == Self.milk.item.code ? Whereabouts(found: Self.milk, similar: [Self.milk]) : nil
    }

    struct Broken: Error {}
}

/// Asks the page without a socket.
struct Browser {
    let page: WebPage
    var host = "127.0.0.1:7480"

    init(guests: Bool = true, names: HostNames? = HostNames()) throws {
        let floor = try Floor(
            text: """
                floor name="Kvarnens Livs" width=1900 depth=1500
                bay id=1-A x=900 y=0 width=100 depth=50 shelves=3 face=south
                entrance id=main x=950 y=1500
                """)
        page = try WebPage(
            shop: WebShop(
                store: "Kvarnens Livs", currency: "SEK", guestsMayRead: guests, floor: floor),
            goods: FewGoods(), daemon: DaemonLink(key: nil) { throw FewGoods.Broken() },
            names: names, logger: Logger(label: "test"))
    }

    func ask(
        _ path: String, _ method: HTTPRequest.Method = .get, headers: HTTPFields = [:],
        body: String = ""
    ) async throws -> (status: Int, headers: HTTPFields, body: String) {
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: host, path: path, headerFields: headers),
            body: RequestBody(buffer: ByteBuffer(string: body)))
        let channel = NIOAsyncTestingChannel()
        try await channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1))
        let context = WebContext(
            source: ApplicationRequestContextSource(
                channel: channel, logger: Logger(label: "test")))
        let response = try await page.respond(to: request, context)
        let writer = Collector()
        try await response.body.write(writer)
        return (response.status.code, response.headers, writer.text)
    }

    private final class Collector: ResponseBodyWriter {
        var bytes = ByteBuffer()
        var text: String { String(buffer: bytes) }
        func write(_ buffer: ByteBuffer) async throws { bytes.writeImmutableBuffer(buffer) }
        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
