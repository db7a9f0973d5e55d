import Testing
import TillClient
import TillCore

/// A scanner types at the worst moment. It answers nothing, and what it typed is not lost.
struct CheckoutScanTests {
    private static let code = "7310865001825"

    @Test(arguments: ["/k", "/x", "/wz", "/wt"])
    func aScanIsNoConsent(keys: String) throws {
        var play = try Play()
        try play.run(
            CheckoutSaleTests.milk + """
                K: \(keys)
                E: Sure?
                B: \(Self.code)<Enter>
                A: ring
                M: !! Scanned, and no answer. Sold when the question is done: 7310865001825
                E: Sure?
                K: <Esc>
                C: # ITEM 7310865001825
                """)
        play.expectSilence()
    }

    /// Also when its keys come one by one: over a slow link.
    @Test func norWhenItIsSlow() throws {
        var play = try Play()
        try play.run(
            CheckoutSaleTests.milk + """
                K: /k\(Self.code)<Enter>
                A: ring
                E: Sure?
                K: <Enter>
                C: # CANCEL
                S: OK
                C: # SALE
                S: OK
                C: # ITEM 7310865001825
                """)
        play.expectSilence()
    }

    @Test(arguments: ["n", "no", "nej", "x", "yes", "ja", "0"])
    func allElseIsNo(answer: String) throws {
        var play = try Play()
        try play.run(
            CheckoutSaleTests.milk + "K: /k\(answer)<Enter>\nM: No: nothing is done.\nE: >")
        play.expectSilence()
        #expect(play.screen.contains("TOTAL SEK"))
    }

    @Test(arguments: ["", "y", "j", "J"])
    func theseAreYes(answer: String) throws {
        var play = try Play()
        try play.run(CheckoutSaleTests.milk + "K: /k\(answer)<Enter>\nC: # CANCEL")
    }

    @Test(arguments: ["7310865001825", "73100010", "OL-33", "2311111112345"])
    func aScanIsNoAmount(code: String) throws {
        var play = try Play()
        try play.run(
            CheckoutSaleTests.milk + """
                K: <F9>
                B: \(code)<Enter>
                A: ring
                M: Sold when the question is done: \(code)
                E: Amount [34.00]:
                K: <Esc>
                C: # ITEM \(code)
                """)
        play.expectSilence()
    }

    /// A scanned reference, a card's number or an item's code is what is asked for.
    @Test func whereACodeIsAskedForItIsTheAnswer() throws {
        var play = try Play()
        try play.run("K: /i\nB: \(Self.code)<Enter>\nC: PRICE \(Self.code)")
    }

    @Test func aListIsNotChosenFromByAScan() throws {
        var play = try Play()
        try play.run(
            """
            K: havre<F2>
            C: FIND havre limit=100
            S: - item=1 name=Havredryck price=19.90
            S: OK rows=1
            B: \(Self.code)<Enter>
            A: ring
            K: <Esc>
            C: # SALE
            S: OK
            C: # ITEM \(Self.code)
            """)
    }

    /// The letters of a code are no letters of the menu.
    @Test func aMenuIsLeftByAScan() throws {
        var play = try Play()
        try play.run(
            CheckoutSaleTests.milk + "K: /\nB: VX-33<Enter>\nC: # ITEM VX-33")
        play.expectSilence()
    }

    /// The next item came while the age of the buyer was about to be asked.
    @Test func whatIsScannedBeforeAQuestionDoesNotAnswerIt() throws {
        var play = try Play()
        try play.run(
            """
            B: BEER<Enter>
            B: \(Self.code)<Enter>
            C: # SALE
            S: OK
            C: # ITEM BEER
            S: NO age-check "The age of the buyer has to be checked" age=20
            A: ring
            C: # CANCEL
            S: OK
            E: Is 20? Enter: seen, or born on [seen]:
            K: <Enter>
            C: # SALE
            S: OK
            C: # ITEM BEER age=seen
            S: OK line=1 total=20.00
            C: TOTAL
            S: OK lines=1 total=20.00 paid=0.00 due=20.00 cash-due=20.00 rows=0
            C: # ITEM \(Self.code)
            """)
    }

    @Test func aLockedRegisterSellsNothing() throws {
        var play = try Play()
        try play.run(
            """
            K: <F12>
            E: PIN:
            B: \(Self.code)<Enter>
            A: ring
            M: !! The register is locked: 7310865001825 is not sold.
            K: <F9>
            A: ring
            K: 4711<Enter>
            C: # LOGIN 17 pin=4711
            S: NO wrong-pin "Wrong PIN"
            A: ring
            E: PIN:
            K: 4711<Enter>
            C: # LOGIN 17 pin=4711
            S: OK person=17 role=cashier
            M: Unlocked.
            E: >
            """)
        play.expectSilence()
    }

