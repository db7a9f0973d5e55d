import DequeModule
import Logging
import NIOCore
import Synchronization

/// Gives strangers and guests their turns on an event loop, and no more of its time than their
/// share: whatever they send, and however many they are, a register waits for one short stretch.
///
/// Whoever wants to read, or has lines left from its last turn, asks `mayGo`. While the share
/// lasts it goes at once; otherwise it waits here, first come, first served. What each costs is
/// measured around it, TLS and all (`MeterHandler`), and charged.
final class Rota: Sendable {
    private struct State {
        var share: Share
        var waiting: Deque<any TurnTaker> = []
        var isTicking = false
    }

    /// A turn that is given is charged this much at once; the rest when it is known.
    private static let costOfATurn: Int64 = 10_000
    /// The loop serves others between two stretches, whatever the clock says.
    private static let shortestPause = TimeAmount.microseconds(500)

    private let state: Mutex<State>

    init(percent: Int64) {
        state = Mutex(State(share: Share(percent: percent)))
    }

    /// Whether a turn may be taken now; otherwise `takeTurn` is called later, once.
    func mayGo(_ taker: any TurnTaker) -> Bool {
        let now = Self.now
        let (mayGo, delay) = state.withLock { state -> (Bool, TimeAmount?) in
            if state.waiting.isEmpty, state.share.mayGo(at: now) {
                state.share.took(Self.costOfATurn)
                return (true, nil)
            }
            state.waiting.append(taker)
            guard !state.isTicking else { return (false, nil) }
            state.isTicking = true
            return (false, Self.delay(state, now))
        }
        if let delay { schedule(on: taker.loop, after: delay) }
        return mayGo
    }

    /// What work for somebody of this kind took.
    func charge(_ nanoseconds: Int64) {
        state.withLock { $0.share.took(nanoseconds) }
    }

    private func tick(_ loop: any EventLoop) {
        while let taker = next() {
            let began = Self.now
            taker.takeTurn()
            charge(Self.now - began)
        }
        let delay = state.withLock { state -> TimeAmount? in
            guard !state.waiting.isEmpty else {
                state.isTicking = false
                return nil
            }
            return Self.delay(state, Self.now)
        }
        if let delay { schedule(on: loop, after: delay) }
    }

    private func next() -> (any TurnTaker)? {
        state.withLock { state in
            guard !state.waiting.isEmpty, state.share.mayGo(at: Self.now) else { return nil }
            state.share.took(Self.costOfATurn)
            return state.waiting.popFirst()
        }
    }

    private func schedule(on loop: any EventLoop, after delay: TimeAmount) {
        loop.scheduleTask(in: delay) { self.tick(loop) }
    }

    private static func delay(_ state: State, _ now: Int64) -> TimeAmount {
        max(.nanoseconds(state.share.nextTime(after: now) - now), shortestPause)
    }

    static var now: Int64 { Int64(NIODeadline.now().uptimeNanoseconds) }
}

/// Somebody who takes turns on its event loop.
protocol TurnTaker: AnyObject, Sendable {
    var loop: any EventLoop { get }
    /// On its event loop.
    func takeTurn()
}

/// Stands before everything else of a connection, TLS included, and charges the rota for what
/// strangers and guests cost.
final class MeterHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let connection: ConnectionHandler

    init(_ connection: ConnectionHandler) { self.connection = connection }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard let rota = connection.rota else { return context.fireChannelRead(data) }
        let began = Rota.now
        context.fireChannelRead(data)
        rota.charge(Rota.now - began)
    }
}

/// Lets the listening socket take connections as the rota allows: a flood of them is strangers'
/// work, too.
final class AcceptGate: ChannelDuplexHandler {
    typealias InboundIn = Channel
    typealias OutboundIn = Never
    typealias OutboundOut = Never

    private let rota: Rota
    private var port: AcceptPort?
    private var context: ChannelHandlerContext?
    private var isWaiting = false
    private let logger: Logger
    private var lastSaid: NIODeadline?
    /// Until it is tried again, after a connection couldn't be taken.
    private static let pause = TimeAmount.milliseconds(250)
    /// Between two lines of the log about that.
    private static let silence = TimeAmount.minutes(1)

    init(_ rota: Rota, _ logger: Logger) {
        self.rota = rota
        self.logger = logger
    }

    /// No files are left, most likely. Who waits stays at the door, so the system would tell of it
    /// again and again, and the loop that serves registers would do nothing else.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let now = NIODeadline.now()
        if lastSaid.map({ now - $0 >= Self.silence }) ?? true {
            lastSaid = now
            logger.error("a connection can't be taken in: \(error)")
        }
        set(isTaking: false, context.channel)
        let gate = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: Self.pause) {
            guard let channel = gate.value.context?.channel else { return }
            gate.value.set(isTaking: true, channel)
        }
        context.fireErrorCaught(error)
    }

    private func set(isTaking: Bool, _ channel: any Channel) {
        // Only a channel that is closed can't be told.
        try? channel.syncOptions?.setOption(.autoRead, value: isTaking)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        port = AcceptPort(self, context.eventLoop)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        port = nil
    }

    func read(context: ChannelHandlerContext) {
        guard !isWaiting, let port else { return }
        if rota.mayGo(port) { return context.read() }
        isWaiting = true
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let began = Rota.now
        context.fireChannelRead(data)
        rota.charge(Rota.now - began)
    }

    fileprivate func takeTurn() {
        isWaiting = false
        context?.read()
    }
}

private final class AcceptPort: TurnTaker {
    let loop: any EventLoop
    private let gate: NIOLoopBound<AcceptGate>

    init(_ gate: AcceptGate, _ loop: any EventLoop) {
        self.loop = loop
        self.gate = NIOLoopBound(gate, eventLoop: loop)
    }

    func takeTurn() { gate.value.takeTurn() }
}
