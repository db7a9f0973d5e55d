import TillCore
import TillTesting
import Testing

@Suite struct RecountTests {
    /// A tender that was counted by mistake, and not when it was counted again.
    @Test func whatIsNotCountedAgainDoesNotHoldUpTheDay() throws {
        let shop = try Shop()
        for line in [
            "LOGIN 21 pin=2121", "OPEN float=0.00", "RING T-BEER pay=card:15.95",
            "COUNT cash=0.00 count=giftcard:1.00 count=card:15.00",
            "COUNT cash=0.00 count=card:15.95 recount by=1 pin=1001", "Z",
        ] { #expect(try shop.ask("3", line).isOK, "\(line)") }
        #expect(try shop.ask("owner/x", "CLOSEDAY").isOK)
        #expect(try shop.settled(1).count > 1)
    }
}
