import Testing
import TillClient

/// Screens as a cashier sees them, 80 columns by 24 rows.
struct ScreenTests {
    private static let sale = """
        S: - line=1 item=1 name="Mellanmjölk, ekologisk, laktosfri, 1,5 l" qty=2 price=16.90 \
        amount=33.80 discount=3.38
        S: - line=2 item=2 name="Lösgodis å ä ö é €" qty=0.456 unit=kg price=129.00 amount=58.82
        S: - line=4 item=3 name="牛奶" qty=3 price=20.00 amount=60.00
        S: - promoted=4 rule=3-for-2 amount=20.00
        S: - sale-discount=5.00 reason=staff
        S: - payment=1 tender=card amount=10.00
        S: OK lines=3 reductions=28.38 total=124.24 paid=10.00 due=114.24 cash-due=114.00 rows=6

        """

    private func selling() throws -> Play {
        let hello = Play.ready.replacing("state=open", with: "state=sale lines=3 total=124.24")
        var play = try Play(hello: hello)
        try play.run("C: TOTAL\n" + Self.sale)
        return play
    }

    private func expect(
        _ play: Play, _ golden: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(play.screen == golden, "\n\(play.screen)", sourceLocation: sourceLocation)
    }

    @Test func aRegisterThatWaits() throws {
        expect(
            try Play(),
            """
             Kvarnens Livs   register 3                              person 17   2026-11-23

              Scan or type a code; 2*CODE sells two.
              Esc or / opens the menu; Tab does, and keeps what is typed.
              What is typed before a function key is its first answer: 200 F9.











            ────────────────────────────────────────────────────────────────────────────────




             >
             F1  Menu     F2  Find     F3  Qty      F4  Void     F5  Reduce   F6  Price
             F7  Return   F8  Hold     F9  Cash     F10 Card     F11 Swish    F12 Lock
            """)
    }

    @Test func aSaleWithReductionsAndARefusal() throws {
        var play = try selling()
        try play.run(
            """
            K: NOPE<Enter>
            C: # ITEM NOPE
            S: NO payment-begun "Something is paid already: take the payment back before a line is \
            added"
            """)
        expect(
            play,
            """
             Kvarnens Livs   register 3                              person 17   2026-11-23
               No Item                                       Quantity x price        Amount
                1 Mellanmjölk, ekologisk, laktosfri, …              2 x 16.90         33.80
                    discount                                                          -3.38
                2 Lösgodis å ä ö é €                        0.456 kg x 129.00         58.82
            >   4 牛奶                                              3 x 20.00         60.00
                    3-for-2                                                          -20.00
                    discount on all, staff                                            -5.00







            ────────────────────────────────────────────────────────────────────────────────
              3 lines                                       TOTAL SEK                124.24
              Reductions  28.38                             To pay                   114.24
              Paid  10.00  (card 10.00)                     In cash                  114.00
             !! NOPE: Something is paid already: take the payment back before a line is
                added (payment-begun)
             > NOPE
             F1  Menu     F2  Find     F3  Qty      F4  Void     F5  Reduce   F6  Price
             F7  Return   F8  Hold     F9  Cash     F10 Card     F11 Swish    F12 Lock
            """)
    }

    @Test func aForm() throws {
        var play = try selling()
        try play.run("K: <Up><F6>15<Enter>staff")
        expect(
            play,
            """
             Kvarnens Livs   register 3                              person 17   2026-11-23
               No Item                                       Quantity x price        Amount
                1 Mellanmjölk, ekologisk, laktosfri, …              2 x 16.90         33.80
                    discount                                                          -3.38
            >   2 Lösgodis å ä ö é €                        0.456 kg x 129.00         58.82
                4 牛奶                                              3 x 20.00         60.00
                    3-for-2                                                          -20.00
                    discount on all, staff                                            -5.00





             Price of line 2, Lösgodis å ä ö é €
               Price: 15
             > Reason (Enter: none):
            ────────────────────────────────────────────────────────────────────────────────
              3 lines                                       TOTAL SEK                124.24
              Reductions  28.38                             To pay                   114.24
              Paid  10.00  (card 10.00)                     In cash                  114.00

             Reason (Enter: none): staff
             Enter next   Up back   Ctrl-U empties   Esc leaves

            """)
    }

