import Testing
import TillClient
import TillCore

/// What the register says of its own notes, without a disk and without a server.
struct CheckoutMemoryTests {
    @Test func whatCouldNotBeKeptIsSentWhenSomebodySaysSo() throws {
        var play = try Play()
        try play.run("K: 7310865001825<Enter>\nC: # SALE")
        play.change { _ = $0.couldNotKeep("No space left on device") }
        try play.run(
            """
            M: !! No space left on device. Nothing was sent.
            E: Sell without it?
            K: <Enter>
            """)
        play.expect([.forgetMemory, .ask("SALE", isNumbered: true)])
        try play.run("S: OK\nC: # ITEM 7310865001825\nS: OK line=1 total=16.90\nC: TOTAL")
    }

    @Test func whatCouldNotBeKeptStaysWhenNobodyDoes() throws {
        var play = try Play()
        try play.run("K: 7310865001825<Enter>\nC: # SALE")
        play.change { _ = $0.couldNotKeep("No space left on device") }
        try play.run("K: <Esc>\nE: > 7310865001825\nK: <Enter>\nC: # SALE")
    }

    @Test func whatBecameOfEarlierLinesCannotBeMissed() throws {
        let hello = try Line(parsing: Array(Play.ready.utf8))
        var checkout = Checkout(hello: hello)
        _ = checkout.start(after: ["PAY cash 200.00: done", "END: not done"])
        #expect(checkout.screen(.usual).text.contains("!! PAY cash 200.00: done; END: not done"))
    }
}
