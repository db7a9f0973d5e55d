import Testing
import TillClient

/// An import that talks to an outbox, with the test as its server.
@Suite struct ImportRunTests {
    private struct Talk {
        var run: ImportRun
        var outbox = Outbox()

        /// What is sent now, as it goes to the wire.
        mutating func sent() -> [String] {
            run.nextRequests().map { post in
                let request =
                    post.isNumbered ? outbox.addNumbered(post.text) : outbox.add(post.text)
                return String(decoding: request.bytes.dropLast(), as: UTF8.self)
            }
        }

        mutating func reply(_ lines: String...) throws {
            var reader = ResponseReader()
            for line in lines {
                guard case .complete(let reply) = try reader.received(Array(line.utf8)) else {
                    continue
                }
                let (request, outcome) = try outbox.answered(reply)
                switch outcome {
                case .decided: run.received(.decided(request, reply))
                case .undecided: run.received(.undecided(request))
                }
            }
        }
    }

    private func talk(_ text: String, _ mode: ImportRun.Mode = .write) throws -> Talk {
        let file = try ImportFile(Array(text.utf8))
        #expect(file.failures == [])
        return Talk(run: ImportRun(file, mode))
    }

    private static let milk = "code,name,price,vat,group,stock\nA,Ost,2.00,food,x,3\n"
    private static let put = "PUT item A name=Ost price=2.00 vat=food group=x"

    @Test func aNewItemIsSentWithAllThatBelongsToIt() throws {
        var talk = try talk(Self.milk)
        #expect(talk.sent() == ["CHECK " + Self.put])
        try talk.reply("- field=item new=A", "OK item=A changed=yes rows=1")
        let sent = talk.sent()
        #expect(sent[0] == "#1 " + Self.put)
        #expect(sent[1].hasPrefix("#2 STOCKTAKE A 3 ref="))
        #expect(!talk.run.isDone)
        try talk.reply("OK #1 item=A changed=yes")
        try talk.reply("OK #2 item=A counted=3 change=3 on-hand=3 changed=yes")
        #expect(talk.sent().isEmpty && talk.run.isDone)
        #expect(talk.run.count(of: .items).new == 1 && talk.run.count(of: .stock).new == 1)
        #expect(talk.run.takeFindings() == [])
    }

    @Test func whatIsAsItShouldBeIsLeftAlone() throws {
        var talk = try talk(Self.milk)
        _ = talk.sent()
        try talk.reply("OK item=A changed=no rows=0")
        #expect(talk.sent()[0].hasPrefix("CHECK STOCKTAKE A 3 ref="))
        try talk.reply("OK item=A counted=3 change=0 on-hand=1 changed=no")
        #expect(talk.sent().isEmpty && talk.run.isDone)
        #expect(talk.run.count(of: .items).unchanged == 1)
        #expect(talk.run.count(of: .stock).unchanged == 1)
    }

    /// A file without places takes no item from its place, and that alone is no change.
    @Test func itemsKeepWhatTheFileSaysNothingOf() throws {
        var talk = try talk("code,name,price,vat,group\nA,Ost,2.00,food,x\nB,Fil,1.00,food,x\n")
        _ = talk.sent()
        try talk.reply(
            "- field=price old=1.00 new=2.00", "- field=place old=\"hylla 4\"",
            "- field=age old=18", "OK item=A changed=yes rows=3")
        try talk.reply("- field=place old=4-B-2", "OK item=B changed=yes rows=1")
        #expect(talk.sent() == ["#1 " + Self.put + " place=\"hylla 4\" age=18"])
        #expect(talk.run.count(of: .items).unchanged == 1)
    }

    @Test func aColumnThatIsEmptyTakesAway() throws {
        var talk = try talk("code,name,price,vat,group,place\nA,Ost,2.00,food,x,\n")
        _ = talk.sent()
        try talk.reply("- field=place old=4-B-2", "OK item=A changed=yes rows=1")
        #expect(talk.sent() == ["#1 " + Self.put])
    }

