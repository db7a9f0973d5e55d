import TillCore

/// `totals.csv`: the day's figures and each Z's, one a row, for a spreadsheet.
///
/// ```
/// scope,register,z,figure,key,count,quantity,gross,net,vat,amount
/// day,,,sales,,41,,,,,8123.50
/// register,3,3-17,vat,12.00,,,5600.00,5000.00,600.00,
/// ```
struct TotalsTable {
    private struct Row {
        var figure = ""
        var key = ""
        var count: Int?
        var quantity: Quantity?
        var vat: VATTally?
        var amount: Money?
    }

    private let day: ClosedDay
    private var csv = CSVText(capacity: 4096)

    init(_ day: ClosedDay) { self.day = day }

    var bytes: [UInt8] {
        var table = self
        let names = [
            "scope", "register", "z", "figure", "key", "count", "quantity", "gross", "net", "vat",
            "amount",
        ]
        for name in names { table.csv.text(name) }
        table.csv.endRow()
        table.addDay()
        for report in day.reports { table.add(report) }
        return table.csv.bytes
    }

    private mutating func addDay() {
        add(day.seal.totals, of: nil)
        addGrandTotals(day.seal.head.grandSales, day.seal.head.grandReturns, of: nil)
        let head = day.seal.head
        add(Row(figure: "open-sales", count: head.openSales), of: nil)
        add(
            Row(figure: "held-sales", count: head.heldSales.count, amount: head.heldTotal),
            of: nil)
    }

    private mutating func add(_ report: ZReport) {
        let z = report.head.z
        add(report.totals, of: z)
        for drawer in report.drawers {
            let key = drawer.drawer.written
            add(Row(figure: "drawer-float", key: key, amount: drawer.float), of: z)
            add(Row(figure: "drawer-expected", key: key, amount: drawer.expected), of: z)
            if let counted = drawer.counted {
                add(Row(figure: "drawer-counted", key: key, amount: counted), of: z)
                add(Row(figure: "drawer-difference", key: key, amount: drawer.difference), of: z)
            }
            for tender in drawer.tenderDifferences {
                let key = "\(key) \(tender.tender)"
                add(Row(figure: "tender-difference", key: key, amount: tender.amount), of: z)
            }
        }
        addGrandTotals(report.head.grandSales, report.head.grandReturns, of: z)
        if let lines = report.head.openSaleLines {
            add(
                Row(figure: "open-sale-lines", count: lines, amount: report.head.openSaleTotal),
                of: z)
        }
    }

    private mutating func add(_ totals: Totals, of z: RegisterNumber?) {
        for figure in Figure.allCases {
            let tally = totals[figure]
            add(Row(figure: figure.rawValue, count: tally.count, amount: tally.amount), of: z)
        }
        for entry in totals.vat.entries {
            add(Row(figure: "vat", key: entry.key.written, vat: entry.value), of: z)
        }
        for entry in totals.tenders.entries {
            let tally = entry.value
            add(
                Row(figure: "tender", key: entry.key, count: tally.count, amount: tally.amount),
                of: z)
        }
        for entry in totals.reasons.entries {
            let tally = entry.value
            add(
                Row(figure: "reason", key: entry.key, count: tally.count, amount: tally.amount),
                of: z)
        }
        for entry in totals.groups.entries {
            let tally = entry.value
            add(
                Row(
                    figure: "group", key: entry.key, quantity: tally.quantity,
                    amount: tally.amount), of: z)
        }
    }

    private mutating func addGrandTotals(
        _ sales: Money, _ returns: Money, of z: RegisterNumber?
    ) {
        add(Row(figure: "grand-sales", amount: sales), of: z)
        add(Row(figure: "grand-returns", amount: returns), of: z)
        add(Row(figure: "grand-net", amount: sales - returns), of: z)
    }

    private mutating func add(_ row: Row, of z: RegisterNumber?) {
        csv.text(z == nil ? "day" : "register")
        csv.plain(z?.register)
        csv.plain(z)
        csv.text(row.figure)
        csv.text(row.key)
        csv.plain(row.count)
        csv.plain(row.quantity)
        csv.plain(row.vat?.gross)
        csv.plain(row.vat?.net)
        csv.plain(row.vat?.vat)
        csv.plain(row.amount)
        csv.endRow()
    }
}
