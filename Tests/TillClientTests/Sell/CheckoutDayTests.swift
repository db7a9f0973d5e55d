import Testing
import TillClient

struct CheckoutDayTests {
    @Test func logsInAndOpens() throws {
        let hello = "OK store=\"Kvarnens Livs\" currency=SEK register=3 state=closed"
        var play = try Play(hello: hello)
        try play.run(
            """
            E: Person:
            K: 17<Enter>4711
            E: PIN: ****
            K: <Enter>
            C: # LOGIN 17 pin=4711
            S: NO wrong-pin "That PIN is wrong"
            A: ring
            M: !! That PIN is wrong (wrong-pin)
            E: PIN:
            K: 4711<Enter>
            C: # LOGIN 17 pin=4711
            S: OK #1 person=17 role=cashier
            E: Float [0.00]:
            K: 500<Enter>
            C: # OPEN float=500.00
            S: OK #2 register=3 day=2026-11-23 float=500.00
            M: The drawer is open.
            """)
        #expect(play.screen.contains("person 17, cashier   2026-11-23"))
        play.expectSilence()
    }

    @Test func countsWithPiecesAndSealsTheDay() throws {
        var play = try Play()
        try play.run(
            """
            K: /wc500*2 20*17<Enter>
            E: Cash in the drawer [1340.00]:
            K: <Enter>card:99<Enter>
            C: # COUNT pieces=500.00*2,20.00*17 cash=1340.00 count=card:99.00
            S: OK register=3 counted=yes
            M: Counted; the drawer is closed.
            K: /wz<Enter>
            C: # Z
            S: OK z=3-17 day=2026-11-23 counted=yes head=8c1f
            C: REPORT 3-17
            S: - figure=sales count=1 amount=33.80
            S: OK z=3-17 rows=1
            """)
        #expect(play.screen.contains("Z 3-17 of 2026-11-23."))
        #expect(play.screen.contains("Z 3-17   Ctrl-P prints"))
        try play.run("K: <^p>")
        play.expect([.print(["figure  count  amount", "sales       1   33.80", "", "z  3-17"])])
    }

    @Test func showsX() throws {
        var play = try Play()
        try play.run(
            """
            K: /wx
            C: X
            S: NO not-allowed "This takes a right" right=figures
            A: ring
            M: !! This takes a right (not-allowed right=figures)
            K: /wx
            C: X
            S: - figure=sales count=1 amount=33.80
            S: - tender=cash count=1 amount=34.00
            S: OK register=3 counted=no rows=2
            """)
        #expect(play.screen.contains("sales"))
        play.expectSilence()
    }

    @Test func trainsUntilLogOut() throws {
        var play = try Play()
        try play.run("K: /wt<Enter>\nC: # TRAINING\nS: OK person=17 training=yes")
        #expect(play.screen.contains("TRAINING "))
        try play.run("K: /wg\nC: # LOGOUT\nS: OK person=17\nE: Person:")
        #expect(!play.screen.contains("TRAINING "))
    }

    @Test func asksForAPrice() throws {
        var play = try Play()
        try play.run(
            """
            K: T-MILK<Tab>i
            C: PRICE T-MILK
            S: OK item=T-MILK name=Mellanmjölk price=16.90 vat-percent=6.00 group=dairy place=1-A-1
            M: Mellanmjölk: 16.90, place 1-A-1
            """)
    }

    @Test func leaves() throws {
        var play = try Play()
        try play.run("K: <^c>\nE: Sure?\nK: <^c>\nA: leave")
        try play.run("K: <Esc>/x<Enter>\nA: leave\nK: <Esc>")
        try play.run("K: T-MILK<Enter>\nC: # SALE")
        play.change { $0.lostLink("127.0.0.1:7411 does not answer") }
        try play.run("M: !! Link lost, trying again: 127.0.0.1:7411 does not answer")
        try play.run("K: <^c>\nA: leave")
    }

    @Test func theLinkComesBackAndWorkGoesOn() throws {
        var play = try Play()
        try play.run("K: T-MILK<Enter>\nC: # SALE")
        play.change { $0.lostLink("gone") }
        play.change { $0.linkIsBack() }
        #expect(!play.screen.contains("Link lost"))
        try play.run("S: OK\nC: # ITEM T-MILK")
    }
}
