import TillCore
import TillSettlement

/// A day made by hand: sales at registers, counted drawers, and the seal over them. The figures are
/// kept as a register keeps them, receipt by receipt.
struct TradingDay {
    struct Line {
        var amount: Int64
        var rate: Int64 = 2500
        var group = "goods"
        var isOwnPrice = false
    }

    private struct Register {
        var totals = Totals()
        var drawers: [DrawerSession] = []
        var firstReceipt: Int?
        var lastReceipt = 0
        var grandSales = Money(minor: 10_000)
        var isClosed = false
    }

    static let settlement = 142
    var configuration: Configuration
    private(set) var receipts: [Receipt] = []
    private var registers: [Int: Register] = [:]
    private var entry = 1000

    init(_ configuration: Configuration) { self.configuration = configuration }

    /// A drawer with its float; receipts go on from 100 times the register's number.
    mutating func open(_ number: Int, float: Int64) {
        entry += 1
        var register = registers[number] ?? Register(lastReceipt: number * 100)
        let drawer = DrawerSession(
            drawer: register.drawers.count + 1, float: Money(minor: float))
        register.drawers.append(drawer)
        register.totals[.float].add(drawer.float)
        registers[number] = register
    }

    /// Pays `card` with card and the rest in cash, as coins allow.
    mutating func sell(_ number: Int, _ lines: [Line], card: Int64 = 0, handing: Int64? = nil) {
        guard var register = registers[number] else { return }
        entry += 1
        let receipt = receipt(
            RegisterNumber(register: number, number: register.lastReceipt + 1), lines, card,
            handing)
        register.lastReceipt += 1
        register.firstReceipt = register.firstReceipt ?? register.lastReceipt
        register.totals.add(receipt)
        register.grandSales += receipt.total
        for payment in receipt.payments where payment.kind == .cash {
            register.drawers[register.drawers.count - 1].expected +=
                payment.amount - payment.change
        }
        registers[number] = register
        receipts.append(receipt)
    }

    mutating func count(_ number: Int, over: Int64) {
        guard var drawer = registers[number]?.drawers.popLast() else { return }
        entry += 1
        drawer.counted = drawer.expected + Money(minor: over)
        registers[number]?.drawers.append(drawer)
    }

    /// Numbers that nobody has: as after a restore from an older backup.
    mutating func skip(_ count: Int, at number: Int) { registers[number]?.lastReceipt += count }

    private func receipt(
        _ name: RegisterNumber, _ lines: [Line], _ card: Int64, _ handing: Int64?
    ) -> Receipt {
        var sale = OpenSale(entry: entry)
        for (index, line) in lines.enumerated() { sale.add(saleLine(index + 1, line)) }
        if card > 0 { sale.add(payment(1, "card", .card, Money(minor: card))) }
        if sale.due > .zero {
            var cash = payment(sale.payments.count + 1, "cash", .cash, .zero)
            let toPay = sale.due.rounded(to: Money(minor: 100))
            cash.amount = handing.map { Money(minor: $0) } ?? toPay
            cash.rounding = toPay - sale.due
            cash.change = cash.amount - toPay
            sale.add(cash)
        }
        let time = Timestamp(
            milliseconds: 1_795_423_402_123 + Int64(entry) * 1000, offsetMinutes: 60)
        return Receipt(
            name: name, entry: entry, day: Self.settlement, time: time, person: 17,
            total: sale.total, rounding: sale.rounding, change: sale.change,
            vat: vatAmounts(of: sale.lines),
            lines: sale.lines, payments: sale.payments)
    }

    private func saleLine(_ number: Int, _ line: Line) -> SaleLine {
        var result = SaleLine()
        result.line = number
        result.price = Money(minor: line.amount)
        result.amount = Money(minor: line.amount)
        result.vat = VATRate(basisPoints: line.rate)
        result.group = line.group
        result.isOwnPrice = line.isOwnPrice
        return result
    }

