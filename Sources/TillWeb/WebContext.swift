import Hummingbird
import Logging
import NIOCore

/// What the routes know of a request beside the request itself.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    private let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// Where the request comes from.
    var caller: Caller { Caller(channel.remoteAddress) }

    /// Whether anybody is there to be answered.
    var isThere: Bool { channel.isActive }
}
