import TillCore

/// What a session remembers of earlier ones, and what it does when the server knows less.
extension Session {
    package typealias Remember =
        @Sendable (_ store: String) throws(MemoryFailure) -> any StationMemory

    /// What becomes of lines that an earlier start sent, and saw no reply to.
    package enum KeptLines: Sendable {
        /// They are sent again and decided, if they are not yet: somebody stands there who sees
        /// what comes of it.
        case sentAgain
        /// What the server has decided is told, and the rest given up: nothing happens behind the
        /// back of a command that is about something else.
        case told
    }

    /// A line of an earlier start, and what it was answered; `nil` when it was not decided.
    package struct Earlier: Sendable {
        package let text: String
        package let response: Response?
    }

    package struct Beginning: Sendable {
        /// As it is with the earlier lines done.
        package let hello: HelloAnswer
        package let earlier: [Earlier]
    }

    /// Connects for the first time, and sees to what was kept.
    package func begin(_ lines: KeptLines) async throws(SessionFailure) -> Beginning {
        sendsKept = lines == .sentAgain
        var hello = try await connect()
        var earlier: [Earlier] = []
        while waiting > 0 {
            switch try await answer() {
            case .decided(let request, let response):
                earlier.append(Earlier(text: request.text, response: response))
            case .undecided(let request):
                earlier.append(Earlier(text: request.text, response: nil))
            }
        }
        earlier += givenUp.map { Earlier(text: $0.text, response: nil) }
        if !earlier.isEmpty { hello = try await connect() }
        givenUp = []
        return Beginning(hello: hello, earlier: earlier)
    }

    /// Goes on without notes: somebody knows it, and wants it so.
    package func forgetMemory() {
        memory?.release()
        memory = nil
        remember = nil
    }

    package var notes: StationNotes? { memory?.notes }

    /// Opens the notes when the store's name is known, and takes up what stands in them.
    func recall(_ store: String) throws(SessionFailure) {
        guard memory == nil, let remember else { return }
        do throws(MemoryFailure) {
            let opened = try remember(store)
            memory = opened
            outbox = Outbox(opened.notes)
            receipt = opened.notes.receipt
        } catch {
            throw .memory(error)
        }
    }

    /// Before lines are sent; false when they must not be, which is told where their replies are
    /// waited for.
    func keep(_ requests: [Outbox.Request]) -> Bool {
        if fault == nil { fault = reasonNotToSend(requests) }
        if fault != nil { outbox.takeBack(requests) }
        return fault == nil
    }

    private func reasonNotToSend(_ requests: [Outbox.Request]) -> SessionFailure? {
        let numbered = requests.compactMap { request in
            request.number.map { StationNotes.Kept(number: $0, text: request.text) }
        }
        if let behind, numbered.contains(where: { !$0.line.hasPrefix("EPOCH ") }) {
            return .behind(behind)
        }
        do throws(MemoryFailure) {
            try memory?.keep(numbered)
            return nil
        } catch {
            return .memory(error)
        }
    }

    func note(_ response: Response, to request: Outbox.Request) {
        if response.status == .ok, let number = response.number {
            memory?.note(.done(number: number))
            noteReceipt(in: response)
        } else if let number = request.number {
            memory?.note(.dropped(number: number))
        }
    }

    func drop(_ requests: [Outbox.Request]) {
        for number in requests.compactMap(\.number) { memory?.note(.dropped(number: number)) }
    }

    func giveUp(_ requests: [Outbox.Request]) {
        givenUp += requests
        drop(requests)
    }

    /// `OK #122 receipt=3-413`: the highest receipt of its own that a register has seen. A copy of
    /// another register's receipt is none.
    private func noteReceipt(in response: Response) {
        guard case .register(let register) = identity,
            let parts = response.value("receipt")?.split(separator: "-"), parts.count == 2,
            Int(text: String(parts[0])) == register, let number = Int(text: String(parts[1])),
            number > receipt ?? 0
        else { return }
        receipt = number
        memory?.note(.receipt(number: number))
    }

    /// HELLO was answered, and the server knows all that this station does.
    func learn(_ answer: HelloAnswer) {
        isNew = false
        if let behind {
            drop(behind.lost)
            self.behind = nil
        }
        guard answer.state != nil else { return }
        if answer.next > 1, answer.next - 1 > memory?.notes.last ?? 0 {
            memory?.note(.known(number: answer.next - 1))
        }
        if let number = answer.receipt {
            receipt = number
            if number > memory?.notes.receipt ?? 0 { memory?.note(.receipt(number: number)) }
        }
    }
}

extension Session {
    /// The server knows less than this station. The way on is, in this order: another shop; the
    /// lines that it has not seen, from the one that it awaits on; a new epoch, which a person
    /// begins.
    func catchUp(_ answer: HelloAnswer) async throws(SessionFailure) -> HelloAnswer {
        var answer = answer
        if isNew, isNobodysLoss(answer) {
            notify(.begunAnew(behind(answer, losing: outbox.unanswered).sentence))
            memory?.note(.anew)
            giveUp(outbox.unanswered)
            outbox = Outbox()
            receipt = nil
            answer = try await sayHello()
        } else if sendsKept, outbox.unanswered.first?.number == answer.next {
            await sendAgain(outbox.unanswered)
            do throws(LinkFailure) {
                while !outbox.unanswered.isEmpty { ready.append(try await nextAnswer()) }
            } catch {
                throw .link(error)
            }
            answer = try await sayHello()
        }
        guard answer.state == .behind else { return answer }
        let lost = outbox.fellBehind(next: answer.next)
        let behind = behind(answer, losing: (self.behind?.lost ?? []) + lost)
        self.behind = behind
        throw .behind(behind)
    }

    /// Numbers of a service are between the two of them. And a demonstration shop (stations of any
    /// other have keys) that has never heard of this register is a new one.
    private func isNobodysLoss(_ answer: HelloAnswer) -> Bool {
        if case .service = identity { return true }
        return key == nil && answer.next == 1 && answer.receipt ?? 0 == 0
    }

    private func behind(_ answer: HelloAnswer, losing lost: [Outbox.Request]) -> Behind {
        let numbers = lost.compactMap(\.number) + [outbox.last ?? 0, answer.next - 1]
        return Behind(
            hello: answer.line, identity: identity, next: answer.next, known: answer.receipt ?? 0,
            last: numbers.max() ?? 0, receipt: receipt ?? 0, lost: lost)
    }
}
