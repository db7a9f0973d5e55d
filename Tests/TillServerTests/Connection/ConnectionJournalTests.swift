import Testing
import TillCore
import TillEngine
import TillProtocol

@testable import TillServer

/// `JOURNAL`: the writer says whether, then the connection reads.
@Suite struct ConnectionJournalTests {
    @Test func theWriterIsAskedFirst() {
        var backup = Conversation.ready("HELLO v=1 service=backup station=b")
        backup.received("#1 SALE", "JOURNAL from=7 limit=3", "PING", "#2 SALE")
        #expect(backup.actions() == ["submit #1 SALE", "submit JOURNAL from=7 limit=3"])
        backup.replied("OK #1")
        #expect(backup.actions() == ["write OK #1"])
        backup.lacks(.page(Command.JournalPage(from: 7)))
        // The lines behind it wait until it is read.
        #expect(backup.actions() == ["read from=7 part=1 limit=500"])
        #expect(backup.actions() == [])
        backup.found("OK rows=0")
        #expect(backup.actions() == ["write OK rows=0", "write OK", "submit #2 SALE"])
    }

    @Test func whoMayNotReadsNothing() {
        var backup = Conversation.ready("HELLO v=1 service=backup station=b")
        backup.received("JOURNAL from=7", "PING")
        #expect(backup.actions() == ["submit JOURNAL from=7"])
        backup.replied("NO not-allowed \"No\" right=journal")
        #expect(backup.actions() == ["write NO not-allowed", "write OK"])
    }

    /// The refusal of a line before it is not taken for its own.
    @Test func anotherLinesRefusalIsNotItsOwn() {
        var backup = Conversation.ready("HELLO v=1 service=backup station=b")
        backup.received("#1 SALE", "JOURNAL from=7")
        _ = backup.actions()
        backup.replied("NO not-allowed #1 \"No\"")
        #expect(backup.actions() == ["write NO not-allowed"])
        backup.lacks(.page(Command.JournalPage(from: 7)))
        #expect(backup.actions() == ["read from=7 part=1 limit=500"])
    }

    @Test func strangersAreNotHeard() {
        var stranger = Conversation()
        stranger.received("JOURNAL from=1", "PING")
        #expect(stranger.actions() == ["write BAD hello-first", "write OK"])
    }

    @Test func whoIsTakenOverMeanwhileHasNothingRead() {
        for grant in [false, true] {
            var backup = Conversation.ready("HELLO v=1 service=backup station=b")
            backup.received("JOURNAL from=7", "PING")
            _ = backup.actions()
            if grant { backup.lacks(.page(Command.JournalPage(from: 7))) }
            backup.machine.tookOver()
            #expect(backup.actions() == ["write * taken-over", "close"])
            backup.lacks(.page(Command.JournalPage(from: 7)))
            backup.found("OK rows=0")
            #expect(backup.actions() == [])
        }
    }

    /// A key that is revoked opens nothing that it was granted before.
    @Test func aRevokedKeyReadsNothing() {
        var backup = Conversation.ready("HELLO v=1 service=backup station=b")
        backup.received("JOURNAL from=7", "PING")
        _ = backup.actions()
        backup.lacks(.page(Command.JournalPage(from: 7)))
        backup.machine.keyChanged()
        #expect(backup.actions() == ["write * key-changed", "close"])
        backup.found("OK rows=0")
        #expect(backup.actions() == [])
    }

    @Test func aStopLetsItBeRead() {
        var backup = Conversation.ready("HELLO v=1 service=backup station=b")
        backup.received("JOURNAL from=7")
        _ = backup.actions()
        backup.machine.beganShutdown()
        backup.lacks(.page(Command.JournalPage(from: 7)))
        #expect(backup.actions() == ["read from=7 part=1 limit=500"])
        backup.found("OK rows=0")
        #expect(backup.actions() == ["write OK rows=0", "close"])
    }
}
