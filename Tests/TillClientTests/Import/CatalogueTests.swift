import Testing
import TillClient

struct CatalogueTests {
    private func entries(_ text: String) throws -> [CatalogueFile.Entry] {
        try CatalogueFile(parsing: Array(text.utf8)).entries
    }

    @Test func writesTheLinesOfTheProtocol() throws {
        let entries = try entries(
            """
            name,code,vat,price,group,place,unit
            "Arla ""Ko"" Mellanmjölk",7310865001825,food,16.90,dairy,4-B-2,
            Ost,T 1,food,119.00,dairy,,kg
            """)
        #expect(entries.map(\.line) == [2, 3])
        #expect(
            entries.map(\.request) == [
                #"PUT item 7310865001825 name="Arla \"Ko\" Mellanmjölk" price=16.90 vat=food"#
                    + " group=dairy place=4-B-2",
                #"PUT item "T 1" name=Ost price=119.00 vat=food group=dairy unit=kg"#,
            ])
    }

    @Test(arguments: [
        ("", 1), ("code,name,price,vat\n", 1), ("code,code,name,price,vat,group\n", 1),
        ("code,name,price,vat,group,colour\n", 1),
        ("code,name,price,vat,group\n1,A,1.00,food,dairy\n2,B,1.00,food\n", 3),
        ("code,name,price,vat,group\n,A,1.00,food,dairy\n", 2),
    ])
    func saysInWhichLineItIsWrong(text: String, line: Int) {
        #expect {
            try entries(text)
        } throws: { error in
            (error as? CSVReader.Failure)?.line == line
        }
    }
}

/// An import that talks to an outbox, with the test as its server.
struct CatalogueImportTests {
    private func work(_ count: Int) throws -> CatalogueImport {
        let rows = (1...count).map { "\($0),A,1.00,food,dairy\n" }.joined()
        let text = "code,name,price,vat,group\n" + rows
        return CatalogueImport(try CatalogueFile(parsing: Array(text.utf8)).entries)
    }

    private func post(_ work: inout CatalogueImport, _ outbox: inout Outbox) -> [Outbox.Request] {
        var posted: [Outbox.Request] = []
        while let request = work.nextRequest() { posted.append(outbox.addNumbered(request)) }
        return posted
    }

    @Test func neverHasMoreUnderWayThanItsWindow() throws {
        var work = try work(100)
        var outbox = Outbox()
        #expect(post(&work, &outbox).count == CatalogueImport.window)
        let reply = try response("OK #1 item=1 changed=yes")
        let (request, _) = try outbox.answered(reply)
        work.received(.decided(request, reply))
        #expect(work.changed == 1)
        #expect(post(&work, &outbox).count == 1)
    }

    @Test func goesOnInOrderBehindARefusal() throws {
        var work = try work(4)
        var outbox = Outbox()
        _ = post(&work, &outbox)
        let refusal = try response(#"NO unknown-vat #1 "no such class""#)
        work.received(.decided(try outbox.answered(refusal).0, refusal))
        for number in 2...4 {
            #expect(work.nextRequest() == nil)
            let gap = try response(#"NO gap #\#(number) "gap" next=1"#)
            let (request, outcome) = try outbox.answered(gap)
            #expect(outcome == .undecided)
            work.received(.undecided(request))
        }
        let again = post(&work, &outbox)
        #expect(again.map(\.number) == [1, 2, 3])
        #expect(again.map { $0.text.prefix(10) } == ["PUT item 2", "PUT item 3", "PUT item 4"])
        for number in 1...3 {
            let reply = try response("OK #\(number) item=1 changed=no")
            work.received(.decided(try outbox.answered(reply).0, reply))
        }
        #expect(work.isDone)
        #expect(work.unchanged == 3)
        #expect(work.refusals.map(\.line) == [2])
        #expect(work.refusals.map(\.code) == ["unknown-vat"])
        #expect(work.refusals.map(\.sentence) == ["no such class"])
    }
}
