import NIOCore
import TillCore
import TillEngine

/// A connection as other threads know it.
final class ConnectionPort: Sender, TurnTaker {
    private let handler: NIOLoopBound<ConnectionHandler>
    let loop: any EventLoop
    let owed: Owed

    var eventLoop: (any EventLoop)? { loop }
    var isClogged: Bool { owed.isTooMuch }

    init(_ handler: ConnectionHandler, _ eventLoop: any EventLoop, owed: Owed) {
        self.handler = NIOLoopBound(handler, eventLoop: eventLoop)
        self.loop = eventLoop
        self.owed = owed
    }

    func willReceive(_ bytes: Int) { owed.send(bytes) }

    func receive(_ news: [SenderNews]) {
        // Also when the connection has gone meanwhile: nobody is owed it any more.
        for item in news {
            if case .verdict(.reply(let reply), _) = item { owed.arrived(reply.bytes.count) }
        }
        handler.value.received(news)
    }

    func takeTurn() { handler.value.takeTurn() }

    func shutDown() { loop.execute { self.handler.value.beginShutdown() } }

    func turnOut() { loop.execute { self.handler.value.turnOut() } }
}
