import Testing
import TillCore

@testable import TillServer

@Suite struct ConnectionLimitTests {
    @Test func soManyLinesAreInFlightAtMost() {
        let most = Limits.linesInFlight
        var register = Conversation.ready()
        for number in 1..<most { register.received("#\(number) SALE") }
        #expect(register.machine.wantsMore)
        #expect(register.actions().count == most - 1)
        #expect(register.machine.wantsMore)
        register.received("#\(most) SALE")
        #expect(!register.machine.wantsMore)
        #expect(register.actions() == ["submit #\(most) SALE"])
        #expect(!register.machine.wantsMore)
        register.replied("OK #1")
        #expect(!register.machine.wantsMore)
        #expect(register.actions() == ["write OK #1"])
        #expect(register.machine.wantsMore)
    }

    @Test func sixtyFourKiBAreInFlightAtMost() {
        var register = Conversation.ready()
        let line = "PRICE " + String(repeating: "x", count: 16_378)
        for _ in 1...3 { register.received(line) }
        #expect(register.machine.wantsMore)
        register.received(line)
        #expect(!register.machine.wantsMore)
        // None of them is a code: each is answered at once, but the writer is asked for its number.
        #expect(register.actions().allSatisfy { $0 == "write BAD bad-value" })
        #expect(register.machine.wantsMore)
    }

    @Test func bytesAreFreeAgainWhenTheyAreAnswered() {
        var register = Conversation.ready()
        let line = "#1 ITEM A" + String(repeating: " ", count: 16_375)
        for _ in 1...4 { register.received(line) }
        #expect(!register.machine.wantsMore)
        #expect(register.actions().count == 4)
        #expect(!register.machine.wantsMore)
        register.replied("OK #1")
        #expect(register.machine.wantsMore)
    }

    @Test func heldLinesCountToo() {
        var register = Conversation.ready()
        register.received("#1 LOGIN 17 pin=4711")
        for _ in 2...Limits.linesInFlight { register.received("PING") }
        #expect(!register.machine.wantsMore)
        #expect(register.actions() == ["submit #1 LOGIN 17 pin="])
        #expect(!register.machine.wantsMore)
        register.replied("OK #1")
        #expect(register.actions().count == Limits.linesInFlight)
        #expect(register.machine.wantsMore)
    }

    /// A turn ends; what is left waits for the next one.
    @Test(arguments: [
        ("", 8), ("HELLO v=1 guest", 32), ("HELLO v=1 register=3", Limits.linesInFlight),
    ])
    func aTurnHasSoManyLines(hello: String, most: Int) {
        var machine = hello.isEmpty ? Connection() : Conversation.ready(hello).machine
        machine.beganTurn()
        for _ in 1...most + 1 { machine.receivedLine(Array("PING".utf8)) }
        var answered = 0
        while machine.next() != nil { answered += 1 }
        #expect(answered == most)
        #expect(machine.wantsTurn)
        machine.beganTurn()
        while machine.next() != nil { answered += 1 }
        #expect(answered == most + 1)
        #expect(!machine.wantsTurn)
    }

    @Test(arguments: [("", 16_384), ("HELLO v=1 guest", 65_536), ("HELLO v=1 register=3", 262_144)])
    func aTurnAnswersSoManyBytes(hello: String, most: Int) {
        var machine = hello.isEmpty ? Connection() : Conversation.ready(hello).machine
        machine.beganTurn()
        for _ in 1...99 { machine.receivedLine(Array("HELP".utf8)) }
        var (bytes, last) = (0, 0)
        while case .write(let reply)? = machine.next() {
            bytes += reply.count
            last = reply.count
        }
        #expect(bytes >= most && bytes - last < most)
        #expect(machine.wantsTurn)
    }

    /// The last line of its turn was the last of all: it needs no turn more to go.
    @Test(arguments: [
        ("", 8), ("HELLO v=1 guest", 32), ("HELLO v=1 register=3", Limits.linesInFlight),
    ])
    func whoEndsWithItsTurnGoes(hello: String, most: Int) {
        for leaves in [true, false] {
            var machine = hello.isEmpty ? Connection() : Conversation.ready(hello).machine
            machine.beganTurn()
            for _ in 1...most { machine.receivedLine(Array("PING".utf8)) }
            for _ in 1...most { _ = machine.next() }
            #expect(machine.next() == nil)
            if leaves { machine.receivedEnd() } else { machine.beganShutdown() }
            #expect(machine.next() == .close)
        }
    }

    @Test func aStrangerHasAHundredLines() {
        var stranger = Conversation()
        for _ in 1...Limits.linesBeforeHello {
            stranger.received("PING")
            #expect(stranger.actions() == ["write OK"])
        }
        stranger.received("PING", "HELLO v=1 register=3")
        #expect(stranger.actions() == ["write BAD hello-first", "close"])
    }

    /// Nothing more is taken up for somebody who takes nothing.
    @Test func whoIsCloggedIsNotAnswered() {
        var register = Conversation.ready()
        register.received("PING", "#1 SALE")
        register.machine.isClogged = true
        #expect(register.actions() == [])
        #expect(!register.machine.wantsTurn)
        register.machine.isClogged = false
        #expect(register.actions() == ["write OK", "submit #1 SALE"])
    }
}
