import Testing
import TillClient

struct CheckoutSaleTests {
    static let milk = """
        K: 2*T-MILK<Enter>
        C: # SALE
        S: OK #3
        C: # ITEM T-MILK qty=2
        S: OK #4 line=1 item=T-MILK name="Mellanmjölk" qty=2 price=16.90 amount=33.80 total=33.80
        C: TOTAL
        S: - line=1 item=T-MILK name="Mellanmjölk" qty=2 price=16.90 amount=33.80
        S: OK lines=1 total=33.80 paid=0.00 due=33.80 cash-due=34.00 rows=1

        """

    @Test func sellsAndIsPaidInCash() throws {
        var play = try Play()
        try play.run(
            Self.milk + """
                K: <F9>
                E: Amount [34.00]:
                K: <Enter>
                C: # PAY cash 34.00
                S: OK #5 payment=1 paid=34.00 due=0.00 rounding=0.20
                C: # END
                S: OK #6 receipt=3-1 total=33.80 rounding=0.20
                C: RECEIPT 3-1
                S: - line=1 item=T-MILK name="Mellanmjölk" qty=2 price=16.90 amount=33.80
                S: - payment=1 tender=cash amount=34.00
                S: OK receipt=3-1 marked="not a receipt" total=33.80 rounding=0.20 rows=2
                M: Receipt 3-1
                K: <Enter>
                E: >
                """)
        play.expectSilence()
    }

    @Test func anAmountBeforeTheKeyIsWhatIsPaid() throws {
        var play = try Play(help: "S: - verb=END usage=\"#seq END [print=text|escpos]\"\n")
        try play.run(
            Self.milk + """
                K: 50<F9>
                C: # PAY cash 50.00
                S: OK #5 payment=1 paid=50.00 due=0.00 rounding=0.20 change=16.00
                C: # END print=text
                S: - text="        Kvarnens Livs"
                S: - text="TOTAL SEK        33.80"
                S: OK #6 receipt=3-1 total=33.80 rounding=0.20 change=16.00 rows=2
                M: Receipt 3-1   CHANGE 16.00
                """)
        #expect(play.screen.contains("CHANGE SEK                16.00"))
        #expect(play.screen.contains("TOTAL SEK        33.80"))
        play.expectSilence()
    }

    /// By letters: some terminals eat function keys.
    @Test func splitsAPayment() throws {
        var play = try Play()
        try play.run(
            Self.milk + """
                K: 10,00<Tab>b
                C: # PAY card 10.00
                S: OK #5 payment=1 paid=10.00 due=23.80
                C: TOTAL
                S: - line=1 item=T-MILK name="Mellanmjölk" qty=2 price=16.90 amount=33.80
                S: - payment=1 tender=card amount=10.00
                S: OK lines=1 total=33.80 paid=10.00 due=23.80 cash-due=24.00 rows=2
                M: Still to pay: 23.80
                K: <Esc>c<Enter>
                C: # PAY cash 24.00
                S: OK #6 payment=2 paid=34.00 due=0.00 rounding=0.20
                C: # END
                S: NO fault #7 "That line brought the daemon down"
                A: ring
                C: TOTAL
                S: - line=1 item=T-MILK name="Mellanmjölk" qty=2 price=16.90 amount=33.80
                S: OK lines=1 total=33.80 paid=34.00 due=0.00 cash-due=0.00 rows=1
                M: !! That line brought the daemon down (fault)
                K: <F9>
                C: # END
                """)
        play.expectSilence()
    }

    @Test func anyTenderIsPaidWithByItsName() throws {
        var play = try Play()
        try play.run(
            Self.milk + """
                K: 5<Tab>o
                E: Tender:
                K: eur<Enter>
                E: Amount: 5
                K: <Enter><Enter>
                C: # PAY eur 5.00
                """)
    }

    @Test func takesAPaymentBack() throws {
        var play = try Play()
        try play.run(
            Self.milk + """
                K: 10<F10>
                C: # PAY card 10.00
                S: OK #5 payment=1 paid=10.00 due=23.80
                C: TOTAL
                S: - line=1 item=T-MILK name="Mellanmjölk" qty=2 price=16.90 amount=33.80
                S: - payment=1 tender=card amount=10.00
                S: OK lines=1 total=33.80 paid=10.00 due=23.80 cash-due=24.00 rows=2
                K: /u<Enter>
                C: # UNPAY 1
                S: OK #6 payment=1 paid=0.00 due=33.80
                C: TOTAL
                """)
    }

    @Test func refundsWhatIsDueToTheCustomer() throws {
        var play = try Play()
        try play.run(
            """
            K: <F7>41<Enter>
            C: RECEIPT 3-41
            S: - line=1 item=A name=Adapter qty=1 price=99.00 amount=99.00
            S: - line=2 item=B name=Battery qty=4 price=10.00 amount=40.00
            S: - payment=1 tender=card amount=139.00
            S: OK receipt=3-41 total=139.00 rows=3
            K: <Down><Enter>
            E: Quantity (Enter: all):
            K: 2<Enter>faulty<Enter>
            C: # SALE
            S: OK #3
            C: # RETURN receipt=3-41 line=2 qty=2 reason=faulty
            S: NO unknown-reason #4 "There is no such reason"
            A: ring
            C: # CANCEL
            S: OK #4
            E: Reason:
            K: defect<Enter>
            C: # SALE
            S: OK #5
            C: # RETURN receipt=3-41 line=2 qty=2 reason=defect
            S: OK #4 line=1 item=B name=Battery qty=-2 price=10.00 amount=-20.00 receipt=3-41 \
            left=2 total=-20.00
            C: TOTAL
            S: - line=1 item=B name=Battery qty=-2 price=10.00 amount=-20.00 of-receipt=3-41 \
            of-line=2
            S: OK lines=1 total=-20.00 paid=0.00 due=-20.00 cash-due=-20.00 rows=1
            K: <F9><Enter>
            C: # PAY cash -20.00
            """)
        #expect(play.screen.contains("returned from 3-41"))
        #expect(play.screen.contains("To pay back               20.00"))
    }