    @Test func aDryRunSendsNothing() throws {
        var talk = try talk(
            "code,name,price,vat,group,stock\nA,Ost,2.00,food,x,3\nB,Fil,1.00,food,x,2\n"
                + "C,Te,1.00,no,x,\n", .dryRun)
        #expect(talk.sent().count == 3)
        try talk.reply("- field=price old=1.00 new=2.00", "OK item=A changed=yes rows=1")
        try talk.reply("- field=item new=B", "OK item=B changed=yes rows=1")
        try talk.reply("NO unknown-vat \"No such class.\"")
        #expect(talk.sent().count == 1)
        try talk.reply("OK item=A counted=3 change=2 place=4-B on-hand=3 changed=yes")
        #expect(talk.sent().isEmpty && talk.run.isDone)
        #expect(
            talk.run.takeFindings().map { "\($0.line) \($0.text)" } == [
                "2 A Ost: price 1.00 -> 2.00", "3 B Fil: new",
                "4 C Te: no VAT class is called `no`: say which it is, --value \"vat:no=…\""
                    + " (unknown-vat)", "2 A Ost: stock at 4-B 3 (+2)",
            ])
        #expect(talk.run.count(of: .items).fields.map(\.value) == [1, 1, 0, 1])
    }

    @Test func neverHasMoreUnderWayThanItsWindow() throws {
        let rows = (1...ImportRun.window + 1).map { "\($0),5\n" }.joined()
        var talk = try talk("code,stock\n" + rows)
        #expect(talk.sent().count == ImportRun.window)
        #expect(talk.sent().isEmpty)
        try talk.reply("OK item=1 counted=5 change=0 changed=no")
        #expect(talk.sent().count == 1)
    }

    @Test func goesOnInOrderBehindARefusal() throws {
        let rows = (1...4).map { "\($0),5\n" }.joined()
        var talk = try talk("code,stock\n" + rows)
        _ = talk.sent()
        for number in 1...4 { try talk.reply("OK item=\(number) counted=5 change=1 changed=yes") }
        #expect(talk.sent().count == 4)
        try talk.reply("NO unknown-item #1 \"No such item.\"")
        for number in 2...4 {
            #expect(talk.sent().isEmpty)
            try talk.reply("NO gap #\(number) \"gap\" next=1")
        }
        #expect(
            talk.sent().map { $0.prefix(14) } == [
                "#1 STOCKTAKE 2", "#2 STOCKTAKE 3", "#3 STOCKTAKE 4",
            ])
        for number in 1...3 { try talk.reply("OK #\(number) item=1 changed=yes") }
        #expect(talk.run.isDone)
        #expect(talk.run.count(of: .stock).changed == 3)
        #expect(talk.run.takeFindings().map(\.line) == [2])
    }

    /// A file of so many rows, answered until all before the last `left` are there.
    private func added(_ left: Int) throws -> Talk {
        let rows = (1...ImportRun.window + left).map { "A\($0),Ost,2.00,food,x,3,K-\($0),1\n" }
        var talk = try talk("code,name,price,vat,group,stock,place,planned\n" + rows.joined())
        #expect(talk.sent().count == ImportRun.window)
        for row in 1...ImportRun.window {
            try talk.reply("- field=item new=A\(row)", "OK item=A\(row) changed=yes rows=1")
        }
        for number in 1...ImportRun.window * 3 {
            if number % ImportRun.window == 1 { _ = talk.sent() }
            try talk.reply("OK #\(number) item=A changed=yes")
        }
        return talk
    }

    private func addition(_ number: Int, _ row: Int) -> String {
        "#\(number) PUT item A\(row) name=Ost price=2.00 vat=food group=x place=K-\(row) if-new=yes"
            + " stock=3 ref="
    }

    /// Where all is new, an item is one line; what stands beside it follows.
    @Test func amongNewItemsTheNextIsTakenForNew() throws {
        var talk = try added(2)
        let first = ImportRun.window * 3 + 1
        var sent = talk.sent()
        #expect(sent.count == 2)
        #expect(sent[0].hasPrefix(addition(first, ImportRun.window + 1)))
        try talk.reply("OK #\(first) item=A changed=yes on-hand=3")
        sent = talk.sent()
        #expect(sent == ["#\(first + 2) PUT place A241 K-241 planned=1"])
        try talk.reply("OK #\(first + 1) item=A changed=yes on-hand=3")
        try talk.reply("OK #\(first + 2) item=A place=K-241 changed=yes")
        _ = talk.sent()
        try talk.reply("OK #\(first + 3) item=A place=K-242 changed=yes")
        #expect(talk.run.isDone)
        for kind in [ImportRow.Kind.items, .stock, .places] {
            #expect(talk.run.count(of: kind).new == ImportRun.window + 2)
        }
    }

    /// It is left as it is, and asked about; those behind it are, too.
    @Test func whatIsThereAfterAllIsAskedAbout() throws {
        var talk = try added(1)
        let first = ImportRun.window * 3 + 1
        _ = talk.sent()
        try talk.reply("OK #\(first) item=A241 changed=no kept=yes")
        let asked = talk.sent()
        #expect(
            asked == ["CHECK PUT item A241 name=Ost price=2.00 vat=food group=x place=K-241"])
        try talk.reply("OK item=A241 changed=no rows=0")
        #expect(talk.sent().map { $0.prefix(15) } == ["CHECK PUT place", "CHECK STOCKTAKE"])
        #expect(talk.run.count(of: .items).unchanged == 1)
    }

    /// What exactly is refused, the item or its count, is told as ever.
    @Test func whatIsRefusedWithItsCountIsAskedAbout() throws {
        var talk = try added(2)
        let first = ImportRun.window * 3 + 1
        _ = talk.sent()
        try talk.reply("NO quantity-not-whole #\(first) \"By the piece.\"")
        try talk.reply("NO gap #\(first + 1) \"gap\" next=\(first)")
        let sent = talk.sent()
        #expect(sent[0].hasPrefix(addition(first, ImportRun.window + 2)))
        #expect(sent[1].hasPrefix("CHECK PUT item A241 "))
        #expect(talk.run.takeFindings() == [])
    }

    private static let mixed = """
        code,name,price,vat,group,kind,deposit,place,stock
        A,,,,,,,K-1,7
        A,Läsk,2.00,food,x,,P,,3
        P,Pant,1.00,food,x,deposit,,,

        """
    private static let deposit = "PUT item P name=Pant price=1.00 vat=food group=x kind=deposit"
    private static let drink = "PUT item A name=\"Läsk\" price=2.00 vat=food group=x"

    /// Deposits, then the items that name them, then what is said of items, wherever they stand.
    @Test func whatOthersNeedGoesFirst() throws {
        var talk = try talk(Self.mixed)
        #expect(talk.sent() == ["CHECK " + Self.deposit])
        try talk.reply("- field=item new=P", "OK item=P changed=yes rows=1")
        #expect(talk.sent() == ["#1 " + Self.deposit])
        try talk.reply("OK #1 item=P changed=yes")
        #expect(talk.sent() == ["CHECK " + Self.drink + " deposit=P"])
        try talk.reply("- field=item new=A", "OK item=A changed=yes rows=1")
        #expect(talk.sent().map { $0.prefix(18) } == ["#2 PUT item A name", "#3 STOCKTAKE A 3 r"])
        try talk.reply("OK #2 item=A changed=yes")
        #expect(talk.sent().isEmpty)
        try talk.reply("OK #3 item=A counted=3 changed=yes")
        #expect(talk.sent()[0].hasPrefix("CHECK STOCKTAKE A 7 place=K-1 ref="))
        try talk.reply("OK item=A counted=7 changed=yes")
        #expect(talk.sent()[0].hasPrefix("#4 STOCKTAKE A 7 place=K-1 ref="))
        try talk.reply("OK #4 item=A counted=7 changed=yes")
        #expect(talk.sent().isEmpty && talk.run.isDone)
    }

    /// What isn't there yet, and would be, is no refusal.
    @Test func aDryRunKnowsWhatWouldBeThere() throws {
        var talk = try talk(Self.mixed, .dryRun)
        _ = talk.sent()
        try talk.reply("- field=item new=P", "OK item=P changed=yes rows=1")
        #expect(talk.sent() == ["CHECK " + Self.drink])
        try talk.reply("- field=item new=A", "OK item=A changed=yes rows=1")
        #expect(talk.sent().isEmpty && talk.run.isDone)
        #expect(talk.run.count(of: .items).new == 2)
        #expect(talk.run.count(of: .stock).new == 1 && talk.run.count(of: .stock).changed == 1)
    }

    /// What belongs to an item that is refused is told with it.
    @Test func aRefusedItemsStockIsCountedAsRefused() throws {
        var talk = try talk(Self.milk)
        _ = talk.sent()
        try talk.reply("NO unknown-vat \"No such class.\"")
        #expect(talk.sent().isEmpty && talk.run.isDone)
        #expect(talk.run.count(of: .items).refused == 1 && talk.run.count(of: .stock).refused == 1)
    }

    @Test func aFileWithoutAnythingIsDoneAtOnce() throws {
        var talk = try talk("code,stock\n" + (0..<3000).map { "\($0),\n" }.joined())
        #expect(talk.sent().isEmpty && talk.run.isDone)
        #expect(talk.run.rows == 3000)
    }
}
