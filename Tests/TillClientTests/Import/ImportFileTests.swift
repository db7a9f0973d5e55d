import Testing
import TillClient
import TillCore

@Suite struct ImportFileTests {
    private func file(
        _ text: String, _ options: ImportOptions = ImportOptions()
    ) throws -> ImportFile {
        try ImportFile(Array(text.utf8), options)
    }

    private func requests(
        _ text: String, _ options: ImportOptions = ImportOptions()
    ) throws -> [String] {
        var file = try file(text, options)
        #expect(file.failures == [])
        var requests: [String] = []
        repeat {
            while let row = file.next() { requests += row.steps.map(\.request) }
        } while file.beginNextPass()
        return requests.map { $0.replacing(" ref=\(file.reference)", with: " ref=R") }
    }

    @Test func writesTheLinesOfTheProtocol() throws {
        #expect(
            try requests(
                """
                name,code,vat,price,group,place,unit
                "Arla ""Ko"" Mellanmjölk",7310865001825,food,16.90,dairy,4-B-2,
                Ost,T 1,food,119.00,dairy,,kg
                """) == [
                    #"PUT item 7310865001825 name="Arla \"Ko\" Mellanmjölk" price=16.90 vat=food"#
                        + " group=dairy place=4-B-2",
                    #"PUT item "T 1" name=Ost price=119.00 vat=food group=dairy unit=kg"#,
                ])
    }

    @Test func oneRowMayHoldItAll() throws {
        #expect(
            try requests(
                """
                Artikelnr;Benämning;Pris inkl. moms;Varugrupp;Plats;Notering;Saldo;Nytt pris;Från
                A1;Mjölk;16,90 kr;dairy;4-B-2;övre;31;17,90;2026-12-01 00:00
                A2;Fil;1 234,5;dairy;;;;;
                """, options { $0.defaults[.vat] = "food" }) == [
                    "PUT item A1 name=\"Mjölk\" price=16.90 vat=food group=dairy place=4-B-2",
                    "PUT price A1 17.90 from=2026-12-01",
                    "PUT place A1 4-B-2 note=\"övre\"", "STOCKTAKE A1 31 ref=R",
                    "PUT item A2 name=Fil price=1234.50 vat=food group=dairy",
                ])
    }

    @Test func excelMaySayWhatSeparates() throws {
        #expect(try requests("sep=;\r\ncode;stock\r\nA;1,5\r\n") == ["STOCKTAKE A 1.5 ref=R"])
    }

    @Test func filesMayHoldOneKind() throws {
        #expect(
            try requests("code,price,from\nA,1.00,2026-12-01\n")
                == ["PUT price A 1.00 from=2026-12-01"])
        #expect(
            try requests("code,place,planned\nA,K-1,12\nA,K-2,\n")
                == ["PUT place A K-1 planned=12", "PUT place A K-2"])
        #expect(
            try requests("code,stock,place\nA,1.5,\nA,2,K-1\n")
                == ["STOCKTAKE A 1.5 ref=R", "STOCKTAKE A 2 place=K-1 ref=R"])
    }

    /// Further places of an item stand in rows that say nothing of it.
    @Test func rowsWithoutNameAndPriceAreFurtherPlaces() throws {
        #expect(
            try requests(
                "code,name,price,vat,group,place,planned,stock\nA,Ost,1.00,food,x,1-A,,3\n"
                    + "A,,,,,K-1,6,2\n") == [
                    "PUT item A name=Ost price=1.00 vat=food group=x place=1-A",
                    "STOCKTAKE A 3 ref=R", "PUT place A K-1 planned=6",
                    "STOCKTAKE A 2 place=K-1 ref=R",
                ])
    }

    private func options(_ change: (inout ImportOptions) -> Void) -> ImportOptions {
        var options = ImportOptions()
        change(&options)
        return options
    }

    @Test func columnsAndCellsAreMapped() throws {
        let options = options {
            $0.headers = [.name: "text 2", .price: "P"]
            $0.setValue(of: .vat, cell: "12 %", "food")
        }
        #expect(
            try requests("code,name,text 2,p,price,Moms,group\nA,x,Ost,5,9,12%,g\n", options)
                == ["PUT item A name=Ost price=5.00 vat=food group=g"])
        #expect(try file("code,stock,Leverantör,\nA,1,x,\n").unused == ["Leverantör"])
    }

    /// Every way to name a VAT class or a group that is certain.
    @Test(arguments: [
        ("food", "food"), ("Livsmedel", "food"), ("12 %", "food"), ("12", "food"),
        ("12,00 %", "food"), ("FOOD", "food"), ("25", "25"), ("19 %", "\"19 %\""),
    ])
    func classesMayBeNamedOtherwise(cell: String, sent: String) throws {
        var vocabulary = ImportVocabulary()
        let rows = [
            "- id=food text=Livsmedel percent=12.00", "- id=standard text=Moms percent=25.00",
            "- id=other text=Annat percent=25.00",
        ]
        vocabulary.add(try rows.map { try Line(parsing: Array($0.utf8)) }, of: .vat)
        vocabulary.add(
            try [Line(parsing: Array("- id=dairy text=Mejeri".utf8))], of: .group)
        var file = try file("code;name;price;vat;group\nA;Ost;1,00;\(cell);mejeri\n")
        file.know(vocabulary)
        #expect(
            file.next()?.steps.first?.request
                == "PUT item A name=Ost price=1.00 vat=\(sent) group=dairy")
    }

    /// Rows that end before a column that says what they are of.
    @Test(arguments: [
        "EAN;Namn;Pris", "code;stock;place", "code;place;note", "name;code;kind;price",
    ])
    func shortRowsAreNamed(header: String) throws {
        let defaults = options {
            $0.defaults = [.vat: "food", .group: "x"]
        }
        let columns = header.split(separator: ";").count
        for fields in 1..<columns {
            let row = Array(repeating: "7311000000000", count: fields).joined(separator: ";")
            let failures = try file("\(header)\n\(row)\n", defaults).failures
            #expect(failures.map(\.line) == [2])
            let what = fields == 1 ? "1 field" : "\(fields) fields"
            #expect(failures.map(\.why) == ["\(what), but the header has \(columns)"])
        }
    }

    @Test func longNamesAreErrorsOrCut() throws {
        let long = String(repeating: "å", count: 49) + " 👨‍👩‍👧‍👦"
        let text = "code,name,price,vat,group\nA,\(long),1.00,food,x\n"
        #expect(
            try file(text).failures.map(\.why) == ["it has 124 bytes, and at most 100 may stand"])
        let cut = try requests(text, options { $0.shortensNames = true })
        let name = String(repeating: "å", count: 49)
        #expect(cut == ["PUT item A name=\"\(name)\" price=1.00 vat=food group=x"])
    }

    @Test(arguments: [
        ("", "the file is empty"),
        ("name,price\n", "no column is the code: name it, --map code=HEADER"),
        ("code\n", "there is nothing beside the code"),
        (
            "code,name,price,vat\n",
            "items need `group`: a column, --map group=HEADER or --default group=…"
        ),
        (
            "code,price\n",
            "a later price needs `from`, its date: a column, or --default from=…"
        ),
        (
            "code,name,price,vat,group,from\n",
            "`from` is the date of a later price: call that price `next-price`"
        ),
        ("code,note\n", "notes and planned quantities need `place`"),
        (
            "code,stock,saldo\n",
            "`stock` and `saldo` may both be the stock: say which, --map stock=HEADER"
        ),
    ])
    func headersThatSayTooLittle(text: String, why: String) {
        #expect {
            try file(text)
        } throws: { error in
            (error as? ImportFailure)?.why == why
        }
    }

    @Test(arguments: [
        ("16.90", "16.90"), ("16,9", "16.90"), ("17", "17.00"), ("16,90 kr", "16.90"),
        ("kr 5", "5.00"), ("1 234,50", "1234.50"), ("1\u{A0}234\u{202F}567,5 SEK", "1234567.50"),
        ("1.234,50", "1234.50"), ("1,234.50", "1234.50"), ("1.234.567", "1234567.00"),
        ("25:-", "25.00"), ("25,-", "25.00"), ("007", "7.00"), ("0", "0.00"), (",50", nil),
        ("1,234", nil), ("1.234", nil), ("-5", nil), ("5 euro", nil), ("1 23", nil),
        ("16,901", nil), ("1,2,3", nil), ("1.2,3.4", nil), ("5 5", nil), ("kr", nil), ("5kr5", nil),
        ("99999999999999999999", nil),
    ])
    func prices(cell: String, price: String?) throws {
        let read = try file("code;price;from\nA;\(cell);2026-12-01\n")
        guard let price else {
            #expect(read.failures.map(\.column) == ["price"], "\(cell)")
            return
        }
        #expect(
            try requests("code;price;from\nA;\(cell);2026-12-01\n")
                == ["PUT price A \(price) from=2026-12-01"])
    }

    @Test(arguments: [
        ("12", "12"), ("1,5", "1.5"), ("1,250", nil), ("1.000", nil), ("1 000 st", "1000"),
        ("0", "0"),
        ("-1", nil), ("1,2345", nil), ("tolv", nil),
    ])
    func quantities(cell: String, quantity: String?) throws {
        let text = "code;stock\nA;\(cell)\n"
        #expect(try file(text).failures.count == (quantity == nil ? 1 : 0), "\(cell)")
        if let quantity { #expect(try requests(text) == ["STOCKTAKE A \(quantity) ref=R"]) }
    }

    @Test(arguments: [
        ("7,31087E+12", "Excel has rounded this code to `7,31087E+12`, and its last digits"),
        ("7.31087e+12", "Excel has rounded this code to"),
        ("7310865001825,00", "`7310865001825,00` is a code that was taken for a number"),
        ("7 310865 001825", "`7 310865 001825` has blanks in it"),
        ("", "it is empty"),
        (String(repeating: "x", count: 41), "a code has 1 to 40 bytes"),
    ])
    func codesThatAreNone(code: String, why: String) throws {
        let failures = try file("code;stock\n\(code);1\n").failures
        #expect(failures.count == 1 && failures[0].line == 2 && failures[0].column == "code")
        #expect(failures[0].why.hasPrefix(why), "\(failures)")
    }

    @Test(arguments: ["T 1", "7-UP", "12E3", "1.5-A", "E+1"])
    func codesThatOnlyLookOdd(code: String) throws {
        #expect(try file("code;stock\n\(code);1\n").failures == [])
    }

    @Test(arguments: [
        ("01/12/2026", "could be mistaken"), ("1.12.2026", "could be mistaken"),
        ("46357", "is how Excel counts days"), ("2026-13-01", "is no date"),
        ("2026-12-01 08:30", "is no date"), ("snart", "is no date"),
    ])
    func datesThatAreNone(date: String, why: String) throws {
        let failures = try file("code;price;from\nA;1;\(date)\n").failures
        #expect(failures.count == 1 && failures[0].column == "from")
        #expect(failures[0].why.contains(why), "\(failures)")
    }

    @Test func allThatIsWrongIsTold() throws {
        let read = try file(
            "code;price;from\n7,3E+12;1,234;01/12/2026\nA;1\nB;1;2026-12-01;;\nB;2;2026-12-01\n"
                + "b\"c;1;1\nC;2;2026-12-01\nD;1;2026-12-01;x\n")
        #expect(read.failures.map(\.line) == [2, 2, 2, 3, 5, 6, 8])
        #expect(read.failures.map(\.column) == ["code", "price", "from", nil, "code", nil, nil])
        #expect(read.failures[4].why == "`B` stands in line 4 already")
        #expect(read.badRows == 5 && read.goodRows == 2)
        var file = read
        var lines: [Int] = []
        while let row = file.next() { lines.append(row.line) }
        #expect(lines == [4, 7])
    }

    @Test func equalCodesAreOneItem() throws {
        let failures = try file("code;stock\n036000291452;1\n0036000291452;1\n").failures
        #expect(failures.map(\.why) == ["`0036000291452` stands in line 2 already"])
        let weights = try file("code;stock\n2311111112345;1\n2311111154321;1\n").failures
        #expect(weights.map(\.why) == ["`2311111100007` stands in line 2 already"])
    }

    @Test func failuresHaveALimit() throws {
        let rows = (0..<500).map { "\($0);x\n" }.joined()
        let read = try file("code;stock\n" + rows)
        #expect(read.failures.count == ImportFile.maximumFailures && read.badRows == 500)
    }

    @Test func theReferenceIsTheContents() throws {
        let one = try file("code;stock\nA;1\n").reference
        #expect(one.count == 16)
        #expect(try file("code;stock\nA;1\n").reference == one)
        #expect(try file("code;stock\nA;2\n").reference != one)
        #expect(
            try file("code;stock\nA;1\n", options { $0.headers = [.stock: "stock"] }).reference
                != one)
    }

    @Test func aFailureSaysWhere() {
        #expect(ImportFailure(line: 3, column: "Pris", why: "no").text(in: "a") == "a:3: Pris: no")
        #expect(ImportFailure(line: 0, why: "no").text(in: "a") == "a: no")
    }
}
