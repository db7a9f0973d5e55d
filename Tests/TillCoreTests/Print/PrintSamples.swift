import TillCore

/// What the tests print: a shop, its receipts, its reports.
enum PrintSamples {
    static let configuration: Configuration = {
        var configuration = Configuration()
        configuration.store.name = "Kvarnens Livs"
        configuration.store.company = "Kvarnens Livs AB"
        configuration.store.organisation = "556677-8899"
        configuration.store.currency = "SEK"
        for (name, kind) in tenders {
            var tender = Setting.Tender()
            tender.name = name
            tender.kind = kind
            tender.currency = kind == .foreign ? "EUR" : nil
            configuration.tenders.append(tender)
        }
        for (name, text) in [("dairy", "Mejeri"), ("fruit", "Frukt och grönt"), ("book", "Böcker")]
        {
            var group = Setting.Group()
            group.name = name
            group.text = text
            configuration.groups.append(group)
        }
        for (kind, name, text) in reasons {
            var reason = Setting.Reason()
            reason.kind = kind
            reason.name = name
            reason.text = text
            configuration.reasons.append(reason)
        }
        return configuration
    }()

    private static let tenders: [(String, Setting.Tender.Kind)] = [
        ("cash", .cash), ("card", .card), ("swish", .card), ("gift-card", .giftCard),
        ("voucher", .voucher), ("account", .account), ("euro", .foreign),
    ]

    private static let reasons: [(Setting.Reason.Kind, String, String)] = [
        (.paidOut, "supplies", "Förbrukning"), (.difference, "miscount", "Felväxlat"),
    ]

    static let setting: Setting.Print = {
        var setting = Setting.Print()
        setting.head = "Storgatan 1\n123 45 Orten"
        setting.foot = "Öppet köp 30 dagar\nVälkommen åter!"
        return setting
    }()

    static let time = Timestamp(text: "2026-11-23T10:15:02.123+01:00")!

    static func line(
        _ name: String, _ price: Int64, _ quantity: String = "1", unit: Item.Unit = .each,
        rate: Int64 = 600
    ) -> SaleLine {
        var line = SaleLine()
        line.name = name
        line.price = Money(minor: price)
        line.quantity = Quantity(text: quantity)!
        line.unit = unit
        line.amount = line.price.times(line.quantity)!
        line.vat = VATRate(basisPoints: rate)
        return line
    }

    static func payment(
        _ tender: String, _ amount: Int64, change: Int64 = 0, rounding: Int64 = 0
    ) -> Payment {
        var payment = Payment()
        payment.tender = tender
        payment.kind = configuration.tender(tender)!.kind
        payment.amount = Money(minor: amount)
        payment.change = Money(minor: change)
        payment.rounding = Money(minor: rounding)
        return payment
    }

    /// The receipt of a sale, worked out as the store does it.
    static func receipt(
        _ lines: [SaleLine], _ payments: [Payment], discount: SaleDiscount? = nil
    ) -> Receipt {
        let sale = sale(lines, payments, discount)
        return Receipt(
            name: RegisterNumber(register: 3, number: 413), entry: 10_423, day: 142, time: time,
            person: 17, total: sale.total, rounding: sale.rounding, change: sale.change,
            kept: sale.kept, vat: vatAmounts(of: sale.settledLines), lines: sale.settledLines,
            payments: sale.payments)
    }

    static func sale(
        _ lines: [SaleLine], _ payments: [Payment], _ discount: SaleDiscount? = nil
    ) -> OpenSale {
        var sale = OpenSale(entry: 10_420)
        sale.set(discount)
        for line in lines { sale.add(line) }
        for payment in payments { sale.add(payment) }
        return sale
    }

    static let groceries = [
        line("Mjölk 3 % 1,5 l", 1690, "2"),
        line("Bananer", 2381, "1.234", unit: .kilogram),
        line("Färdigskuren grönsaksblandning med rödkål och morot", 3495),
        line("Bok: \"Räkna med mig\"", 12_900),
        line("Diskborste", 2990, rate: 2500),
    ]

