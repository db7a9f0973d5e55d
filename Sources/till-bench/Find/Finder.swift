import NIOCore
import TillCore

/// One of those who ask: a question, its answer, a pause, the next. An answer is timed from when
/// its question was due.
final class Finder: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Stage {
        case greeting, hello, waiting, asking(FindKind, since: NIODeadline)
    }

    private let station: Int
    private let plan: FindPlan
    private let pace: TimeAmount
    let ready: EventLoopPromise<Void>
    let finished: EventLoopPromise<Void>
    private var stage = Stage.greeting
    private var tallies: [FindKind: Tally] = [:]
    private var context: ChannelHandlerContext?
    private var lines = StatusLines()
    private var number: Int

    init(station: Int, plan: FindPlan, pace: TimeAmount, on loop: any EventLoop) {
        self.station = station
        self.plan = plan
        self.pace = pace
        ready = loop.makePromise()
        finished = loop.makePromise()
        number = station * 101
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        fail("the server closed the connection")
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { fail("\(error)") }

    private func fail(_ why: String) {
        let failure = BenchFailure("finder \(station): \(why)")
        ready.fail(failure)
        finished.fail(failure)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        lines.append(&bytes)
        while let line = lines.next() {
            if line.isOK { answered() } else { fail(String(buffer: line)) }
        }
    }

    private func answered() {
        switch stage {
        case .greeting:
            stage = .hello
            send("HELLO v=1 service=bench station=find-\(station)\n")
        case .hello:
            stage = .waiting
            ready.succeed()
        case .waiting: fail("an answer that nobody asked for")
        case .asking(let kind, let due):
            stage = .waiting
            let now = NIODeadline.now()
            tallies[kind]?.ended(at: now, begun: due)
            askLater(at: due + pace)
        }
    }

    func start(counting tallies: [FindKind: Tally]) {
        self.tallies = tallies
        askLater(at: .now() + .nanoseconds(pace.nanoseconds * Int64(station % 10) / 10))
    }

    private func askLater(at due: NIODeadline) {
        guard let context, tallies.values.contains(where: { $0.isOpen(at: due) }) else {
            finished.succeed()
            return
        }
        context.eventLoop.assumeIsolated().scheduleTask(deadline: due) { [self] in ask(due) }
    }

    private func ask(_ due: NIODeadline) {
        let kind = FindKind.allCases[number % FindKind.allCases.count]
        stage = .asking(kind, since: due)
        send(plan.line(kind, number / FindKind.allCases.count))
        number += 1
    }

    private func send(_ text: String) {
        guard let context else { return }
        let buffer = context.channel.allocator.buffer(string: text)
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    }
}