    @Test func theMenus() throws {
        var play = try Play()
        try play.run("K: /")
        expect(
            play,
            """
             Kvarnens Livs   register 3                              person 17   2026-11-23
             Sale and payment
               f  Find by name                        c  Cash
               j  Where an item stands                b  Bank card
               i  Price of an item                    s  Swish
               q  Quantity of the line                g  Gift card
               v  Void the line                       o  Other tender
               d  Discount on the line                u  Take a payment back
               a  Discount on all                     e  End, nothing to pay
               p  Price of the line                   n  Show a receipt
               r  Return, with receipt                w  Drawer and day ...
               t  Return, without receipt             x  Leave the register
               h  Hold the sale
               l  Recall a held sale
               k  Cancel the sale

            ────────────────────────────────────────────────────────────────────────────────




             A letter:
             F1  Menu     F2  Find     F3  Qty      F4  Void     F5  Reduce   F6  Price
             F7  Return   F8  Hold     F9  Cash     F10 Card     F11 Swish    F12 Lock
            """)
        try play.run("K: w")
        expect(
            play,
            """
             Kvarnens Livs   register 3                              person 17   2026-11-23
             Drawer and day
               o  Open with a float                   l  Log in
               i  Paid in                             g  Log out
               n  No sale                             k  Lock the register
               c  Count the drawer                    t  Training, till log out
               r  Count once more                     s  Sale and payment ...
               x  X, figures so far
               z  Z, end of the day







            ────────────────────────────────────────────────────────────────────────────────




             A letter:
             F1  Menu     F2  Find     F3  Qty      F4  Void     F5  Reduce   F6  Price
             F7  Return   F8  Hold     F9  Cash     F10 Card     F11 Swish    F12 Lock
            """)
    }

    /// Within a menu no letter does two things.
    @Test(arguments: [Menu.sale, .drawer])
    func lettersAreUnambiguous(menu: Menu) throws {
        let rows = menu.columns.joined().map { "\($0)" }
        #expect(Set(rows).count == rows.count)
        #expect(Set(menu.letters).count == menu.letters.count)
    }

    @Test func aListToPickFrom() throws {
        var play = try Play()
        try play.run(
            """
            K: mjölk<F2>
            C: FIND \"mjölk\" limit=100
            S: - item=7310865001825 name="Arla Ko Mellanmjölk" price=16.90 place=1-A-1
            S: - item=T-LOOSE name="Mjölkchoklad, lösvikt" price=129.00 unit=kg
            S: OK rows=2
            K: <Down>
            """)
        expect(
            play,
            """
             Kvarnens Livs   register 3                              person 17   2026-11-23
             Found (2)
               Arla Ko Mellanmjölk                          1-A-1      16.90  7310865001825
             > Mjölkchoklad, lösvikt                               129.00/kg        T-LOOSE












            ────────────────────────────────────────────────────────────────────────────────





             Enter takes it   Up, Down choose   Tab tells where   Esc leaves

            """)
    }

    @Test func aReceiptAndTheChange() throws {
        var play = try Play(help: "S: - verb=END usage=\"#seq END [print=text|escpos]\"\n")
        try play.run(
            CheckoutSaleTests.milk + """
                K: 50<F9>
                C: # PAY cash 50.00
                S: OK payment=1 paid=50.00 due=0.00 rounding=0.20 change=16.00
                C: # END print=text
                S: - text="              Kvarnens Livs"
                S: - text=""
                S: - text="Mellanmjölk"
                S: - text="  2 x 16.90                          33.80"
                S: - text="Att betala SEK                       34.00"
                S: OK receipt=3-1 total=33.80 rounding=0.20 change=16.00 rows=5
                """)
        expect(
            play,
            """
             Kvarnens Livs   register 3                              person 17   2026-11-23
             Receipt 3-1
                             Kvarnens Livs

               Mellanmjölk
                 2 x 16.90                          33.80
               Att betala SEK                       34.00









            ────────────────────────────────────────────────────────────────────────────────
                                                            CHANGE SEK                16.00


             Receipt 3-1   CHANGE 16.00
             >
             F1  Menu     F2  Find     F3  Qty      F4  Void     F5  Reduce   F6  Price
             F7  Return   F8  Hold     F9  Cash     F10 Card     F11 Swish    F12 Lock
            """)
    }

    @Test func aLongSaleShowsTheSelectedLine() throws {
        let hello = Play.ready.replacing("state=open", with: "state=sale lines=30 total=30.00")
        var play = try Play(hello: hello)
        let rows = (1...30).map { "S: - line=\($0) item=\($0) name=Item-\($0) qty=1 amount=1.00\n" }
        try play.run(
            "C: TOTAL\n" + rows.joined()
                + "S: OK lines=30 total=30.00 paid=0.00 due=30.00 cash-due=30.00 rows=30")
        #expect(play.screen.contains(">  30 Item-30"))
        #expect(!play.screen.contains("Item-1 "))
        try play.run("K: " + String(repeating: "<Up>", count: 28))
        #expect(play.screen.contains(">   2 Item-2 "))
    }
}
