import Testing
import TillClient

/// What `protocol/` shows is what the server does: each conversation without sockets, and over one.
@Suite(.timeLimit(.minutes(10))) struct TranscriptTests {
    @Test func thereAreTranscripts() {
        #expect(TranscriptFiles.names.count >= 45)
        #expect(TranscriptFiles.names.contains("exactly-once.txt"))
    }

    @Test(arguments: TranscriptFiles.names)
    func holdsInProcess(name: String) async throws {
        let peer = try InProcessPeer(Premises())
        var runner = TranscriptRunner(try TranscriptFiles.read(name), peer: peer)
        #expect(await outcome(&runner) == "")
    }

    @Test(arguments: TranscriptFiles.names)
    func holdsOverASocket(name: String) async throws {
        let transcript = try TranscriptFiles.read(name)
        try await withServer(writesSettlements: true) { server in
            let peer = LinkPeer(endpoint: server.endpoint, patience: Caller.patience)
            var runner = TranscriptRunner(transcript, peer: peer)
            #expect(await outcome(&runner) == "")
        }
    }

    /// Each leaves the shop as it found it, so all can be held one after the other, and again.
    @Test func allHoldTwiceOnOneServer() async throws {
        try await withServer(writesSettlements: true) { server in
            for name in TranscriptFiles.names + TranscriptFiles.names {
                let peer = LinkPeer(endpoint: server.endpoint, patience: Caller.patience)
                var runner = TranscriptRunner(try TranscriptFiles.read(name), peer: peer)
                #expect(await outcome(&runner) == "")
            }
        }
    }

    private func outcome<Peer>(_ runner: inout TranscriptRunner<Peer>) async -> String {
        do {
            try await runner.run()
            return ""
        } catch {
            return error.report
        }
    }
}