    private func payment(
        _ number: Int, _ tender: String, _ kind: Setting.Tender.Kind, _ amount: Money
    ) -> Payment {
        var payment = Payment()
        payment.payment = number
        payment.tender = tender
        payment.kind = kind
        payment.amount = amount
        return payment
    }

    func closed(skipped: [SkippedReceipts] = [], previous: Hex? = nil) -> ClosedDay {
        var seal = DaySeal()
        let reports = registers.keys.sorted().compactMap(report)
        seal.head.settlement = Self.settlement
        seal.head.date = Self.date
        seal.head.time = Self.time
        seal.head.reports = reports.map(\.head.z)
        seal.head.firstEntry = 1001
        seal.head.lastEntry = entry + 1
        seal.head.grandSales = reports.reduce(.zero) { $0 + $1.head.grandSales }
        seal.head.program = "tilld 1.0.0"
        seal.head.head = Hex(repeatElement(0xAB, count: 32))
        seal.head.signingKey = Hex(repeatElement(0xEF, count: 32))
        seal.head.signature = Hex(repeatElement(0xCD, count: 64))
        for report in reports { seal.totals += report.totals }
        return ClosedDay(
            configuration: configuration, seal: seal, reports: reports, skipped: skipped,
            previousDigest: previous)
    }

    private static let date = CivilDate(daysSince1970: 20_780)
    private static let time = Timestamp(milliseconds: 1_795_464_902_123, offsetMinutes: 60)

    private func report(_ number: Int) -> ZReport? {
        guard let register = registers[number] else { return nil }
        var head = ZReport.Head()
        head.z = RegisterNumber(register: number, number: 17)
        head.day = Self.settlement
        head.date = Self.date
        head.time = Self.time
        head.isCounted = register.drawers.allSatisfy { $0.counted != nil }
        head.firstReceipt = register.firstReceipt
        head.lastReceipt = register.firstReceipt.map { _ in register.lastReceipt }
        head.firstEntry = 1001
        head.lastEntry = entry
        head.grandSales = register.grandSales
        head.head = Hex(repeatElement(0xAB, count: 32))
        head.signature = Hex(repeatElement(0xCD, count: 64))
        return ZReport(head: head, totals: register.totals, drawers: register.drawers)
    }
}

extension Configuration {
    /// A shop whose names try everything that SIE and CSV have to take care of.
    static func shop() throws -> Configuration {
        try Configuration(
            text: #"""
                store name="Kvarnens Livs" currency=SEK id=kvarnen organisation=556677-8899 \#
                company="Kvarnens \"Livs\" & Fisk på Ön AB"
                fiscal-year from=2026-05-01 to=2027-04-30
                vat class=food percent=12.00
                vat class=goods percent=25.00
                vat class=free percent=0.00
                rate percent=25.00 sales=3001 vat=2611
                rate percent=12.00 sales=3002 vat=2621
                rate percent=0.00 sales=3004
                tender name=cash kind=cash unit=1.00 account=1910
                tender name=card kind=card account=1686
                group name=goods text="Varor"
                group name=dairy text="Mejeri, ost & \"smör\""
                account number=1686 name="Kortfordringar € {Visa}"
                account number=1910 name="Kassa"
                account number=1912 name="Kassa \"tre\" i Åre"
                account number=2611 name="Utgående moms 25 %"
                account number=2621 name="Utgående moms 12 %"
                account number=3001 name="Försäljning 25 %"
                account number=3002 name="Smørrebrød – 12 %"
                account number=3004 name="Momsfritt"
                account number=3740 name="Öres\\kronutjämning"
                account number=6991 name="Kassadifferenser"
                accounts rounding=3740 difference=6991
                register number=3 account=1912
                register number=4
                """#)
    }
}

/// All files of a day, by name.
func files(_ day: ClosedDay, _ receipts: [Receipt]) throws -> [String: [UInt8]] {
    var writer = try SettlementWriter(day: day)
    var rows = writer.receiptsHeader
    for receipt in receipts { rows += try writer.add(receipt) }
    var files = [SettlementWriter.receiptsName: rows]
    for file in try writer.finish() { files[file.name] = file.bytes }
    return files
}
