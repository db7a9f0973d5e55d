import TillCore

/// A station's conversation with its server, which outlives the links it runs over.
///
/// Requests are posted and answered in order, as many at a time as the caller likes. When a link
/// breaks, the session opens another, says HELLO, and sends again what has no reply; the server
/// gives the stored reply to what it has decided before. What to number and what to resend is
/// `Outbox`'s to know; this actor carries it out.
package actor Session {
    /// What came back, in the order of the requests.
    package enum Answered: Sendable {
        case decided(Outbox.Request, Response)
        /// It stood behind a refused line; post it again.
        case undecided(Outbox.Request)
    }

    /// Opens another link; one try, within that time.
    let opening: @Sendable (Duration) async throws(LinkFailure) -> Link
    let identity: Identity
    let key: StationKey?
    let patience: Patience
    let notify: @Sendable (SessionEvent) -> Void

    var link: Link?
    var reader = ResponseReader()
    var outbox = Outbox()
    /// What is known of requests that stood before the ones that wait in the outbox.
    var ready: [Answered] = []
    /// Lines of the link that have come and are not read yet.
    var arrived: [[UInt8]] = []
    private var read = 0
    var receipt: Int?
    /// Opens the notes of a station of the store that is named in the greeting.
    var remember: Remember?
    var memory: (any StationMemory)?
    /// Why nothing more is sent, until somebody has been told.
    var fault: SessionFailure?
    var behind: Behind?
    /// Kept lines of an earlier start that were given up.
    var givenUp: [Outbox.Request] = []
    var sendsKept = true
    /// Until the server has taken this station in for the first time.
    var isNew = true
    /// How often in a row the unanswered lines were sent again without one of them being answered.
    private var vainResends = 0

    package init(
        endpoint: Endpoint, identity: Identity, key: StationKey?, patience: Patience = Patience(),
        remember: Remember? = nil, notify: @escaping @Sendable (SessionEvent) -> Void = { _ in }
    ) {
        self.init(
            identity: identity, key: key, patience: patience, remember: remember, notify: notify,
            opening: { time throws(LinkFailure) in try await Link.open(to: endpoint, within: time) }
        )
    }

    package init(
        identity: Identity, key: StationKey?, patience: Patience = Patience(),
        remember: Remember? = nil, notify: @escaping @Sendable (SessionEvent) -> Void = { _ in },
        opening: @escaping @Sendable (Duration) async throws(LinkFailure) -> Link
    ) {
        self.opening = opening
        self.identity = identity
        self.key = key
        self.patience = patience
        self.remember = remember
        self.notify = notify
    }

    /// How many requests wait for their reply.
    package var waiting: Int {
        outbox.unanswered.count + ready.count + (fault == nil ? 0 : 1)
    }

    /// Connects, says HELLO, and sends again what has no reply; one try.
    package func connect() async throws(SessionFailure) -> HelloAnswer {
        var answer = try await sayHello()
        if answer.state == .behind { answer = try await catchUp(answer) }
        if isNew, !sendsKept { giveUp(outbox.giveUp(from: answer.next)) }
        learn(answer)
        let resumption = outbox.resumed(next: answer.next)
        ready += resumption.undecided.map(Answered.undecided)
        drop(resumption.undecided)
        await sendAgain(resumption.resend)
        return answer
    }

    /// Sends a request that takes the station's next number.
    package func postNumbered(_ text: String) async {
        await send([outbox.addNumbered(text)])
    }

    /// Sends a request without a number, or with one of the caller's choice.
    package func post(_ text: String) async {
        await send([outbox.add(text)])
    }

    /// A request to be sent together with others.
    package struct Post: Equatable, Sendable {
        package let text: String
        package let isNumbered: Bool

        package init(_ text: String, isNumbered: Bool) {
            self.text = text
            self.isNumbered = isNumbered
        }
    }

    /// Sends many requests in one piece.
    package func post(_ posts: [Post]) async {
        await send(
            posts.map { post in
                post.isNumbered ? outbox.addNumbered(post.text) : outbox.add(post.text)
            })
    }

    /// Waits for the reply to the oldest request, and gives those behind it that are here too.
    package func answers() async throws(SessionFailure) -> [Answered] {
        var answers = [try await answer()]
        while waiting > 0, !ready.isEmpty || arrivedHasStatus {
            answers.append(try await answer())
        }
        return answers
    }

    /// Waits for the reply to the oldest request.
    package func answer() async throws(SessionFailure) -> Answered {
        precondition(waiting > 0, "an answer is waited for only after a request")
        while ready.isEmpty {
            if outbox.unanswered.isEmpty, let fault {
                self.fault = nil
                throw fault
            }
            do throws(LinkFailure) {
                return try await nextAnswer()
            } catch {
                try await recover(from: error)
            }
        }
        return ready.removeFirst()
    }

    package func close() async {
        await link?.close()
        link = nil
    }

    /// The end of the conversation: another program may have the station's notes.
    package func end() async {
        await close()
        forgetMemory()
    }
}

