import Testing
import TillClient

struct CheckoutRefusalTests {
    @Test func aRefusedCodeStaysAndTheNextScanTakesItsPlace() throws {
        var play = try Play()
        try play.run(
            """
            K: T-MLIK<Enter>
            C: # SALE
            S: OK #3
            C: # ITEM T-MLIK
            S: NO unknown-item #4 "There is no such item"
            A: ring
            M: !! T-MLIK: There is no such item (unknown-item)
            E: > T-MLIK
            K: T-MILK<Enter>
            C: # ITEM T-MILK
            S: OK #4 line=1 item=T-MILK name=Milk qty=1 price=16.90 amount=16.90 total=16.90
            C: TOTAL
            S: - line=1 item=T-MILK name=Milk qty=1 price=16.90 amount=16.90
            S: OK lines=1 total=16.90 paid=0.00 due=16.90 cash-due=17.00 rows=1
            E: >
            """)
        #expect(!play.screen.contains("unknown-item"))
        play.expectSilence()
    }

    @Test func itIsMendedWithArrowsAndBackspace() throws {
        var play = try Play()
        try play.run(
            """
            K: T-MLIK<Enter>
            C: # SALE
            S: OK
            C: # ITEM T-MLIK
            S: NO unknown-item "There is no such item"
            A: ring
            K: <Left><Back><Back>IL<Enter>
            C: # ITEM T-MILK
            """)
    }

    /// What was scanned while the reply was under way goes on, and the refusal is still to be seen.
    @Test func aRefusalOutlivesWhatWasScannedBehindIt() throws {
        var play = try Play()
        try play.run(
            """
            K: NOPE<Enter>T-MILK<Enter>T-BREAD<Enter>
            C: # SALE
            S: OK
            C: # ITEM NOPE
            S: NO unknown-item "There is no such item"
            A: ring
            C: # ITEM T-MILK
            S: OK line=1 total=16.90
            C: TOTAL
            S: - line=1 item=T-MILK name=Milk qty=1 price=16.90 amount=16.90
            S: OK lines=1 total=16.90 paid=0.00 due=16.90 cash-due=17.00 rows=1
            C: # ITEM T-BREAD
            S: OK line=2 total=46.90
            C: TOTAL
            S: OK lines=2 total=46.90 paid=0.00 due=46.90 cash-due=47.00
            M: !! NOPE: There is no such item (unknown-item)
            K: <Esc>
            """)
        #expect(!play.screen.contains("!!"))
    }

    @Test func aSecondPersonLendsTheRight() throws {
        var play = try Play()
        try play.run(
            CheckoutSaleTests.milk + """
                K: 10<F6><Enter>
                """)
        try play.run(
            """
            C: # REPRICE 1 10.00
            S: NO not-allowed #5 "This takes a right that neither station nor person has" \
            right=price
            A: ring
            M: !! This takes a right that neither station nor person has
            E: Who may (right price):
            K: 21<Enter>
            E: PIN:
            K: 2112
            E: PIN: ****
            K: <Enter>
            C: # REPRICE 1 10.00 by=21 pin=2112
            S: NO wrong-pin #5 "That PIN is wrong"
            A: ring
            E: PIN:
            K: 2121<Enter>
            C: # REPRICE 1 10.00 by=21 pin=2121
            S: OK #5 line=1 price=10.00 amount=20.00 total=20.00
            C: TOTAL
            """)
        #expect(!play.screen.contains("2121"))
    }

    @Test func aSecondPersonMayBeChanged() throws {
        var play = try Play()
        try play.run(
            CheckoutSaleTests.milk + """
                K: <F4>
                C: # VOID 1
                S: NO not-allowed "It takes a right" right=void
                A: ring
                K: 17<Enter>4711<Enter>
                C: # VOID 1 by=17 pin=4711
                S: NO not-allowed "It takes a right" right=void
                A: ring
                E: PIN:
                K: <Up>
                E: Who may (right void): 17
                K: 21<Enter>2121<Enter>
                C: # VOID 1 by=21 pin=2121
                """)
    }

    @Test func whatARefusalLacksIsAskedAndSentWithTheSameLine() throws {
        var play = try Play()
        try play.run(
            """
            K: BANANA<Enter>
            C: # SALE
            S: OK
            C: # ITEM BANANA
            S: NO quantity-missing "It is sold by weight"
            A: ring
            E: Quantity:
            K: heavy<Enter>
            A: ring
            M: `heavy` is not a quantity
            K: 0,456<Enter>
            C: # ITEM BANANA qty=0.456
            S: NO too-large "Too much"
            A: ring
            E: Quantity: 0,456
            K: <Esc>
            E: > BANANA
            """)
    }

    @Test(arguments: [("", "age=seen"), ("2001-05-17", "born=2001-05-17")])
    func theAgeIsSeenOrReckonedFromADate(typed: String, field: String) throws {
        var play = try Play()
        try play.run(
            """
            K: BEER<Enter>
            C: # SALE
            E: … BEER
            S: OK
            C: # ITEM BEER
            S: NO age-check "The age of the buyer has to be checked" age=20
            A: ring
            E: Is 20? Enter: seen, or born on [seen]:
            K: \(typed)<Enter>
            C: # ITEM BEER \(field)
            """)
    }

    @Test func whatWasTypedInAFormIsThereAgain() throws {
        var play = try Play()
        try play.run(
            """
            K: /wi100<Enter>float<Enter>
            C: # PAIDIN 100.00 reason=float
            S: NO unknown-reason "There is no such reason"
            A: ring
            E: Reason: float
            K: <Up>
            E: Amount: 100
            K: 200<Enter>change<Enter>
            C: # PAIDIN 200.00 reason=change
            S: OK amount=200.00 reason=change
            M: Paid in: 200.00
            """)
    }

    /// The scanner does not know that an amount is asked for.
    @Test func aScannedCodeIsNoAmount() throws {
        var play = try Play()
        try play.run(
            CheckoutSaleTests.milk + """
                K: <F9>73108650<Enter>
                A: ring
                M: !! Amount: `73108650` is not an amount
                E: Amount [34.00]: 73108650
                K: 1234567<Enter>
                C: # PAY cash 1234567.00
                """)
    }

    @Test func whatTheServerDoesNotKnowIsNotSent() throws {
        var play = try Play()
        try play.run("K: /wd\nA: ring\nM: !! This server does not know DROP.")
        #expect(!play.screen.contains("Drop to the safe"))
    }

    @Test func refusalsTellHowThingsStand() throws {
        var play = try Play()
        try play.run(
            """
            K: T-MILK<Enter>
            C: # SALE
            S: NO drawer-closed "The drawer is closed"
            A: ring
            K: <Enter>
            E: Float [0.00]:
            K: <Enter>
            C: # OPEN float=0.00
            S: OK day=2026-11-23 float=0.00
            E: > T-MILK
            K: <Enter>
            C: # SALE
            """)
    }
}
