import TillCore
import TillEngine
import TillTesting
import Testing

/// Whatever is said, and in whatever order, by people who have no right to it: no sale ends beyond
/// a limit that nobody allowed. A failure names the seed.
@Suite struct HouseLimitPropertyTests {
    @Test(arguments: 1...24)
    func noSaleEndsBeyondALimitThatNobodyAllowed(seed: UInt64) throws {
        let day = try CashiersDay(seed: seed)
        try day.run(lines: 400)
        let found = try day.limits()
        #expect(found.findings == [], "seed \(seed)")
        #expect(found.ended > 10)
    }

    /// A test of limits that nothing reaches tests nothing.
    @Test func limitsAreReached() throws {
        var answers: [String: Int] = [:]
        var allowed = 0
        for seed in UInt64(101)...106 {
            let day = try CashiersDay(seed: seed)
            try day.run(lines: 400)
            allowed += try day.limits().allowed
            answers.merge(day.answers) { $0 + $1 }
        }
        #expect(allowed > 20)
        for refusal in [
            "END discount", "PAY discount", "DISCOUNT discount", "DISCOUNT discounts",
            "DISCOUNT discount-day", "QTY discount", "VOID discount", "QTY price",
            "PAIDOUT paid-out",
            "RETURN deposits", "PAY change", "RING change", "RING price",
        ] {
            #expect(answers[refusal, default: 0] > 0, "\(refusal): \(answers)")
        }
    }
}

/// Two cashiers at three registers, and a supervisor who stands by now and then.
final class CashiersDay {
    let shop: Shop
    private var random: SplitMix64
    /// How often a verb was refused over which limit.
    private(set) var answers: [String: Int] = [:]
    /// What each register is up to.
    private var plans: [Int: [String]] = [:]

    /// Ways to give away more than one may, from the large to the small.
    private static let tricks = [
        ["SALE", "ITEM A", "DISCOUNT amount=100.00", "VOID 1", "ITEM B", "END"],
        ["SALE", "ITEM A", "DISCOUNT amount=60.00", "VOID 1", "ITEM B", "PAY card 40.00", "END"],
        ["SALE", "ITEM A", "DISCOUNT amount=100.00", "VOID 1", "ITEM B", "HOLD"],
        ["SALE", "ITEM B qty=5", "DISCOUNT 1 amount=50.00", "QTY 1 1", "END"],
        ["SALE", "ITEM A", "ITEM B", "DISCOUNT amount=110.00", "VOID 1", "PAY cash 0.00", "END"],
        ["SALE", "ITEM A", "DISCOUNT 1 percent=50.00 by=21 pin=2121", "QTY 1 5"],
        ["SALE", "ITEM B price=1.00 by=21 pin=2121", "QTY 1 5", "PAY card 5.00", "END"],
        ["SALE", "ITEM C qty=2", "ITEM B", "ITEM C", "ITEM C qty=5", "QTY 1 9"],
    ]

    static let rules = """
        rules discount-limit=10.00 paid-out-limit=500.00 discount-day-limit=400.00 \
        paid-out-day-limit=900.00 return-limit=200.00 return-day-limit=400.00
        """

    init(seed: UInt64) throws {
        random = SplitMix64(seed: seed)
        shop = try Shop(
            Shop.configuration.replacing(
                "rules discount-limit=10.00 paid-out-limit=500.00", with: Self.rules),
            clock: VirtualClock(year: 2027, month: 12, day: 31))
        for line in [
            "PERSON 18 role=cashier name=Bo", "PIN 18 new=4712",
            "PUT item A name=Soffa price=1000.00 vat=standard group=other",
            "PUT item B name=Lampa price=100.00 vat=food group=bread",
            "PUT item C name=Tabletter price=40.00 vat=standard group=other max=2",
            "PUT item D name=Diverse price=0.00 vat=standard group=other open-price=yes",
            "PUT item E name=Pant price=2.00 vat=standard group=deposit kind=deposit",
            "PUT item F name=Läsk price=9.90 vat=food group=bread deposit=E",
        ] { try shop.own(line) }
        for register in 1...3 {
            try shop.ask("\(register)", logIn())
            try shop.ask("\(register)", "OPEN float=500.00")
        }
    }

    func run(lines: Int) throws {
        for _ in 0..<lines {
            shop.clock.advance(seconds: Int.random(in: 0...90, using: &random))
            if random.chance(4) {
                _ = try say("owner/x", officeLine())
                continue
            }
            let register = Int.random(in: 1...3, using: &random)
            let line = line(at: register)
            let answered = try say("\(register)", line)
            guard !answered.isOK, let limit = answered["of"] ?? answered["right"] else { continue }
            let verb = line.prefix { $0 != " " }
            answers["\(verb) \(limit)", default: 0] += 1
        }
        try shop.commit()
    }

    private func say(_ station: String, _ line: String) throws -> Answered {
        try shop.process(station, "#\(shop.next(of: station)) \(line)")
    }

