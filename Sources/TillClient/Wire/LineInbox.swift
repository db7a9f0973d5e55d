import NIOCore

/// What a wait for a line ends with.
package enum Arrival: Sendable, Equatable {
    /// A line, without its end.
    case line([UInt8])
    /// The other side has closed, and every line before that has been given out.
    case closed
    /// Nothing came in the time allowed.
    case silence
}

/// The end of the pipeline: keeps lines until somebody asks for them. Lives on the event loop.
final class LineInbox: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private var framer = LineFramer()
    private var lines = CircularBuffer<[UInt8]>()
    private var failure: LinkFailure?
    private var isClosed = false
    private var waiting: EventLoopPromise<Arrival>?
    private var deadline: Scheduled<Void>?

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard failure == nil else { return }
        framer.append(unwrapInboundIn(data).readableBytesView)
        do {
            while let line = try framer.next() { lines.append(line) }
        } catch {
            failure = .broken("the server sent a line of more than 16 KiB")
            context.close(promise: nil)
        }
        settle()
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosed = true
        settle()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        failure = failure ?? .lost(error)
        context.close(promise: nil)
    }

    /// The next line, at once when one waits.
    func next(within time: TimeAmount, on loop: any EventLoop) -> EventLoopFuture<Arrival> {
        precondition(waiting == nil, "one reader at a time waits for a line")
        let promise = loop.makePromise(of: Arrival.self)
        waiting = promise
        settle()
        if waiting != nil {
            deadline = loop.assumeIsolated().scheduleTask(in: time) {
                self.finish(.success(.silence))
            }
        }
        return promise.futureResult
    }

    /// All lines that are here.
    func takeLines() -> [[UInt8]] {
        defer { lines.removeAll(keepingCapacity: true) }
        return Array(lines)
    }

    /// Gives the one who waits what there is.
    private func settle() {
        guard waiting != nil else { return }
        if let line = lines.popFirst() {
            finish(.success(.line(line)))
        } else if isClosed, let failure {
            finish(.failure(failure))
        } else if isClosed {
            finish(.success(.closed))
        }
    }

    private func finish(_ result: Result<Arrival, any Error>) {
        deadline?.cancel()
        deadline = nil
        let promise = waiting
        waiting = nil
        promise?.completeWith(result)
    }
}