    /// Who comes back to a program that was left says a PIN; nobody else gets past it.
    @Test func comingBackTakesThePIN() throws {
        var surroundings = Checkout.Surroundings()
        surroundings.isLocked = true
        let hello = Play.ready.replacing("state=open", with: "state=sale lines=1 total=33.80")
        var play = try Play(hello: hello, surroundings)
        #expect(play.screen.contains("Locked by person 17"))
        try play.run(
            """
            K: <Esc>
            E: Person:
            K: 21<Enter>2121<Enter>
            C: # HOLD 17 by=21 pin=2121
            S: NO payment-begun "Something is paid already"
            A: ring
            K: <Esc>
            E: PIN:
            K: 4711<Enter>
            C: # LOGIN 17 pin=4711
            S: OK person=17 role=cashier
            C: TOTAL
            """)
        play.expectSilence()
    }

    @Test func whoIsTakenOverMayTakeItBack() throws {
        var play = try Play()
        play.change { _ = $0.wasTakenOver() }
        try play.run(
            """
            M: !! Another connection has taken this register over.
            E: Take it back?
            B: \(Self.code)<Enter>
            A: ring
            K: <Enter>
            """)
        play.expect([.connect])
    }

    @Test func aForgottenDayIsClosedFirst() throws {
        var surroundings = Checkout.Surroundings()
        surroundings.today = "2027-01-02"
        let hello =
            "OK store=S currency=SEK day=2026-12-31 register=3 state=closed person=17"
        let help = "S: - verb=CLOSEDAY usage=\"#seq CLOSEDAY [day=DATE]\"\n"
        var play = try Play(hello: hello, help: help, surroundings)
        try play.run(
            """
            C: STATUS
            S: - register=1 state=open person=21 name=Sam receipt=3
            S: OK version=1 store=S day=2026-12-31 entry=1 rows=1
            A: ring
            E: Close it now?
            """)
        #expect(play.screen.contains("Close 2026-12-31 first"))
        #expect(play.screen.contains("register 1: open, Sam"))
        try play.run(
            """
            K: n<Enter>
            E: Float [0.00]:
            K: <Enter>
            C: # OPEN float=0.00 day=2026-12-31
            """)
    }

    @Test func theDayIsClosedWithASecondPerson() throws {
        let help = "S: - verb=CLOSEDAY usage=\"#seq CLOSEDAY [day=DATE]\"\n"
        var play = try Play(help: help)
        try play.run(
            """
            K: /wa
            C: STATUS
            S: - register=1 state=closed receipt=3
            S: OK version=1 store=S day=2026-11-23 entry=1 rows=1
            K: j<Enter>
            C: # CLOSEDAY day=2026-11-23
            S: NO not-allowed "It takes a right" right=close-day
            A: ring
            K: 1<Enter>1001<Enter>
            C: # CLOSEDAY day=2026-11-23 by=1 pin=1001
            S: OK settlement=7 day=2026-11-23
            M: The day 2026-11-23 is closed, settlement 7.
            """)
    }

    /// What is configured is chosen by its number, its text or its id.
    @Test(arguments: ["2", "Ångrat köp", "regret"])
    func aReasonIsChosen(typed: String) throws {
        let help = "S: - verb=LIST usage=LIST\n"
        var play = try Play(help: help)
        try play.run(
            """
            C: LIST reasons
            S: - id=broken text=Trasig kind=return
            S: - id=regret text="Ångrat köp" kind=return
            S: OK rows=2
            C: LIST tenders
            S: - id=cash text=Kontant kind=cash
            S: OK rows=1
            C: LIST modes
            S: OK rows=0
            C: LIST people
            S: - id=17 name=Kim role=cashier
            S: OK rows=1
            K: /tT-MILK<Enter><Enter><Enter>
            """)
        #expect(play.screen.contains("2  Ångrat köp"))
        #expect(play.screen.contains("Kim (17)"))
        try play.run(
            """
            K: \(typed)<Enter>
            C: # SALE
            S: OK
            C: # RETURN T-MILK reason=regret
            """)
    }

    /// All of it in Swedish, refusals by their code.
    @Test func itSpeaksSwedish() throws {
        var surroundings = Checkout.Surroundings()
        surroundings.language = .swedish
        var play = try Play(surroundings)
        try play.run(
            """
            B: NOPE<Enter>
            C: # SALE
            S: OK
            C: # ITEM NOPE
            S: NO unknown-item "No such item"
            A: ring
            C: # CANCEL
            S: OK
            M: !! NOPE: Varan finns inte (unknown-item)
            K: <Esc>/k
            A: ring
            M: !! Inget köp är öppet.
            """)
        #expect(play.screen.contains("F9  Kontant"))
        #expect(play.screen.contains("kassa 3"))
    }
}