    @Test func changesTheSelectedLine() throws {
        var play = try Play()
        try play.run(
            Self.milk + """
                K: T-BREAD<Enter>
                C: # ITEM T-BREAD
                S: OK #5 line=2 item=T-BREAD name=Bröd qty=1 price=30.00 amount=30.00 total=63.80
                C: TOTAL
                S: - line=1 item=T-MILK name="Mellanmjölk" qty=2 price=16.90 amount=33.80
                S: - line=2 item=T-BREAD name=Bröd qty=1 price=30.00 amount=30.00
                S: OK lines=2 total=63.80 paid=0.00 due=63.80 cash-due=64.00 rows=2
                K: <Up>3<F3>
                C: # QTY 1 3
                S: OK #6 line=1 qty=3 amount=50.70 total=80.70
                C: TOTAL
                S: - line=1 item=T-MILK name="Mellanmjölk" qty=3 price=16.90 amount=50.70
                S: - line=2 item=T-BREAD name=Bröd qty=1 price=30.00 amount=30.00
                S: OK lines=2 total=80.70 paid=0.00 due=80.70 cash-due=81.00 rows=2
                K: <Down><F4>
                C: # VOID 2
                S: OK #7 line=2 amount=30.00 total=50.70
                C: TOTAL
                S: - line=1 item=T-MILK name="Mellanmjölk" qty=3 price=16.90 amount=50.70
                S: OK lines=1 total=50.70 paid=0.00 due=50.70 cash-due=51.00 rows=1
                K: <F5>10%<Enter><Enter>
                C: # DISCOUNT 1 percent=10.00
                S: OK #8 line=1 discount=-5.07 total=45.63
                C: TOTAL
                """)
    }

    @Test func findsByName() throws {
        var play = try Play()
        try play.run(
            """
            K: havre dryck<F2>
            C: FIND havre dryck limit=100
            S: - item=1 name=Havredryck price=19.90
            S: - item=2 name="Havredryck, eko" price=24.90
            S: OK rows=2
            K: <Down><Enter>
            C: # SALE
            S: OK
            C: # ITEM 2
            """)
        try whereabouts()
        var none = try Play()
        try none.run(
            """
            K: <F2>zzz<Enter>
            C: FIND zzz limit=100
            S: OK rows=0
            A: ring
            M: !! Nothing is found.
            E: Words: zzz
            """)
    }

    /// A list tells where its items are; what was typed behind the answer is sold.
    private func whereabouts() throws {
        var play = try Play()
        try play.run(
            """
            K: havre<F2>
            C: FIND havre limit=100
            S: - item=1 name=Havredryck price=19.90 on-hand=3 place=4-B-3
            S: OK rows=1
            K: <Tab>
            C: WHERE 1
            S: - place=4-B-3 home=yes on-hand=1 planned=6
            S: - place=K-1 on-hand=2 note="cold room"
            S: - similar=2 name="Havredryck, eko" price=24.90 on-hand=0 place=4-B-4
            S: OK item=1 name=Havredryck price=19.90 on-hand=3 rows=3
            """)
        let lines = [
            "Havredryck   19.90   3 on hand", "4-B-3   1 of 6", "K-1     2        cold room",
            "Like it:", "Havredryck, eko   24.90   2   0 on hand   4-B-4",
        ]
        for line in lines { #expect(play.screen.contains(line), "\(play.screen)") }
    }

    @Test func tellsWhereAnItemStands() throws {
        var play = try Play()
        try play.run(
            """
            K: /j7310865001825<Enter>
            C: WHERE 7310865001825
            S: OK item=7310865001825 name=Mellanmjölk price=16.90 rows=0
            """)
        #expect(play.screen.contains("It has no place."))
    }

    @Test func holdsAndRecalls() throws {
        var play = try Play()
        try play.run(
            Self.milk + """
                K: <F8>lady in red<Enter>
                C: # HOLD "lady in red"
                S: OK held=5 lines=1 total=33.80
                M: The sale is held as 5.
                K: /l
                C: HELD
                S: - held=5 register=3 name="lady in red" time=2026-11-23T10:15:02.123+01:00 \
                lines=1 total=33.80
                S: OK rows=1
                K: <Enter>
                C: # RECALL 5
                S: OK held=5 lines=1 total=33.80
                C: TOTAL
                """)
    }

    @Test func asksBeforeASaleIsCancelled() throws {
        var play = try Play()
        try play.run(
            Self.milk + """
                K: /k
                E: Sure? Enter or y: yes, else: no
                K: <Esc>/k<Enter>
                C: # CANCEL
                S: OK #5
                M: The sale is cancelled.
                """)
        play.expectSilence()
    }

    @Test func goesOnWithASaleThatWasLeftOpenAndEndsOneThatWasPaid() throws {
        let hello = Play.ready.replacing("state=open", with: "state=sale lines=1 total=33.80")
        var play = try Play(hello: hello)
        try play.run(
            """
            C: TOTAL
            S: - line=1 item=T-MILK name="Mellanmjölk" qty=2 price=16.90 amount=33.80
            S: - payment=1 tender=card amount=33.80
            S: OK lines=1 total=33.80 paid=33.80 due=0.00 cash-due=0.00 rows=2
            C: # END
            """)
    }
}
