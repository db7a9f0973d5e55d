import NIOCore
import TillCore

/// One register: says HELLO, then sells until time is up. Shares its processor with the server, so
/// it reads no more of a reply than whether it is `OK`.
final class Seller: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Stage {
        case greeting, hello, selling
    }

    private let register: Int
    private let plan: SalePlan
    /// HELLO has been answered.
    let ready: EventLoopPromise<Void>
    /// Every sale that was begun has ended.
    let finished: EventLoopPromise<Void>
    private var stage = Stage.greeting
    private var tally: Tally?
    private var context: ChannelHandlerContext?
    private var lines = StatusLines()
    private var toWrite = ByteBuffer()
    private var number = 1
    private var sale = 0
    /// Replies to come until the sale in front has ended.
    private var linesLeft = 0
    /// When the sales under way began, the oldest first.
    private var begun = CircularBuffer<NIODeadline>()

    init(register: Int, plan: SalePlan, on loop: any EventLoop) {
        self.register = register
        self.plan = plan
        ready = loop.makePromise()
        finished = loop.makePromise()
        sale = register * 7  // not everybody sells the same at a time
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        fail("the server closed the connection")
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail("\(error)")
    }

    private func fail(_ why: String) {
        let failure = BenchFailure("register \(register): \(why)")
        ready.fail(failure)
        finished.fail(failure)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        lines.append(&bytes)
        while let line = lines.next() {
            if !line.isOK {
                fail(String(buffer: line))
            } else if stage == .selling {
                answered()
            } else {
                introduce(line)
            }
        }
        send()
    }

    /// Greeted, or answered to HELLO.
    private func introduce(_ said: ByteBuffer) {
        if stage == .greeting {
            stage = .hello
            toWrite.writeString("HELLO v=1 register=\(register)\n")
            return
        }
        let bytes = Array(said.readableBytesView)
        guard let line = try? Line(parsing: bytes),
            let next = line.value("next").flatMap(Int.init(text:)), line.value("state") == "open"
        else {
            fail("the drawer is not open, or a sale is: \(String(buffer: said))")
            return
        }
        number = next
        stage = .selling
        ready.succeed()
    }
}

extension Seller {
    func start(counting tally: Tally) {
        self.tally = tally
        linesLeft = plan.linesPerSale
        let now = NIODeadline.now()
        if let pace = plan.pace {
            // Not everybody at the same time.
            let share = pace.nanoseconds * Int64(register % 100) / 100
            beginLater(at: now + .nanoseconds(share))
        } else {
            for _ in 0..<plan.inFlight { begin(at: now) }
            send()
        }
    }

    /// A paced sale counts from when it was due: what holds it up counts too.
    private func beginLater(at due: NIODeadline) {
        guard let context else { return }
        context.eventLoop.assumeIsolated().scheduleTask(deadline: due) { [self] in
            begin(at: due)
            send()
        }
    }

    private func begin(at now: NIODeadline) {
        begun.append(now)
        sale += 1
        let lines = plan.isStepwise ? 1 : plan.linesPerSale
        for line in 0..<lines { write(line) }
    }

    private func write(_ line: Int) {
        plan.write(line: line, ofSale: sale, number: number, to: &toWrite)
        number += 1
    }

    private func answered() {
        guard let tally, let beginning = begun.first else { return }
        linesLeft -= 1
        guard linesLeft == 0 else {
            if plan.isStepwise { write(plan.linesPerSale - linesLeft) }
            return
        }
        linesLeft = plan.linesPerSale
        begun.removeFirst()
        let now = NIODeadline.now()
        tally.ended(at: now, begun: beginning)
        if let pace = plan.pace, tally.isOpen(at: max(now, beginning + pace)) {
            beginLater(at: beginning + pace)
        } else if plan.pace == nil, tally.isOpen(at: now) {
            begin(at: now)
        } else if begun.isEmpty {
            finished.succeed()
        }
    }

    private func send() {
        guard let context, toWrite.readableBytes > 0 else { return }
        context.writeAndFlush(wrapOutboundOut(toWrite), promise: nil)
        toWrite = context.channel.allocator.buffer(capacity: 512)
    }
}
