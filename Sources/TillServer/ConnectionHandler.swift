import Crypto
import Logging
import NIOCore
import NIOPosix
import TillCore
import TillEngine
import TillProtocol

/// Does what a connection's machine says: reads, writes, hands over, sends work to the pool.
final class ConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let house: House
    private let nonce: Hex
    private var machine = Connection()
    private var decoder = FrameDecoder()
    private var port: ConnectionPort?
    private var context: ChannelHandlerContext?
    private var wantsRead = false
    private var deadline: Scheduled<Void>?
    /// For what is still to be written before the link is closed.
    private var lastDeadline: Scheduled<Void>?
    /// `deadline` is HELLO's, not a line's.
    private var isWatchingHello = true
    /// As much was taken as may be; whole lines may wait in the decoder.
    private var hasHeldLine = false
    private var isAdvancing = false
    /// The peer sends nothing more.
    private var hasEnded = false
    /// Which station the writer may count as this connection's.
    private var claimed: Station?

    init(_ house: House) {
        self.house = house
        nonce = SymmetricKey(size: .bits128).withUnsafeBytes { Hex($0) }
    }

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        let port = ConnectionPort(self, context.eventLoop)
        self.port = port
        if house.connections.insert(port) {
            write(greeting, context)
            context.flush()
            schedule(Limits.secondsToHello, context)
        } else {
            machine.broke(Unreadable(.tooManyConnections))
        }
        if house.bulletin.current.isShuttingDown { machine.beganShutdown() }
        advance(context)
        context.fireChannelActive()
    }

    /// `OK till=1 store="Kvarnens Livs" nonce=5f0c…`
    private var greeting: [UInt8] {
        var answer = Answer()
        answer.field("till", HelloRequest.version)
        answer.field("store", house.bulletin.current.storeName)
        answer.field("nonce", nonce)
        return Reply.ok(answer).bytes
    }

    func channelInactive(context: ChannelHandlerContext) {
        // Something may hold this handler a while longer, but not what was read.
        machine = Connection()
        machine.peerClosed()
        decoder = FrameDecoder()
        deadline?.cancel()
        lastDeadline?.cancel()
        if let port {
            house.connections.remove(port)
            if let claimed { house.mailbox.post(.farewell(of: claimed, sender: port)) }
        }
        port = nil
        self.context = nil
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        decoder.append(&bytes)
        advance(context)
    }

    /// A peer that doesn't read its replies is not read either, or they would pile up here.
    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { advance(context) }
        context.fireChannelWritabilityChanged()
    }

    func read(context: ChannelHandlerContext) {
        if takesMore(context) && !hasHeldLine {
            context.read()
        } else {
            wantsRead = true
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        house.logger.debug("a connection failed", metadata: ["error": "\(error)"])
        context.close(promise: nil)
    }

    /// The peer has closed its side: what it sent is still decided and answered.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent {
            hasEnded = true
            advance(context)
        }
        context.fireUserInboundEventTriggered(event)
    }

    // MARK: From elsewhere, on this event loop

    func received(_ news: [SenderNews]) {
        for item in news {
            switch item {
            case .reply(let reply): machine.receivedReply(reply)
            case .takenOver: machine.tookOver()
            case .keyChanged: machine.keyChanged()
            }
        }
        if let context { advance(context) }
    }

    func beginShutdown() {
        machine.beganShutdown()
        if let context { advance(context) }
    }

    // MARK: Doing

    private func advance(_ context: ChannelHandlerContext) {
        // Called by what it does itself: the loop below goes round again.
        guard !isAdvancing else { return }
        isAdvancing = true
        repeat {
            takeLines(context)
            if hasEnded && !hasHeldLine { machine.receivedEnd() }
            var hasWritten = false
            while let action = machine.next() {
                if perform(action, context) { hasWritten = true }
            }
            if hasWritten { context.flush() }
        } while takesMore(context) && hasHeldLine
        watchLine(context)
        isAdvancing = false
        if wantsRead, takesMore(context), !hasHeldLine {
            wantsRead = false
            context.read()
        }
    }

    private func takesMore(_ context: ChannelHandlerContext) -> Bool {
        machine.wantsMore && context.channel.isWritable
    }

    /// Moves whole lines from the decoder to the machine, as many as it takes.
    private func takeLines(_ context: ChannelHandlerContext) {
        hasHeldLine = false
        while takesMore(context) {
            switch decoder.next() {
            case .line(let bytes):
                machine.receivedLine(bytes)
                stopWatchingLine()
            case .tooLong: machine.broke(Unreadable(.lineTooLong))
            case nil: return
            }
        }
        hasHeldLine = true
    }

    /// - Returns: whether something is to be flushed.
    private func perform(_ action: Connection.Action, _ context: ChannelHandlerContext) -> Bool {
        switch action {
        case .write(let bytes):
            write(bytes, context)
            return true
        case .close: close(context)
        case .submit(let pending): submit(pending)
        case .derive(let pending): derive(pending, context)
        case .check(let pending): check(pending, context)
        case .find(let words, let limit): find(words, limit, context)
        case .whereabouts(let code, let limit): find(code, limit, context)
        case .read(let page): read(page, context)
        }
        return false
    }

    /// Once all is written; but who reads nothing, or never ends its handshake, keeps no place.
    private func close(_ context: ChannelHandlerContext) {
        let loop = context.eventLoop.assumeIsolated()
        lastDeadline = loop.scheduleTask(in: .seconds(Int64(Limits.secondsForALine))) {
            context.close(promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer())).assumeIsolated()
            .whenComplete { _ in context.close(promise: nil) }
    }

    private func write(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
    }

    private func submit(
        _ pending: Connection.Pending, pin: Hex? = nil, newPIN: Hex? = nil, key: Hex? = nil
    ) {
        guard let port, let station = station(of: pending.request) else { return }
        let request = pending.request
        let digest = house.secrets.digest(of: request.digestible)
        var submission = Submission(
            station: station, number: request.number, digest: digest, body: request.body)
        submission.secondPerson = request.secondPerson
        submission.pin = pin
        submission.newPIN = newPIN
        submission.provenKey = key
        if pending.takesOver && station.keyName != nil { claimed = station }
        house.mailbox.post(
            Delivery(submission: submission, sender: port, takesOver: pending.takesOver))
    }

    private func station(of request: Request) -> Station? {
        if case .hello(let hello) = request.content { hello.station } else { machine.station }
    }

    /// scrypt takes some 40 ms: on the pool, with this connection held meanwhile.
    private func derive(_ pending: Connection.Pending, _ context: ChannelHandlerContext) {
        let secrets = house.secrets
        let request = pending.request
        let work = house.pool.runIfActive(eventLoop: context.eventLoop) {
            (try request.pin.map(secrets.verifier), try request.newPIN.map(secrets.verifier))
        }
        work.assumeIsolated().whenComplete { [self] result in
            machine.derived()
            switch result {
            case .success(let (pin, newPIN)): submit(pending, pin: pin, newPIN: newPIN)
            case .failure(let error): fail(error, context)
            }
            advance(context)
        }
    }

    private func check(_ pending: Connection.Pending, _ context: ChannelHandlerContext) {
        guard case .hello(let hello) = pending.request.content, let proof = hello.proof else {
            preconditionFailure("only a HELLO with a proof is checked")
        }
        let posted = house.bulletin.current
        let key = hello.station.keyName.flatMap { posted.keys[$0] }
        let text = HelloRequest.signedText(
            store: posted.storeName, station: hello.station, serverNonce: nonce,
            clientNonce: proof.nonce, certificate: house.certificateHash)
        let work = house.pool.runIfActive(eventLoop: context.eventLoop) {
            key.flatMap { isSigned(text, proof.signature, by: $0) ? $0 : nil }
        }
        work.assumeIsolated().whenComplete { [self] result in
            switch result {
            case .success(let provenKey): submit(pending, key: provenKey)
            case .failure(let error): fail(error, context)
            }
            advance(context)
        }
    }

    private func find(_ words: [String], _ limit: Int, _ context: ChannelHandlerContext) {
        let (catalogue, today) = (house.catalogue, house.now().localDate)
        let search: @Sendable () throws -> Reply = {
            try Reply.find(words, limit: limit, on: today, in: catalogue)
        }
        let scan = house.scans.runIfActive(eventLoop: context.eventLoop) {
            try Reply.scanned(words, on: today, in: catalogue)
        }
        scan.assumeIsolated().whenComplete { [self] result in
            switch result {
            case .success(let reply?): answer(.success(reply), context)
            case .success(nil): lookUp(context, search)
            case .failure(let error): answer(.failure(error), context)
            }
        }
    }

    private func find(_ code: ItemCode, _ limit: Int, _ context: ChannelHandlerContext) {
        let (catalogue, today) = (house.catalogue, house.now().localDate)
        lookUp(context) { try Reply.whereabouts(of: code, limit: limit, on: today, in: catalogue) }
    }

    private func read(_ page: Command.JournalPage, _ context: ChannelHandlerContext) {
        let entries = house.entries
        lookUp(context) { try Reply.journal(page, from: entries) }
    }

    private func lookUp(
        _ context: ChannelHandlerContext, _ work: @escaping @Sendable () throws -> Reply
    ) {
        let work = house.readers.runIfActive(eventLoop: context.eventLoop, work)
        work.assumeIsolated().whenComplete { [self] result in answer(result, context) }
    }

    private func answer(_ result: Result<Reply, any Error>, _ context: ChannelHandlerContext) {
        switch result {
        case .success(let reply): machine.found(reply)
        case .failure(let fault as Fault) where fault.kind == .badRecord:
            house.logger.error(
                "a record can't be trusted", metadata: ["fault": "\(fault.message)"])
            machine.found(Refusal(.fault).reply(number: nil))
        case .failure(let error): fail(error, context)
        }
        advance(context)
    }

    /// Work on the pool failed: nothing can be answered truthfully, so the link ends.
    private func fail(_ error: any Error, _ context: ChannelHandlerContext) {
        house.logger.error("work for a connection failed", metadata: ["error": "\(error)"])
        context.close(promise: nil)
    }

    // MARK: Deadlines

    /// A begun line has to end; a connection has to say HELLO.
    private func watchLine(_ context: ChannelHandlerContext) {
        guard machine.station != nil || machine.phase == .closed else { return }
        if isWatchingHello || !decoder.isInLine || !takesMore(context) {
            deadline?.cancel()
            deadline = nil
            isWatchingHello = false
        }
        if decoder.isInLine && takesMore(context) && deadline == nil {
            schedule(Limits.secondsForALine, context)
        }
    }

    /// A line has ended: the one begun behind it has its own time.
    private func stopWatchingLine() {
        guard !isWatchingHello else { return }
        deadline?.cancel()
        deadline = nil
    }

    private func schedule(_ seconds: Int, _ context: ChannelHandlerContext) {
        let loop = context.eventLoop.assumeIsolated()
        deadline = loop.scheduleTask(in: .seconds(Int64(seconds))) { [self] in
            deadline = nil
            machine.broke(Unreadable(.tooSlow))
            if let context = self.context { advance(context) }
        }
    }
}

extension Request {
    var body: Submission.Body {
        switch content {
        case .command(let command): .command(command)
        case .hello(let hello): .command(.hello(hello.hello))
        case .unreadable(let unreadable):
            .unreadable(code: unreadable.code.rawValue, text: unreadable.text)
        case .help, .quit, .find, .whereabouts:
            preconditionFailure("the connection answers these itself")
        }
    }
}
