import Testing
import TillClient

/// A peer that says what it was given to say, connection by connection.
private struct Script: TranscriptPeer {
    var arrivals: [Int: [Arrival]]

    init(_ lines: [Int: [String]], ending: Arrival = .silence) {
        arrivals = lines.mapValues { lines in lines.map { .line(Array($0.utf8)) } + [ending] }
    }

    mutating func open(_ connection: Int) {}
    mutating func send(_ bytes: [UInt8], on connection: Int) {}
    mutating func close(_ connection: Int) {}

    mutating func next(on connection: Int) -> Arrival {
        guard let first = arrivals[connection]?.first else { return .closed }
        arrivals[connection]?.removeFirst()
        return first
    }
}

struct TranscriptRunnerTests {
    /// `nil` when the conversation goes as it should.
    private func failure(_ text: String, _ peer: Script) async throws -> TranscriptFailure? {
        var runner = TranscriptRunner(try Transcript(name: "t.txt", parsing: text), peer: peer)
        do {
            try await runner.run()
            return nil
        } catch {
            return error
        }
    }

    @Test func holdsAConversation() async throws {
        let text = """
            S: OK till=1 store=S nonce=<*>
            C: HELLO v=1 register=3
            S: OK store=S register=3 epoch=1 next=#1
            C: #1 SALE
            S2: OK till=1 <...>
            S: OK #1
            S: !closed
            """
        let lines = [
            1: ["OK till=1 store=S nonce=00", "OK store=S register=3 epoch=1 next=9", "OK #9"],
            2: ["OK till=1 store=S nonce=01"],
        ]
        #expect(try await failure(text, Script(lines, ending: .closed)) == nil)
    }

    /// What comes in its own time is asked for again; what never comes is a failure.
    @Test func asksAgainUntilTheAnswerFits() async throws {
        let text = "C: SETTLEMENT 1\nS: !again\nS: OK state=written <...>\n"
        let late = ["- file=x", "OK state=sealed rows=1", "- file=x", "OK state=written rows=1"]
        #expect(try await failure(text, Script([1: late])) == nil)
        let never = try await failure(text, Script([1: Array(late[..<2])]))
        #expect(never?.got == "(nothing)")
        let once = "C: SETTLEMENT 1\nS: !rows\nS: OK state=written <...>\n"
        #expect(try await failure(once, Script([1: late]))?.got == late[1])
    }

    @Test func tellsWhereAndAfterWhatItDiffers() async throws {
        let text = "S: OK <who>\n\nC: PING\nS: OK <who>\n"
        let failure = try await failure(text, Script([1: ["OK a", "OK b"]]))
        #expect(
            failure?.report == """
                t.txt:4: expected
                    OK a
                got
                    OK b
                after
                    S: OK a
                    C: PING
                """)
    }

    @Test func silenceAndAnEarlyEndAreFailures() async throws {
        let silent = try await failure("S: OK\nS: OK\n", Script([1: ["OK"]]))
        #expect(silent?.got == "(nothing)")
        let closed = try await failure("S: OK\nS: OK\n", Script([1: ["OK"]], ending: .closed))
        #expect(closed?.got == "(the server closed the connection)")
        let open = try await failure("S: !closed\n", Script([1: ["OK"]]))
        #expect(open?.got == "OK")
    }

    @Test func skipsNoticesUnlessOneIsWaitedFor() async throws {
        let peer = Script([1: ["* close-soon", "OK", "* taken-over"]])
        #expect(try await failure("S: OK\nS: * taken-over\n", peer) == nil)
    }

    @Test func skipsRowsWhereTheTranscriptSaysSo() async throws {
        let text = "S: - a=1\nS: !rows\nS: - a=3\nS: OK rows=<*>\n"
        let peer = Script([1: ["- a=1", "- a=2", "- a=3", "OK rows=3"]])
        #expect(try await failure(text, peer) == nil)
        let missing = Script([1: ["- a=1", "- a=2", "OK rows=2"]])
        #expect(try await failure(text, missing)?.line == 3)
    }
}
