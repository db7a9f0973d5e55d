import Crypto
import TillCore
import TillSettlement

/// A day made by hand: sales at registers, counted drawers, and the seal over them. The figures are
/// kept as a register keeps them, receipt by receipt.
struct TradingDay {
    struct Line {
        /// Below zero: given back.
        var amount: Int64
        var rate: Int64 = 2500
        var group = "goods"
        var isOwnPrice = false
        var kind = Item.Kind.goods
    }

    private struct Register {
        var totals = Totals()
        var drawers: [DrawerSession] = []
        var firstReceipt: Int?
        var lastReceipt = 0
        var grandSales = Money(minor: 10_000)
        var grandReturns = Money.zero

        mutating func keep(_ receipt: Receipt) {
            for line in receipt.lines where line.kind.isSale {
                if line.isReturn {
                    grandReturns -= line.charged
                } else {
                    grandSales += line.charged
                }
            }
            for payment in receipt.payments {
                changeDrawer { drawer in
                    if payment.kind == .cash {
                        drawer.expected += payment.amount - payment.change
                    } else {
                        drawer.expect(payment.amount, of: payment.tender)
                    }
                }
            }
        }

        mutating func changeDrawer(_ body: (inout DrawerSession) -> Void) {
            body(&drawers[drawers.count - 1])
        }
    }

    static let settlement = 142
    var configuration: Configuration
    private(set) var receipts: [Receipt] = []
    private(set) var corrections: [TenderCorrected] = []
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

    /// Pays `card` with card, `voucher` with one that gives no change, and the rest in cash, as
    /// coins allow.
    mutating func sell(
        _ number: Int, _ lines: [Line], card: Int64 = 0, voucher: Int64 = 0,
        handing: Int64? = nil, training: Bool = false
    ) {
        guard var register = registers[number] else { return }
        entry += 1
        var sale = OpenSale(entry: entry, isTraining: training)
        for (index, line) in lines.enumerated() { sale.add(saleLine(index + 1, line)) }
        pay(&sale, card, voucher, handing)
        register.lastReceipt += 1
        let receipt = receipt(
            RegisterNumber(register: number, number: register.lastReceipt), of: sale)
        register.firstReceipt = register.firstReceipt ?? register.lastReceipt
        register.totals.add(receipt)
        if !training { register.keep(receipt) }
        registers[number] = register
        receipts.append(receipt)
    }

    mutating func count(_ number: Int, over: Int64) {
        guard var drawer = registers[number]?.drawers.popLast() else { return }
        entry += 1
        drawer.counted = drawer.expected + Money(minor: over)
        registers[number]?.drawers.append(drawer)
    }

    /// What was counted of a tender that is not cash.
    mutating func count(_ number: Int, _ tender: String, _ amount: Int64) {
        guard var drawer = registers[number]?.drawers.popLast() else { return }
        drawer.countedTenders.append(TenderAmount(tender: tender, amount: Money(minor: amount)))
        registers[number]?.totals.tenders[tender, or: Tally()] += Tally()
        registers[number]?.drawers.append(drawer)
    }

    /// Paid in or out for a reason, or dropped without one.
    mutating func move(_ number: Int, _ figure: Figure, _ amount: Int64, reason: String? = nil) {
        let money = Money(minor: amount)
        let moved = figure == .paidIn ? money : .zero - money
        registers[number]?.totals[figure].add(money)
        if let reason { registers[number]?.totals.reasons[reason, or: Tally()].add(moved) }
        registers[number]?.changeDrawer { $0.expected += moved }
    }

    /// A drawer of an earlier Z, counted since.
    mutating func countLate(_ number: Int, over: Int64) {
        registers[number]?.totals[.lateDifferences].add(Money(minor: over))
    }

    /// What was paid in cash had been paid by card.
    mutating func correct(_ number: Int, cash: Int64, toCard card: Int64) {
        var correction = Event.Retendered()
        correction.from = "cash"
        correction.fromKind = .cash
        correction.fromAmount = Money(minor: cash)
        correction.to = "card"
        correction.toAmount = Money(minor: card)
        guard var register = registers[number] else { return }
        register.totals.tenders["cash", or: Tally()].amount -= correction.fromAmount
        register.totals.tenders["card", or: Tally()].amount += correction.toAmount
        register.totals[.correctedTenders].add(correction.fromAmount)
        register.totals[.rounding].amount += correction.rounding
        register.changeDrawer { drawer in
            drawer.expected = drawer.expected - correction.fromAmount
            drawer.expect(correction.toAmount, of: correction.to)
        }
        registers[number] = register
        corrections.append(TenderCorrected(register: number, correction: correction))
    }

    /// Numbers that nobody has: as after a restore from an older backup.
    mutating func skip(_ count: Int, at number: Int) { registers[number]?.lastReceipt += count }

    private func pay(
        _ sale: inout OpenSale, _ card: Int64, _ voucher: Int64, _ handing: Int64?
    ) {
        if card != 0 { sale.add(payment(1, "card", .card, Money(minor: card))) }
        if voucher > 0 {
            var paid = payment(sale.payments.count + 1, "voucher", .voucher, Money(minor: voucher))
            paid.kept = max(.zero, paid.amount - sale.due)
            sale.add(paid)
        }
        guard sale.due != .zero else { return }
        var cash = payment(sale.payments.count + 1, "cash", .cash, .zero)
        let toPay = sale.due.rounded(to: Money(minor: 100))
        cash.amount = handing.map { Money(minor: $0) } ?? toPay
        cash.rounding = toPay - sale.due
        cash.change = cash.amount - toPay
        sale.add(cash)
    }

