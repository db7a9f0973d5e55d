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
        #expect(register.actions() == ["derive #1 LOGIN 17 pin="])
        #expect(!register.machine.wantsMore)
        register.machine.derived()
        register.replied("OK #1")
        #expect(register.actions().count == Limits.linesInFlight)
        #expect(register.machine.wantsMore)
    }
}