    static let cashReceipt = receipt(
        groceries, [payment("card", 20_000), payment("cash", 10_000, change: 4300, rounding: -3)])

    static let cardReceipt: Receipt = {
        var card = payment("card", 15_838)
        card.reference = "0012 APPROVED 4471"
        var receipt = Self.receipt([groceries[3], groceries[1]], [card])
        receipt.person = nil
        return receipt
    }()

    static let hexHead = Hex((0..<32).map { UInt8($0 * 7 + 3) })

    static let report: ZReport = {
        var report = ZReport()
        report.head.z = RegisterNumber(register: 3, number: 17)
        report.head.day = 142
        report.head.date = CivilDate(text: "2026-11-23")!
        report.head.time = Timestamp(text: "2026-11-23T20:15:00.000+01:00")!
        report.head.person = 17
        report.head.isCounted = true
        report.head.firstReceipt = 373
        report.head.lastReceipt = 413
        report.head.firstEntry = 9_980
        report.head.lastEntry = 10_430
        report.head.grandSales = Money(minor: 1_234_567_890)
        report.head.grandReturns = Money(minor: 123_450)
        report.head.company = "Kvarnens Livs AB"
        report.head.organisation = "556677-8899"
        report.head.program = "tilld 1.0.0"
        report.head.head = hexHead
        report.head.signature = Hex((0..<64).map { UInt8($0) })
        report.totals = totals
        var drawer = DrawerSession(drawer: 1, float: Money(minor: 50_000))
        drawer.expected = Money(minor: 351_200)
        drawer.counted = Money(minor: 351_000)
        drawer.expect(Money(minor: 800_000), of: "card")
        drawer.countedTenders = [TenderAmount(tender: "card", amount: Money(minor: 800_000))]
        drawer.recounts = 1
        drawer.reason = "miscount"
        drawer.signer = 21
        report.drawers = [drawer]
        return report
    }()

    /// The same while the drawer is open, with a sale in the making.
    static let openReport: ZReport = {
        var report = Self.report
        report.head.isCounted = false
        report.head.signature = Hex([])
        report.head.openSaleLines = 2
        report.head.openSaleTotal = Money(minor: 5070)
        report.head.heldSales = 2
        report.head.heldTotal = Money(minor: 9900)
        report.drawers = [DrawerSession(drawer: 1, float: Money(minor: 50_000))]
        report.drawers[0].expected = Money(minor: 351_200)
        return report
    }()

    static let day: DaySeal = {
        var day = DaySeal(head: DaySeal.Head(), totals: totals)
        day.head.settlement = 142
        day.head.date = report.head.date
        day.head.time = report.head.time
        day.head.reports = [report.head.z, RegisterNumber(register: 4, number: 12)]
        day.head.openSales = 1
        day.head.heldSales = [5, 7]
        day.head.heldTotal = Money(minor: 9900)
        day.head.firstEntry = 9_970
        day.head.lastEntry = 10_431
        day.head.grandSales = Money(minor: 2_000_000_000)
        day.head.grandReturns = Money(minor: 1_000_000)
        day.head.program = "tilld 1.0.0"
        day.head.head = hexHead
        day.head.signature = report.head.signature
        return day
    }()

    static let totals: Totals = {
        var totals = Totals()
        for _ in 0..<40 { totals.add(cashReceipt) }
        totals.add(receipt([line("Diskborste", 2990, rate: 2500)], [payment("swish", 2990)]))
        totals[.float].add(Money(minor: 50_000))
        totals[.voidedLines].add(Money(minor: 2990))
        totals[.logIns].add(.zero)
        totals[.paidOut].add(Money(minor: 12_000))
        totals.reasons["supplies", or: Tally()].add(Money(minor: -12_000))
        totals.groups = .init()
        totals.groups["dairy", or: .init()] = GroupTally(
            quantity: Quantity(thousandths: 80_000), amount: Money(minor: 135_200))
        totals.groups["fruit", or: .init()] = GroupTally(
            quantity: Quantity(thousandths: 49_360), amount: Money(minor: 117_520))
        return totals
    }()
}
