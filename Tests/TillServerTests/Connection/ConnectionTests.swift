import Testing
import TillCore
import TillEngine
import TillProtocol

@testable import TillServer

@Suite struct ConnectionTests {
    @Test func aRegisterComesIn() {
        var register = Conversation()
        register.received("PING", "HELLO v=1 register=3", "#1 SALE")
        #expect(
            register.actions() == ["write OK", "submit HELLO v=1 register=3 (takes over)"])
        #expect(register.machine.phase == .greeting(.register(3)))
        register.replied("OK store=S register=3 next=1")
        #expect(
            register.actions() == ["write OK store=S register=3 next=1", "submit #1 SALE"])
        #expect(register.machine.station == .register(3))
    }

    @Test func beforeHelloOnlyLittleIsAnswered() {
        var stranger = Conversation()
        stranger.received("STATUS", "#1 SALE", "FIND milk", "DANCE", "HELP PING", "#7 DANCE")
        #expect(
            stranger.actions() == [
                "write BAD hello-first", "write BAD hello-first", "write BAD hello-first",
                "write BAD unknown-verb", "write rows", "write BAD unknown-verb",
            ])
    }

    @Test func afterARefusedHelloAnotherMayBeTried() {
        var register = Conversation()
        register.received("HELLO v=1 register=99", "STATUS", "HELLO v=1 register=3")
        #expect(register.actions() == ["submit HELLO v=1 register=99 (takes over)"])
        register.replied("NO unknown-station \"No\"")
        #expect(
            register.actions() == [
                "write NO unknown-station", "write BAD hello-first",
                "submit HELLO v=1 register=3 (takes over)",
            ])
        register.replied("OK next=1")
        #expect(register.actions() == ["write OK next=1"])
        register.received("HELLO v=1 register=3")
        #expect(register.actions() == ["write BAD hello-again"])
    }

    @Test func aProofIsCheckedFirst() {
        var register = Conversation()
        let nonce = String(repeating: "00", count: 16)
        let proof = String(repeating: "00", count: 64)
        let hello = "HELLO v=1 register=3 nonce=\(nonce) proof=\(proof)"
        register.received(hello, "PING")
        #expect(register.actions() == ["check \(hello)"])
        register.replied("NO wrong-proof \"No\"")
        #expect(register.actions() == ["write NO wrong-proof", "write OK"])
    }

    @Test func repliesLeaveInTheOrderOfTheRequests() {
        var register = Conversation.ready()
        register.received("#1 SALE", "PING", "#2 END", "HELP PING", "DANCE")
        #expect(register.actions() == ["submit #1 SALE", "submit #2 END"])
        register.replied("NO first \"\"")
        #expect(register.actions() == ["write NO first", "write OK"])
        register.replied("OK #2")
        #expect(
            register.actions() == ["write OK #2", "write rows", "write BAD unknown-verb"])
    }

    @Test func aLineThatIsNotUnderstoodGoesToTheWriterForItsNumber() {
        var register = Conversation.ready()
        register.received("#9 DANCE", "#9 PING")
        #expect(register.actions() == ["submit #9 DANCE", "submit #9 PING"])
    }

    /// The writer is asked first: scrypt is for PINs that may be tried.
    @Test func linesWaitWhileAPINIsDerived() {
        var register = Conversation.ready()
        register.received("STATUS", "#1 LOGIN 17 pin=4711", "PING", "#2 SALE")
        #expect(register.actions() == ["submit STATUS", "submit #1 LOGIN 17 pin="])
        register.replied("OK rows=0")
        #expect(register.actions() == ["write OK rows=0"])
        register.lacks(.verifiers)
        #expect(register.actions() == ["derive #1 LOGIN 17 pin="])
        register.gained()
        #expect(register.actions() == ["submit #1 LOGIN 17 pin="])
        register.replied("OK #1")
        #expect(register.actions() == ["write OK #1", "write OK", "submit #2 SALE"])
    }

    @Test func aPINThatMayNotBeTriedCostsNothing() {
        var register = Conversation.ready()
        register.received("#1 CANCEL by=21 pin=2121", "#1 PIN 17 new=1234")
        #expect(register.actions() == ["submit #1 CANCEL by=21 pin="])
        register.replied("NO pin-wait #1 \"No\" wait=5")
        #expect(register.actions() == ["write NO pin-wait", "submit #1 PIN 17 new="])
    }

    @Test func linesWaitForAReceiptThatIsRead() {
        var register = Conversation.ready()
        register.received("#1 SALE", "#2 RETURN receipt=3-1 line=1 reason=broken", "#3 END")
        #expect(
            register.actions() == [
                "submit #1 SALE", "submit #2 RETURN receipt=3-1 line=1 reason=broken",
            ])
        register.replied("OK #1")
        register.lacks(.past([]))
        #expect(
            register.actions() == [
                "write OK #1", "fetch #2 RETURN receipt=3-1 line=1 reason=broken",
            ])
        register.gained()
        #expect(register.actions() == ["submit #2 RETURN receipt=3-1 line=1 reason=broken"])
        register.replied("OK #2")
        #expect(register.actions() == ["write OK #2", "submit #3 END"])
    }

    /// A reply that is looked up holds nobody: it leaves in its turn.
    @Test func storedRepliesLeaveInTheirTurn() {
        var register = Conversation.ready()
        register.received("#1 SALE", "#9 SALE")
        #expect(register.actions() == ["submit #1 SALE", "submit #9 SALE"])
        register.lacks(.stored(StoredRequest(number: 1, last: 8, digest: Hex([]))))
        #expect(register.actions() == ["recall 1"])
        register.machine.received(.reply(Reply(stored: Array("OK #9\n".utf8))), for: 2)
        #expect(register.actions() == [])
        register.replied("OK #1")
        #expect(register.actions() == ["write OK #1", "write OK #9"])
    }

    @Test func aSearchWaitsForTheLinesBeforeIt() {
        var register = Conversation.ready()
        register.received("#1 PUT item A name=B price=1.00 vat=v group=g", "FIND b", "#2 SALE")
        #expect(
            register.actions() == ["submit #1 PUT item A name=B price=1.00 vat=v group=g"])
        register.replied("OK #1")
        #expect(register.actions() == ["write OK #1", "find b limit=20"])
        #expect(register.actions() == [])
        register.found("OK rows=0")
        #expect(register.actions() == ["write OK rows=0", "submit #2 SALE"])
    }

    @Test func quitAnswersWhatStoodBeforeItAndNothingBehind() {
        var register = Conversation.ready()
        register.received("#1 SALE", "QUIT", "#2 END", "PING")
        #expect(register.actions() == ["submit #1 SALE"])
        register.replied("OK #1")
        #expect(register.actions() == ["write OK #1", "write OK", "close"])
        #expect(register.machine.phase == .closed)
        register.received("PING")
        #expect(register.actions() == [])
    }

    @Test func whoIsTakenOverIsToldAndClosed() {
        var register = Conversation.ready()
        register.received("#1 SALE", "#2 LOGIN 17 pin=4711", "#3 END")
        #expect(register.actions() == ["submit #1 SALE", "submit #2 LOGIN 17 pin="])
        register.lacks(.verifiers)
        register.machine.tookOver()
        #expect(register.actions() == ["write * taken-over", "close"])
        register.gained()
        register.replied("OK #1")
        #expect(register.actions() == [])
    }

    @Test func whoIsTakenOverDuringASearchIsClosed() {
        var register = Conversation.ready()
        register.received("FIND milk", "PING")
        #expect(register.actions() == ["find milk limit=20"])
        register.machine.tookOver()
        #expect(register.actions() == ["write * taken-over", "close"])
        register.found("OK rows=0")
        #expect(register.actions() == [])
    }

    @Test func theEndOfInputIsNotTheEndOfAnswers() {
        var register = Conversation.ready()
        register.received("#1 SALE", "#2 LOGIN 17 pin=4711", "PING")
        register.machine.receivedEnd()
        #expect(register.actions() == ["submit #1 SALE", "submit #2 LOGIN 17 pin="])
        register.replied("OK #1")
        register.lacks(.verifiers)
        #expect(register.actions() == ["write OK #1", "derive #2 LOGIN 17 pin="])
        register.gained()
        #expect(register.actions() == ["submit #2 LOGIN 17 pin="])
        register.replied("OK #2")
        #expect(register.actions() == ["write OK #2", "write OK", "close"])
    }

    @Test func aShutdownAnswersWhatIsWithTheWriter() {
        var register = Conversation.ready()
        register.received("#1 SALE")
        #expect(register.actions() == ["submit #1 SALE"])
        register.machine.beganShutdown()
        #expect(register.actions() == [])
        register.received("#2 END", "PING")
        #expect(register.actions() == [])
        register.replied("OK #1")
        #expect(
            register.actions() == [
                "write OK #1", "write BAD shutting-down", "write BAD shutting-down", "close",
            ])
    }

    @Test func anIdleConnectionClosesOnShutdown() {
        var register = Conversation.ready()
        register.machine.beganShutdown()
        #expect(register.actions() == ["close"])
    }

    @Test func aBrokenFrameIsToldBehindTheAnswers() {
        var register = Conversation.ready()
        register.received("#1 SALE", "PING", "FIND milk")
        register.machine.broke(Unreadable(.lineTooLong))
        register.received("PING")
        #expect(!register.machine.wantsMore)
        #expect(register.actions() == ["submit #1 SALE"])
        register.replied("OK #1")
        #expect(register.actions() == ["write OK #1", "write OK", "find milk limit=20"])
        register.found("OK rows=0")
        #expect(
            register.actions() == ["write OK rows=0", "write BAD line-too-long", "close"])
    }

    @Test func tooSlowIsToldAndClosed() {
        var stranger = Conversation()
        stranger.machine.broke(Unreadable(.tooSlow))
        stranger.machine.broke(Unreadable(.lineTooLong))
        #expect(stranger.actions() == ["write BAD too-slow", "close"])
    }
}
