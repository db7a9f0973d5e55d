import NIOCore

/// A connection as other threads know it.
final class ConnectionPort: Sender {
    private let handler: NIOLoopBound<ConnectionHandler>
    let eventLoop: (any EventLoop)?

    init(_ handler: ConnectionHandler, _ eventLoop: any EventLoop) {
        self.handler = NIOLoopBound(handler, eventLoop: eventLoop)
        self.eventLoop = eventLoop
    }

    func receive(_ news: [SenderNews]) {
        handler.value.received(news)
    }

    func shutDown() {
        eventLoop?.execute { self.handler.value.beginShutdown() }
    }
}