    func limits() throws -> JournalLimits {
        var limits = JournalLimits()
        limits.discountDay = 40_000
        limits.paidOutDay = 90_000
        limits.returned = 20_000
        limits.returnedDay = 40_000
        for entry in try shop.entries() { try limits.read(entry) }
        return limits
    }

    private func logIn() -> String {
        random.chance(50) ? "LOGIN 17 pin=4711" : "LOGIN 18 pin=4712"
    }

    private func officeLine() -> String {
        random.pick([
            "PUT promotion P text=Halva items=A,B percent=50.00", "PUT promotion P off",
            "PUT promotion Q text=\"3 för 2\" groups=bread take=3 pay=2", "PUT promotion Q off",
            random.chance(10) ? "CLOSEDAY" : "PUT promotion P off",
        ])
    }

    private func line(at register: Int) -> String {
        let there = shop.engine.store.registers[register]
        guard there?.head.person != nil else { return logIn() }
        guard there?.drawer != nil else {
            return "OPEN float=" + random.pick(["500.00", "500.00", "73100010.00" + lent(50)])
        }
        if let next = plans[register]?.first, random.chance(90) {
            plans[register]?.removeFirst()
            return next
        }
        guard let sale = there?.sale else {
            if random.chance(25) { plans[register] = random.pick(Self.tricks) }
            return betweenSales() + lent(4)
        }
        guard sale.payments.isEmpty || random.chance(10) else { return payingLine(sale) }
        let line = sale.lines.isEmpty ? 1 : random.pick(sale.lines.map(\.line))
        switch Int.random(in: 0..<40, using: &random) {
        case 0..<12: return "ITEM " + item() + lent(8)
        case 12..<15: return "DISCOUNT \(line) " + off(sale.line(line)?.amount) + lent(15)
        case 15..<18: return "DISCOUNT " + off(sale.ordinaryAmount) + lent(15)
        case 18..<22: return "VOID \(line)"
        case 22..<25: return "QTY \(line) \(Int.random(in: 1...5, using: &random))" + lent(8)
        case 25: return "REPRICE \(line) \(random.pick(["1.00", "50.00"]))" + lent(60)
        case 26:
            return "RETURN E qty=\(random.pick([1, 200, 250, 300])) reason=deposit" + lent(30)
        case 27:
            return "RETURN \(random.pick(["A", "B", "D price=12.00"])) reason=regret" + lent(60)
        case 28: return random.pick(["RETURN receipt=1-1 line=1 reason=regret", "CANCEL"])
        case 29, 30: return "HOLD"
        case 31: return "END" + lent(20)
        default: return payingLine(sale)
        }
    }

    private func payingLine(_ sale: OpenSale) -> String {
        if sale.due == .zero { return random.chance(90) ? "END" + lent(10) : "UNPAY 1" }
        let cash = Figures.money(Int(sale.cashDue(Money(minor: 100)).minor))
        let due = Figures.money(Int(sale.due.minor))
        return random.pick([
            "PAY card \(due)", "PAY card \(due)", "PAY cash \(cash)", "PAY cash \(cash)",
            "PAY cash 9000.00", "PAY cash 20.00",
        ]) + lent(6)
    }

    private func betweenSales() -> String {
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<11: "SALE"
        case 11..<15: "RECALL \(Int.random(in: 1...4, using: &random))"
        case 15: random.pick(["LOGOUT", "PAIDOUT 400.00 reason=supplies"])
        case 16: random.pick(["PAIDOUT 501.00 reason=supplies", "PAIDOUT 300.00 reason=supplies"])
        default:
            random.pick([
                "RING A B pay=card:1100.00", "RING A@10.00 pay=card:10.00", "RING C*3",
                "RING B*3 F*2 pay=card:323.80", "RING B pay=cash:9000.00",
                "RING D@12.00 pay=card:12.00",
            ])
        }
    }

    private func item() -> String {
        let code = random.pick(["A", "B", "C", "D price=30.00", "F", "B", "F"])
        let quantity = random.chance(40) ? " qty=\(Int.random(in: 1...5, using: &random))" : ""
        return code + quantity + (random.chance(6) && !code.contains("=") ? " price=5.00" : "")
    }

    /// Often all that one may.
    private func off(_ whole: Money?) -> String {
        let most = Figures.money(max(1, Int((whole ?? .zero).minor) / 10))
        return random.pick([
            "percent=5.00", "percent=10.00", "percent=10.01", "percent=50.00", "percent=100.00",
            "percent=0.00", "amount=\(most)", "amount=\(most)", "amount=\(most)", "amount=1.00",
        ])
    }

    /// Now and then someone stands by; now and then it is only oneself.
    private func lent(_ percent: Int) -> String {
        guard random.chance(percent) else { return "" }
        return random.chance(80)
            ? " by=21 pin=2121" : random.pick([" by=17 pin=4711", " by=18 pin=4712"])
    }
}
