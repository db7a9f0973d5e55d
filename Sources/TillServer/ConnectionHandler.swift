import Crypto
import Logging
import NIOCore
import NIOPosix
import TillCore
import TillEngine
import TillProtocol

/// Does what a connection's machine says: reads, writes, hands over, sends work to the pools.
final class ConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let house: House
    /// The other end is in this process.
    private let isOurs: Bool
    private let nonce: Hex
    private var machine = Connection()
    private var decoder = FrameDecoder()
    private var port: ConnectionPort?
    private var context: ChannelHandlerContext?
    private var wantsRead = false
    private var isWaitingForTurn = false
    private var deadline: Scheduled<Void>?
    /// For the handshake of TLS.
    private var handshakeDeadline: Scheduled<Void>?
    /// For a peer that doesn't take what it is sent.
    private var deafDeadline: Scheduled<Void>?
    /// For what is still to be written before the link is closed.
    private var lastDeadline: Scheduled<Void>?
    /// `deadline` is HELLO's, not a line's.
    private var isWatchingHello = true
    /// As much was taken as may be; whole lines may wait in the decoder.
    private var hasHeldLine = false
    private var isAdvancing = false
    /// The peer sends nothing more.
    private var hasEnded = false
    /// It has no place, so its end is not waited for.
    private var isTurnedOut = false
    /// Which station the writer may count as this connection's.
    private var claimed: Station?

    init(_ house: House, isOurs: Bool = false) {
        self.house = house
        self.isOurs = isOurs
        nonce = SymmetricKey(size: .bits128).withUnsafeBytes { Hex($0) }
    }

    /// Where this connection waits for its turns; `nil`: it needs none.
    var rota: Rota? {
        guard !isOurs else { return nil }
        switch machine.peer {
        case .stranger: return house.strangersRota
        case .guest: return house.guestsRota
        case .station: return nil
        }
    }

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        let port = ConnectionPort(self, context.eventLoop, owed: Owed(house.owed))
        self.port = port
        if isIn(port, context) {
            greet(context)
            schedule(Limits.secondsToHello, context)
        } else {
            isTurnedOut = true
            machine.turnedOut()
        }
        if house.bulletin.current.isShuttingDown { machine.beganShutdown() }
        advance(context)
        context.fireChannelActive()
    }

    private func isIn(_ port: ConnectionPort, _ context: ChannelHandlerContext) -> Bool {
        guard !isOurs else {
            house.connections.insertOurs(port)
            return true
        }
        return house.connections.insert(port, from: Self.address(context.remoteAddress))
    }

    /// Whom many connections may come from: an address of IPv4, a network of IPv6, which is what a
    /// customer of a network is given (RFC 6177).
    private static func address(_ address: SocketAddress?) -> String {
        guard let address, let text = address.ipAddress else { return "" }
        guard address.protocol == .inet6 else { return text }
        // The address stands behind family, port and flow, of which its network is one half.
        return address.withSockAddr { start, size in
            Hex(UnsafeRawBufferPointer(start: start, count: size).dropFirst(8).prefix(8)).written
        }
    }

    /// What is written goes once the handshake of TLS is over.
    private func greet(_ context: ChannelHandlerContext) {
        let loop = context.eventLoop.assumeIsolated()
        if house.certificateHash != nil {
            let time = TimeAmount.seconds(Int64(Limits.secondsToShakeHands))
            handshakeDeadline = loop.scheduleTask(in: time) { context.close(promise: nil) }
        }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: greeting))).assumeIsolated()
            .whenComplete { [self] _ in
                handshakeDeadline?.cancel()
                handshakeDeadline = nil
            }
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
        for deadline in [deadline, handshakeDeadline, deafDeadline, lastDeadline] {
            deadline?.cancel()
        }
        if let port {
            house.connections.remove(port)
            if port.owed.keep(0) { house.mailbox.retry() }
            if let claimed { house.mailbox.post(.farewell(of: claimed, sender: port)) }
        }
        port = nil
        self.context = nil
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        decoder.append(&bytes)
        machine.beganTurn()
        advance(context)
    }

    /// A peer that doesn't read its replies is not read either, or they would pile up here; and
    /// after a while it keeps no place.
    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            deafDeadline?.cancel()
            deafDeadline = nil
            advance(context)
        } else if deafDeadline == nil {
            let loop = context.eventLoop.assumeIsolated()
            let time = TimeAmount.seconds(Int64(Limits.secondsDeaf))
            deafDeadline = loop.scheduleTask(in: time) { [self] in
                house.logger.info("a connection took nothing of what it was sent: it is cut")
                context.close(promise: nil)
            }
        }
        context.fireChannelWritabilityChanged()
    }

    func read(context: ChannelHandlerContext) {
        wantsRead = true
        readIfItMay(context)
    }

    /// Reads, when it is wanted and taken, and it is this connection's turn.
    private func readIfItMay(_ context: ChannelHandlerContext) {
        guard wantsRead, takesMore(context), !hasHeldLine, !machine.wantsTurn, hasTurn() else {
            return
        }
        wantsRead = false
        context.read()
    }

    /// Whether it is this connection's turn; otherwise it is told when it is.
    private func hasTurn() -> Bool {
        guard !isWaitingForTurn, let port else { return false }
        guard let rota else { return true }
        isWaitingForTurn = !rota.mayGo(port)
        return !isWaitingForTurn
    }

    /// The rota says: now.
    func takeTurn() {
        isWaitingForTurn = false
        guard let context else { return }
        if wantsRead, takesMore(context), !hasHeldLine, !machine.wantsTurn {
            wantsRead = false
            context.read()
            return
        }
        machine.beganTurn()
        advance(context)
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
            case .verdict(let verdict, let slot):
                note(verdict, slot)
                machine.received(verdict, for: slot)
            case .takenOver: machine.tookOver()
            case .keyChanged: machine.keyChanged()
            }
        }
        if machine.peer == .station { machine.beganTurn() }
        if let context { advance(context) }
    }

    /// Who was let in has another kind of place.
    private func note(_ verdict: Verdict, _ slot: Int) {
        guard !isOurs, let port, case .greeting(let station) = machine.phase,
            case .reply(let reply) = verdict
        else { return }
        if reply.isOK {
            house.connections.letIn(port, as: station)
        } else {
            house.connections.wasRefused(port)
        }
    }

    /// Somebody else has its place.
    func turnOut() {
        guard let context else { return }
        isTurnedOut = true
        // One that is on its way out already goes now.
        if machine.phase == .closing || machine.phase == .closed {
            context.close(promise: nil)
            return
        }
        machine.turnedOut()
        advance(context)
    }

    /// Stations have the time of the whole stop to take their answers; who is nobody in particular
    /// holds it up no longer than a second.
    func beginShutdown() {
        machine.beganShutdown()
        guard let context else { return }
        if !isOurs, machine.peer != .station {
            let loop = context.eventLoop.assumeIsolated()
            let time = TimeAmount.seconds(Int64(Limits.secondsToLeave))
            loop.scheduleTask(in: time) { context.close(promise: nil) }
        }
        advance(context)
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
            machine.isClogged = !context.channel.isWritable
            while let action = machine.next() {
                if perform(action, context) {
                    hasWritten = true
                    machine.isClogged = !context.channel.isWritable
                }
            }
            if hasWritten { context.flush() }
            machine.isClogged = !context.channel.isWritable
        } while takesMore(context) && hasHeldLine && !machine.wantsTurn
        watchLine(context)
        isAdvancing = false
        settle(context)
        if machine.wantsTurn { waitForTurn(context) }
        readIfItMay(context)
    }

    /// Lines wait that were not this turn's. A station's next turn is the loop's next round.
    private func waitForTurn(_ context: ChannelHandlerContext) {
        guard !isWaitingForTurn, let port else { return }
        isWaitingForTurn = true
        guard let rota else {
            let loop = context.eventLoop.assumeIsolated()
            loop.scheduleTask(in: .microseconds(100)) { [self] in takeTurn() }
            return
        }
        guard rota.mayGo(port) else { return }
        // Not at once: others that came before have the loop first.
        let loop = context.eventLoop.assumeIsolated()
        loop.scheduleTask(in: .microseconds(100)) { [self] in takeTurn() }
    }

    /// Tells how much is kept for this peer; the writer goes on with its lines when it is less.
    private func settle(_ context: ChannelHandlerContext) {
        guard let port else { return }
        let buffered =
            (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        if port.owed.keep(machine.bytesFilled + buffered) { house.mailbox.retry() }
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
            context.write(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
            return true
        case .close: close(context)
        case .submit(let pending): submit(pending)
        case .derive(let pending): derive(pending, context)
        case .check(let pending): check(pending, context)
        case .fetch(let pending, let keys): fetch(pending, keys, context)
        case .recall(let request, let slot): recall(request, slot, context)
        case .find(let words, let limit, let slot): find(words, limit, slot, context)
        case .whereabouts(let code, let limit, let slot): find(code, limit, slot, context)
        case .read(let page, let slot): read(page, slot, context)
        }
        return false
    }

    /// Once all is written; but who reads nothing, or never ends its handshake, keeps no place.
    private func close(_ context: ChannelHandlerContext) {
        guard !isTurnedOut else {
            context.flush()
            context.close(promise: nil)
            return
        }
        let loop = context.eventLoop.assumeIsolated()
        lastDeadline = loop.scheduleTask(in: .seconds(Int64(Limits.secondsForALine))) {
            context.close(promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer())).assumeIsolated()
            .whenComplete { _ in context.close(promise: nil) }
    }

    private func submit(_ pending: Connection.Pending) {
        guard let port, let station = station(of: pending.request) else { return }
        if pending.takesOver {
            guard isOurs || house.connections.greets(port, as: station) else {
                return machine.turnedAway()
            }
            if station.keyName != nil { claimed = station }
        }
        chargeBeside(machine.peer == .guest ? 100 : 50)
        house.mailbox.post(
            Delivery(
                submission: Submission(pending, of: station, house.secrets.digest),
                sender: port, slot: pending.slot, takesOver: pending.takesOver))
    }

    /// What strangers and guests have others do costs those about so much; it is their time, too.
    private func chargeBeside(_ microseconds: Int64) { rota?.charge(microseconds * 1000) }

    private func station(of request: Request) -> Station? {
        if case .hello(let hello) = request.content { hello.station } else { machine.station }
    }

    /// scrypt takes some 40 ms: on a pool, a key's lines one after the other, with this connection
    /// held meanwhile.
    private func derive(_ pending: Connection.Pending, _ context: ChannelHandlerContext) {
        let secrets = house.secrets
        let request = pending.request
        let key = station(of: request)?.keyName ?? ""
        let work = house.pins.run(of: key, on: context.eventLoop) {
            (try request.pin.map(secrets.verifier), try request.newPIN.map(secrets.verifier))
        }
        work.assumeIsolated().whenComplete { [self] result in
            gained(pending, result, context) { ($0.pin, $0.newPIN) = $1 }
        }
    }

    private func check(_ pending: Connection.Pending, _ context: ChannelHandlerContext) {
        guard case .hello(let hello) = pending.request.content, let proof = hello.proof else {
            preconditionFailure("only a HELLO with a proof is checked")
        }
        // From here on it keeps its place until it is decided.
        guard let port, isOurs || house.connections.greets(port, as: hello.station) else {
            return machine.turnedAway()
        }
        chargeBeside(50)
        let posted = house.bulletin.current
        let key = hello.station.keyName.flatMap { posted.keys[$0] }
        let text = HelloRequest.signedText(
            store: posted.storeName, station: hello.station, serverNonce: nonce,
            clientNonce: proof.nonce, certificate: house.certificateHash)
        let work = house.proofs.runIfActive(eventLoop: context.eventLoop) {
            key.flatMap { isSigned(text, proof.signature, by: $0) ? $0 : nil }
        }
        work.assumeIsolated().whenComplete { [self] result in
            gained(pending, result, context) { $0.provenKey = $1 }
        }
    }

    private func fetch(
        _ pending: Connection.Pending, _ keys: [FactKey], _ context: ChannelHandlerContext
    ) {
        let past = house.past
        let work = house.history.runIfActive(eventLoop: context.eventLoop) {
            try past.facts(keys)
        }
        work.assumeIsolated().whenComplete { [self] result in
            if case .success(nil) = result {
                let late = Refusal(.readTooLong).reply(number: pending.request.number)
                return answer(.success(late), pending.slot, context)
            }
            gained(pending, result, context) { $0.past = $1 }
        }
    }

    /// Has what the line lacked: the writer gets it again.
    private func gained<Value>(
        _ pending: Connection.Pending, _ result: Result<Value, any Error>,
        _ context: ChannelHandlerContext,
        _ add: (inout Connection.Gained, Value) -> Void
    ) {
        switch result {
        case .success(let value):
            var gained = pending.gained
            add(&gained, value)
            machine.gained(gained, for: pending.slot)
        case .failure(let error): fail(error, pending.slot, context)
        }
        advance(context)
    }

    private func recall(_ request: StoredRequest, _ slot: Int, _ context: ChannelHandlerContext) {
        let past = house.past
        let work = house.history.runIfActive(eventLoop: context.eventLoop) {
            try past.reply(to: request)
                ?? Refusal(.readTooLong).reply(
                    number: request.digest == nil ? nil : request.number)
        }
        work.assumeIsolated().whenComplete { [self] in answer($0, slot, context) }
    }

    private func find(
        _ words: [String], _ limit: Int, _ slot: Int, _ context: ChannelHandlerContext
    ) {
        chargeBeside(300)
        let (catalogue, today) = (house.catalogue, house.now().localDate)
        let search: @Sendable () throws -> Reply = {
            try Reply.find(words, limit: limit, on: today, in: catalogue)
        }
        let scan = house.scans.runIfActive(eventLoop: context.eventLoop) {
            try Reply.scanned(words, on: today, in: catalogue)
        }
        scan.assumeIsolated().whenComplete { [self] result in
            switch result {
            case .success(let reply?): answer(.success(reply), slot, context)
            case .success(nil): lookUp(slot, context, search)
            case .failure(let error): answer(.failure(error), slot, context)
            }
        }
    }

    private func find(
        _ code: ItemCode, _ limit: Int, _ slot: Int, _ context: ChannelHandlerContext
    ) {
        chargeBeside(300)
        let (catalogue, today) = (house.catalogue, house.now().localDate)
        lookUp(slot, context) {
            try Reply.whereabouts(of: code, limit: limit, on: today, in: catalogue)
        }
    }

    private func read(
        _ page: Command.JournalPage, _ slot: Int, _ context: ChannelHandlerContext
    ) {
        let entries = house.entries
        lookUp(slot, context) { try Reply.journal(page, from: entries) }
    }

    private func lookUp(
        _ slot: Int, _ context: ChannelHandlerContext,
        _ work: @escaping @Sendable () throws -> Reply
    ) {
        let work = house.readers.runIfActive(eventLoop: context.eventLoop, work)
        work.assumeIsolated().whenComplete { [self] in answer($0, slot, context) }
    }

    private func answer(
        _ result: Result<Reply, any Error>, _ slot: Int, _ context: ChannelHandlerContext
    ) {
        switch result {
        case .success(let reply): machine.found(reply, for: slot)
        case .failure(let error): fail(error, slot, context)
        }
        advance(context)
    }

    /// Work on a pool failed. A record that can't be trusted is said to be one; otherwise nothing
    /// can be answered truthfully, so the link ends.
    private func fail(_ error: any Error, _ slot: Int, _ context: ChannelHandlerContext) {
        if let fault = error as? Fault, fault.kind == .badRecord {
            house.logger.error(
                "a record can't be trusted", metadata: ["fault": "\(fault.message)"])
            machine.found(Refusal(.fault).reply(number: machine.number(of: slot)), for: slot)
            return
        }
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

extension Submission {
    /// What the writer gets of a line.
    ///
    /// - Parameter digest: of the line with its PINs left out.
    init(
        _ pending: Connection.Pending, of station: Station, _ digest: ([UInt8]) -> Hex
    ) {
        let request = pending.request
        self.init(
            station: station, number: request.number, digest: digest(request.digestible),
            body: request.body)
        secondPerson = request.secondPerson
        hasCardNumber = request.hasCardNumber
        receiptCode = request.receiptCode
        pin = pending.gained.pin
        newPIN = pending.gained.newPIN
        provenKey = pending.gained.provenKey
        past = pending.gained.past
        // The core doesn't look at a guest's PINs: scrypt is not for strangers to order.
        isUnderived = request.hasPIN && station != .guest && pin == nil && newPIN == nil
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
