import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Stands between HTTP and the routes of one connection: tells the reception what comes and goes.
final class VisitHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let reception: Reception
    private let page: WebPage
    private var request: HTTPRequest?

    init(_ reception: Reception, _ page: WebPage) {
        self.reception = reception
        self.page = page
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let id = ObjectIdentifier(context.channel)
        switch unwrapInboundIn(data) {
        case .head(let head):
            request = head
            reception.head(id, at: .now)
        case .body: break
        case .end:
            let isLoggedIn = request.map { page.isLoggedIn($0.headerFields) } ?? false
            reception.whole(id, isLoggedIn: isLoggedIn, at: .now)
        }
        context.fireChannelRead(data)
    }

    func write(
        context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
    ) {
        switch unwrapOutboundIn(data) {
        case .head(let head) where head.status == .badRequest && isBare(head):
            let (head, body) = WebFailure.malformed.plain
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(body)), promise: promise)
        case .end:
            context.write(data, promise: promise)
            reception.answered(ObjectIdentifier(context.channel), at: .now)
        case .head, .body: context.write(data, promise: promise)
        }
    }

    /// Hummingbird says of what is no HTTP that it is none, without a word.
    private func isBare(_ head: HTTPResponse) -> Bool { head.headerFields[.contentType] == nil }
}
