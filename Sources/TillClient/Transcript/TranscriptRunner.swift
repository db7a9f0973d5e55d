/// Holds one transcript's conversation with a peer, and stops at the first line that differs.
package struct TranscriptRunner<Peer: TranscriptPeer> {
    /// How many lines of the conversation a failure shows.
    private let shownLines = 8

    private let transcript: Transcript
    private var peer: Peer
    private var memory = TranscriptMemory()
    private var open: Set<Int> = []
    /// Connections on which rows may come that the transcript leaves out.
    private var skippingRows: Set<Int> = []
    /// Connections on which the last line is sent again until the answer fits.
    private var askingAgain: Set<Int> = []
    private var lastSent: [Int: [UInt8]] = [:]
    private let timesAsked = 200
    private let pause = Duration.milliseconds(50)
    private var conversation: [String] = []

    package init(_ transcript: Transcript, peer: Peer) {
        self.transcript = transcript
        self.peer = peer
    }

    package mutating func run() async throws(TranscriptFailure) {
        do throws(TranscriptFailure) {
            for step in transcript.steps { try await take(step) }
        } catch {
            await closeAll()
            throw error
        }
        await closeAll()
    }

    private mutating func closeAll() async {
        for connection in open.sorted() { await peer.close(connection) }
        open = []
    }

    private mutating func take(_ step: Transcript.Step) async throws(TranscriptFailure) {
        do {
            if open.insert(step.connection).inserted {
                memory.opened(connection: step.connection)
                try await peer.open(step.connection)
            }
            try await act(step)
        } catch let failure as TranscriptFailure {
            throw failure
        } catch {
            throw failure(at: step, expected: "a connection", got: "\(error)")
        }
    }

    private mutating func act(_ step: Transcript.Step) async throws {
        let connection = step.connection
        switch step.action {
        case .send(let text):
            memory.sending(text, on: connection)
            let line = try fill(text, at: step)
            note("C", connection, line)
            let bytes = Array(line.utf8) + [UInt8(ascii: "\n")]
            lastSent[connection] = bytes
            try await peer.send(bytes, on: connection)
        case .sendBytes(let bytes):
            note("C", connection, "!bytes (\(bytes.count))")
            try await peer.send(bytes, on: connection)
        case .sendPadding(let count):
            note("C", connection, "!pad \(count)")
            let line = [UInt8](repeating: UInt8(ascii: "x"), count: count)
            try await peer.send(line + [UInt8(ascii: "\n")], on: connection)
        case .close:
            note("C", connection, "!close")
            await peer.close(connection)
            open.remove(connection)
        case .expect(let text):
            try await expect(text, at: step)
        case .skipRows:
            skippingRows.insert(connection)
        case .askAgain:
            skippingRows.insert(connection)
            askingAgain.insert(connection)
        case .expectClosed:
            try await expectClosed(at: step)
        }
    }

    private func fill(
        _ text: TranscriptText, at step: Transcript.Step
    ) throws(TranscriptFailure) -> String {
        do {
            return try memory.filled(text, on: step.connection)
        } catch {
            let expected = "a value for <\(error.name)> in \(text.source)"
            throw failure(at: step, expected: expected, got: "no earlier line that has it")
        }
    }

    private mutating func expect(_ text: TranscriptText, at step: Transcript.Step) async throws {
        let connection = step.connection
        let mayBeOtherRow = skippingRows.remove(connection) != nil
        var timesLeft = askingAgain.remove(connection) == nil ? 0 : timesAsked
        while true {
            let isNotice = text.source.hasPrefix("* ")
            let arrival = try await next(on: connection, skippingNotices: !isNotice)
            guard case .line(let bytes) = arrival else {
                throw failure(at: step, expected: text.source, got: describe(arrival))
            }
            let line = String(decoding: bytes, as: UTF8.self)
            memory.received(line, on: connection)
            let matches = memory.matches(line, text, on: connection)
            if !matches, timesLeft > 0, !line.hasPrefix("- "), let bytes = lastSent[connection] {
                timesLeft -= 1
                try await Task.sleep(for: pause)
                try await peer.send(bytes, on: connection)
                continue
            }
            guard matches || (mayBeOtherRow && line.hasPrefix("- ")) else {
                let expected = memory.shown(text, on: connection)
                throw failure(at: step, expected: expected, got: line)
            }
            note("S", connection, line)
            if matches { return }
        }
    }

    private mutating func expectClosed(at step: Transcript.Step) async throws {
        let arrival = try await next(on: step.connection, skippingNotices: true)
        guard arrival == .closed else {
            let expected = "that the server closes the connection"
            throw failure(at: step, expected: expected, got: describe(arrival))
        }
        note("S", step.connection, "!closed")
        await peer.close(step.connection)
        open.remove(step.connection)
    }

    /// A notice may come between any two lines, so only a transcript that waits for one sees it.
    private mutating func next(
        on connection: Int, skippingNotices: Bool
    ) async throws -> Arrival {
        while true {
            let arrival = try await peer.next(on: connection)
            guard skippingNotices, case .line(let bytes) = arrival,
                bytes.starts(with: "* ".utf8)
            else { return arrival }
            note("S", connection, String(decoding: bytes, as: UTF8.self))
        }
    }

    private func describe(_ arrival: Arrival) -> String {
        switch arrival {
        case .line(let bytes): String(decoding: bytes, as: UTF8.self)
        case .closed: "(the server closed the connection)"
        case .silence: "(nothing)"
        }
    }

    private mutating func note(_ side: String, _ connection: Int, _ text: String) {
        let name = connection == 1 ? side : "\(side)\(connection)"
        conversation.append("\(name): \(text)")
    }

    private func failure(
        at step: Transcript.Step, expected: String, got: String
    ) -> TranscriptFailure {
        TranscriptFailure(
            transcript: transcript.name, line: step.line, expected: expected, got: got,
            conversation: conversation.suffix(shownLines))
    }
}
