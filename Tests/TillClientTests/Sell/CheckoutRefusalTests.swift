import Testing
import TillClient

struct CheckoutRefusalTests {
    private static let refused = """
        K: NOPE<Enter>
        C: # SALE
        S: OK #3
        C: # ITEM NOPE
        S: NO unknown-item #4 "There is no such item"
        A: ring
        C: # CANCEL
        S: OK #4
        M: !! NOPE: There is no such item (unknown-item)
        E: > NOPE

        """

    /// It stays until somebody has seen it; what is scanned meanwhile is sold then.
    @Test func aRefusedCodeStaysUntilItIsAcknowledged() throws {
        var play = try Play()
        try play.run(
            Self.refused + """
                B: T-MILK<Enter>
                A: ring
                M: !! NOPE: There is no such item (unknown-item)
                M: Waiting to be sold: T-MILK
                B: T-BREAD<Enter>
                A: ring
                M: Waiting to be sold: T-MILK, T-BREAD
                K: <F9>
                A: ring
                K: <Esc>
                C: # SALE
                S: OK #5
                C: # ITEM T-MILK
                S: OK #6 line=1 item=T-MILK total=16.90
                C: TOTAL
                S: - line=1 item=T-MILK name=Milk qty=1 price=16.90 amount=16.90
                S: OK lines=1 total=16.90 paid=0.00 due=16.90 cash-due=17.00 rows=1
                C: # ITEM T-BREAD
                S: OK #7 line=2 item=T-BREAD total=46.90
                C: TOTAL
                S: OK lines=2 total=46.90 paid=0.00 due=46.90 cash-due=47.00 rows=0
                E: >
                """)
        #expect(!play.screen.contains("unknown-item"))
        play.expectSilence()
    }

    /// A mistyped code opens no sale.
    @Test func noSaleStaysOpenForACodeThatIsRefused() throws {
        var play = try Play()
        try play.run(Self.refused + "K: <Esc>")
        #expect(!play.screen.contains("TOTAL"))
        #expect(!play.screen.contains("!!"))
        play.expectSilence()
    }

    @Test func itIsMendedWithArrowsAndBackspace() throws {
        var play = try Play()
        try play.run(
            Self.refused + """
                K: <Left><Back><Back>IC<Enter>
                C: # SALE
                S: OK #5
                C: # ITEM NICE
                """)
    }

    /// What was scanned while the reply was under way waits as well.
    @Test func aRefusalOutlivesWhatWasScannedBehindIt() throws {
        var play = try Play()
        try play.run(
            """
            B: NOPE<Enter>
            B: T-MILK<Enter>
            C: # SALE
            S: OK
            C: # ITEM NOPE
            S: NO unknown-item "There is no such item"
            A: ring
            C: # CANCEL
            S: OK
            A: ring
            M: !! NOPE: There is no such item (unknown-item)
            M: Waiting to be sold: T-MILK
            K: <Esc>
            C: # SALE
            S: OK
            C: # ITEM T-MILK
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
            C: # CANCEL
            S: OK
            E: Quantity:
            K: heavy<Enter>
            A: ring
            M: `heavy` is not a quantity
            K: 0,456<Enter>
            C: # SALE
            S: OK
            C: # ITEM BANANA qty=0.456
            S: NO too-large "Too much"
            A: ring
            C: # CANCEL
            S: OK
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
            C: # CANCEL
            S: OK
            E: Is 20? Enter: seen, or born on [seen]:
            K: \(typed)<Enter>
            C: # SALE
            S: OK
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
            E: Reason:
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
                K: 1234<Enter>
                E: 1234.00 is 1200.00 more than is due. Right? Enter or y: yes
                K: n<Enter>
                E: Amount [34.00]: 1234
                K: 500<Enter>
                C: # PAY cash 500.00
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
