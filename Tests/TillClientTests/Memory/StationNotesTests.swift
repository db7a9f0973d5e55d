import Testing
import TillClient
import TillCore

struct StationNotesTests {
    private func notes(_ records: StationNotes.Record...) -> StationNotes {
        var notes = StationNotes()
        for record in records { notes.apply(record) }
        return notes
    }

    @Test func aLineIsKeptUntilItsReplyWasSeen() {
        let sale = StationNotes.Kept(number: 7, text: "SALE")
        let item = StationNotes.Kept(number: 8, text: "ITEM 1")
        var notes = notes(.sent(item), .sent(sale))
        #expect(notes.kept == [sale, item])
        notes.apply(.done(number: 7))
        #expect(notes.kept == [item])
        #expect(notes.last == 7)
        notes.apply(.dropped(number: 8))
        #expect(notes.kept == [])
        #expect(notes.last == 7)
    }

    @Test func numbersOnlyGoUp() {
        let notes = notes(
            .known(number: 117), .done(number: 5), .receipt(number: 412), .receipt(number: 3))
        #expect(notes.last == 117)
        #expect(notes.receipt == 412)
    }

    @Test func aNumberThatWasNotUsedTakesAnotherLine() {
        let notes = notes(
            .sent(.init(number: 7, text: "ITEM nope")), .dropped(number: 7),
            .sent(.init(number: 7, text: "ITEM 1")))
        #expect(notes.kept.map(\.line) == ["ITEM 1"])
    }

    @Test(arguments: [
        ("LOGIN 17 pin=4711", "LOGIN 17 pin="),
        ("ITEM 1 price=10.00 by=21 pin=\"2121\"", "ITEM 1 price=10.00 by=21 pin=\"\""),
        ("PIN 17 new=1234 by=1 pin=1001", "PIN 17 new= by=1 pin="),
        // Nothing of what is no line can be told from a PIN.
        ("LOGIN 17 pin=\"4711", "LOGIN"),
    ])
    func noPINIsKept(line: String, kept: String) {
        #expect(StationNotes.Kept(number: 1, text: line).line == kept)
    }
}

struct StationNameTests {
    @Test func eachStationOfEachStoreHasAnotherName() {
        func name(_ store: String, _ identity: Identity) -> String? {
            StationName(store: store, identity)?.fileName
        }
        #expect(name("Kvarnens Livs", .register(3)) == "Kvarnens-Livs.register-3")
        #expect(name("Kvarnens-Livs", .register(3)) == "Kvarnens_2DLivs.register-3")
        #expect(name("../å", .register(3)) == "_2E_2E_2F_C3_A5.register-3")
        #expect(
            name("S", .service(name: "register", station: "3")) == "S.register.3")
        #expect(name("S", .guest) == nil)
        let long = String(repeating: "å", count: 50)
        let names = [long + "1", long + "2"].compactMap { name($0, .register(3)) }
        #expect(Set(names).count == 2)
        #expect(names.allSatisfy { $0.utf8.count <= 180 })
    }
}