    private func receipt(_ name: RegisterNumber, of sale: OpenSale) -> Receipt {
        let time = Timestamp(
            milliseconds: 1_795_423_402_123 + Int64(entry) * 1000, offsetMinutes: 60)
        return Receipt(
            name: name, entry: entry, day: Self.settlement, time: time, person: 17,
            total: sale.total, rounding: sale.rounding, change: sale.change, kept: sale.kept,
            isTraining: sale.isTraining, vat: vatAmounts(of: sale.lines), lines: sale.lines,
            payments: sale.payments)
    }

    private func saleLine(_ number: Int, _ line: Line) -> SaleLine {
        var result = SaleLine()
        result.line = number
        result.price = Money(minor: abs(line.amount))
        result.amount = Money(minor: line.amount)
        if line.amount < 0 { result.quantity = Quantity(thousandths: -1000) }
        result.kind = line.kind
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
        seal.head.grandReturns = reports.reduce(.zero) { $0 + $1.head.grandReturns }
        seal.head.program = "tilld 1.0.0"
        seal.head.head = Hex(repeatElement(0xAB, count: 32))
        seal.head.signingKey = Hex(storeKey.publicKey.rawRepresentation)
        seal.head.signature = Hex(repeatElement(0xCD, count: 64))
        for report in reports { seal.totals += report.totals }
        return ClosedDay(
            configuration: configuration, seal: seal, reports: reports, skipped: skipped,
            corrections: corrections, previousDigest: previous)
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
        head.grandReturns = register.grandReturns
        head.head = Hex(repeatElement(0xAB, count: 32))
        head.signature = Hex(repeatElement(0xCD, count: 64))
        return ZReport(head: head, totals: register.totals, drawers: register.drawers)
    }
}

/// Every figure, in the order in which files have them.
let figureNames = [
    "receipts", "sales", "returns", "reductions", "written-off", "goods", "services", "deposits",
    "gift-cards",
    "account-payments", "discounts", "promotions", "voided-lines", "cancelled-sales",
    "price-overrides", "price-inquiries", "removed-payments", "corrected-tenders", "copies",
    "pro-formas", "training", "logins", "drawer-openings", "no-sales", "x-reports", "rounding",
    "kept", "float", "paid-in", "paid-out", "drops", "adjustments", "late-differences",
]

extension Configuration {
    /// A shop whose names try everything that SIE and CSV have to take care of.
    static func shop(_ more: String = "") throws -> Configuration {
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

                """# + more)
    }
}

extension Configuration {
    /// The same with every tender, reason and account that can be posted to.
    static func wideShop() throws -> Configuration {
        try shop(
            #"""
            tender name=gift kind=gift-card account=2421
            tender name=voucher kind=voucher account=1687
            tender name=invoice kind=account account=1510
            tender name=euro kind=foreign currency=EUR rate=11.50 unit=5.00 account=1911
            reason kind=paid-in name=found text="Upphittat" account=3994
            reason kind=paid-out name=supplies text="Förbrukning" account=5460
            accounts rounding=3740 difference=6991 transit=1949 kept=3990
            account number=1510 name="Kundfordringar"
            account number=1687 name="Värdecheckar"
            account number=1911 name="Kassa euro"
            account number=1949 name="Växel i transit"
            account number=2421 name="Presentkort"
            account number=3990 name="Behållet"
            account number=3994 name="Upphittat"
            account number=5460 name="Förbrukning"

            """#)
    }
}

extension Configuration {
    /// The same, with accounts of their own for a group, for deposits and for the safe, and cost
    /// centres.
    static func richShop(_ more: String = "") throws -> Configuration {
        var configuration = try wideShop()
        configuration.store.costCentre = "10"
        configuration.groups[1].account = 3012
        configuration.houseAccounts.deposit = 3005
        configuration.houseAccounts.float = 1919
        configuration.registers.append(Setting.Register(5, costCentre: "K5"))
        let lines = """
            account number=1919 name="Växelkassa"
            account number=3005 name="Pant"
            account number=3012 name="Mejeri"

            """
        return try Configuration(text: configuration.text + lines + more)
    }
}

extension Setting.Register {
    fileprivate init(_ number: Int, costCentre: String) {
        self.init()
        self.number = number
        self.costCentre = costCentre
    }
}

/// The store's key in these tests: the same one every time, so that files are.
let storeKey: Curve25519.Signing.PrivateKey = {
    do {
        return try Curve25519.Signing.PrivateKey(rawRepresentation: Array(0..<32) as [UInt8])
    } catch {
        preconditionFailure("any 32 bytes are a key")
    }
}()

/// All files of a day, by name, and what is recorded of them.
func settled(
    _ day: ClosedDay, _ receipts: [Receipt]
) throws -> (files: [String: [UInt8]], record: SettlementFiles) {
    var files: [String: [UInt8]] = [:]
    let sink: SettlementWriter.Sink = { files[$0, default: []] += $1 }
    var writer = try SettlementWriter(day: day) { Hex(try storeKey.signature(for: $0)) }
    try writer.begin(sink)
    for receipt in receipts { try writer.add(receipt, sink) }
    let record = try writer.finish(sink)
    return (files, record)
}

func files(_ day: ClosedDay, _ receipts: [Receipt]) throws -> [String: [UInt8]] {
    try settled(day, receipts).files
}