extension Session {
    private func send(_ requests: [Outbox.Request]) async {
        if keep(requests) { await sendAgain(requests) }
    }

    func sendAgain(_ requests: [Outbox.Request]) async {
        guard !requests.isEmpty else { return }
        // A link that breaks here is noticed where replies are waited for, and the lines sent
        // again.
        try? await link?.send(requests.flatMap(\.bytes))
    }

    func nextAnswer() async throws(LinkFailure) -> Answered {
        let response = try await nextResponse(within: patience.reply)
        guard response.code != "shutting-down" else { throw .lost("it is shutting down") }
        return try answered(response)
    }

    private func answered(_ response: Response) throws(LinkFailure) -> Answered {
        do {
            let (request, outcome) = try outbox.answered(response)
            vainResends = 0
            note(response, to: request)
            switch outcome {
            case .decided: return .decided(request, response)
            case .undecided: return .undecided(request)
            }
        } catch {
            throw .broken("the replies are out of step: \(error)")
        }
    }

    func nextResponse(within time: Duration) async throws(LinkFailure) -> Response {
        while true {
            switch try reader.received(try await nextLine(within: time)) {
            case .incomplete: continue
            case .notice(word: "taken-over"): throw .takenOver
            case .notice(let word): notify(.notice(word))
            case .complete(let response): return response
            }
        }
    }

    /// When several replies are awaited, all lines that are there are taken at once.
    private func nextLine(within time: Duration) async throws(LinkFailure) -> [UInt8] {
        if read < arrived.count {
            defer { read += 1 }
            return arrived[read]
        }
        guard let link else { throw .lost("there is no connection") }
        switch try await link.next(within: time) {
        case .closed: throw .lost("the server closed the connection")
        case .silence: throw .lost("the server said nothing within \(time)")
        case .line(let bytes):
            read = 0
            arrived = outbox.unanswered.count > 1 ? await link.takeLines() : []
            return bytes
        }
    }

    /// Whether a whole reply is here: rows and notices are not the end of one.
    private var arrivedHasStatus: Bool {
        arrived[min(read, arrived.count)...].contains { line in
            line.first != UInt8(ascii: "-") && line.first != UInt8(ascii: "*")
        }
    }

    /// A new link, as long as patience allows. What no new link would mend is thrown on.
    private func recover(from failure: LinkFailure) async throws(SessionFailure) {
        await close()
        vainResends += 1
        guard failure.isMendable, patience.reconnecting > .zero,
            vainResends <= patience.vainResends
        else { throw .link(failure) }
        notify(.lost(failure))
        let deadline = ContinuousClock.now + patience.reconnecting
        if vainResends > 1 { try? await Task.sleep(for: patience.pause) }
        while true {
            do throws(SessionFailure) {
                _ = try await connect()
                notify(.back)
                return
            } catch {
                guard error.isMendable, ContinuousClock.now < deadline else { throw error }
            }
            try? await Task.sleep(for: patience.pause)
            guard !Task.isCancelled else { throw .link(failure) }
        }
    }
}
