import Testing
import TillCore

@testable import TillServer

@Suite struct ConnectionKeyTests {
    @Test func aChangedKeyIsToldBehindWhatWasCommitted() {
        var owner = Conversation.ready("HELLO v=1 service=owner station=keys")
        owner.received("#1 KEY service=owner revoke", "PING", "#2 UNLOCK 17", "PING")
        #expect(
            owner.actions() == ["submit #1 KEY service=owner revoke", "submit #2 UNLOCK 17"])
        owner.replied("OK #1 station=owner")
        owner.machine.keyChanged()
        #expect(
            owner.actions() == [
                "write OK #1 station=owner", "write OK", "write * key-changed", "close",
            ])
        #expect(owner.actions() == [])
    }

    @Test func aChangedKeyEndsASearchThatWaits() {
        var register = Conversation.ready()
        register.received("STATUS", "FIND milk")
        #expect(register.actions() == ["submit STATUS"])
        register.machine.keyChanged()
        #expect(register.actions() == ["write * key-changed", "close"])
        register.found("OK rows=0")
        #expect(register.actions() == [])
    }

    /// The core doesn't look at a guest's PINs, so nothing is derived from them.
    @Test func aGuestOrdersNoScrypt() {
        var guest = Conversation.ready("HELLO v=1 guest")
        guest.received("#1 CANCEL by=21 pin=2121", "#2 CANCEL by=21 pin=2121")
        #expect(
            guest.actions() == ["submit #1 CANCEL by=21 pin=", "submit #2 CANCEL by=21 pin="])
    }
}
