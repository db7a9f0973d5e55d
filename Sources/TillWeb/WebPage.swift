import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging

/// The routes put together: a request to a response, without a socket.
package struct WebPage: Sendable {
    private let router: any HTTPResponder<WebContext>
    private let door: Door
    let noise: NoiseLog

    package init(
        shop: WebShop, goods: any GoodsAnswers, daemon: DaemonLink, names: HostNames?,
        logger: Logger
    ) throws {
        let noise = NoiseLog(logger)
        let door = Door(guestsMayRead: shop.guestsMayRead, isTLS: names == nil)
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SafetyMiddleware(noise: noise))
        router.add(middleware: OriginMiddleware(names: names))
        PageFiles().add(to: router)
        try GoodsRoutes(shop: shop, goods: goods, door: door).add(to: router)
        StaffRoutes(shop: shop, daemon: daemon, door: door).add(to: router)
        self.router = router.buildResponder()
        self.door = door
        self.noise = noise
    }

    /// Whether it is somebody's request who is logged in.
    func isLoggedIn(_ headers: HTTPFields) -> Bool { door.looked(headers) != nil }

    func respond(to request: Request, _ context: WebContext) async throws -> Response {
        var response = try await router.respond(to: request, context: context)
        response.headers[.date] = Self.date(.now)
        return response
    }

    /// As a connection has it done.
    func responder(_ logger: Logger) -> HTTPChannelHandler.Responder {
        { request, writer, channel in
            let context = WebContext(
                source: ApplicationRequestContextSource(channel: channel, logger: logger))
            let response = try await respond(to: request, context)
            try await writer.write(response: response.head, body: response.body)
        }
    }

    /// `Thu, 26 Nov 2026 20:40:41 GMT`
    private static func date(_ date: Date) -> String {
        date.formatted(
            .verbatim(
                """
                \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \
                \(year: .padded(4)) \
                \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\
                \(minute: .twoDigits):\(second: .twoDigits) GMT
                """, locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
                calendar: Calendar(identifier: .gregorian)))
    }
}
