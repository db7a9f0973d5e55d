import Testing
import TillClient
import TillCore

struct TypedTests {
    @Test func money() {
        #expect(Typed.money("200")?.written == "200.00")
        #expect(Typed.money("12,50")?.written == "12.50")
        #expect(Typed.money("12.5") == nil)
        #expect(Typed.money("x") == nil)
    }

    @Test func items() {
        #expect(Typed.item("2*A") == ("A", Typed.quantity("2")))
        #expect(Typed.item("A*2") == ("A", Typed.quantity("2")))
        #expect(Typed.item("0,350*A") == ("A", Typed.quantity("0.35")))
        #expect(Typed.item("A*B") == ("A*B", nil))
        #expect(Typed.item("*") == ("*", nil))
    }

    @Test func countedThings() {
        #expect(Typed.pieces("500*2, 100*3 20*1") == "500.00*2,100.00*3,20.00*1")
        #expect(Typed.pieces("500") == nil)
        #expect(Typed.pieces("") == nil)
        #expect(Typed.tenders("card:1200 swish:3.50") == "card:1200.00 swish:3.50")
        #expect(Typed.tenders(":3") == nil)
    }
}
