import TillCore
import TillTesting
import Testing

/// Whatever is said, and in whatever order, by people who have no right to it: no sale ends beyond
/// a limit that nobody allowed. A failure names the seed.
@Suite struct HouseLimitPropertyTests {
    @Test(arguments: 1...60)
    func noSaleEndsBeyondALimitThatNobodyAllowed(seed: UInt64) throws {
        let day = try CashiersDay(seed: seed)
        try day.run(lines: 700)
        let found = try day.limits()
        #expect(found.findings == [], "seed \(seed)")
        #expect(found.ended > 10)
    }

    /// A test of limits that nothing reaches tests nothing.
    @Test func limitsAreReached() throws {
        var answers: [String: Int] = [:]
        var allowed = 0
        for seed in UInt64(101)...110 {
            let day = try CashiersDay(seed: seed)
            try day.run(lines: 700)
            allowed += try day.limits().allowed
            answers.merge(day.answers) { $0 + $1 }
        }
        #expect(allowed > 50)
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

    static let rules = """
        rules discount-limit=10.00 paid-out-limit=500.00 discount-day-limit=300.00 \
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
            if random.chance(5) {
                try shop.ask("owner/x", officeLine())
                continue
            }
            let register = Int.random(in: 1...3, using: &random)
            let line = try self.line(at: register)
            let answered = try shop.ask("\(register)", line)
            guard !answered.isOK, let limit = answered["of"] else { continue }
            let verb = line.prefix { $0 != " " }
            answers["\(verb) \(limit)", default: 0] += 1
        }
    }

    func limits() throws -> JournalLimits {
        var limits = JournalLimits()
        limits.discountDay = 30_000
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
            random.chance(5) ? "CLOSEDAY" : "PUT promotion P off",
        ])
    }

    private func line(at register: Int) throws -> String {
        let total = try shop.send("\(register)", "TOTAL")
        guard total.isOK else { return betweenSales() + lent(4) }
        let numbers = total.rows.compactMap { row in
            row.split(separator: " ").first { $0.hasPrefix("line=") }?.dropFirst(5)
        }
        let line = numbers.isEmpty ? "1" : String(random.pick(numbers))
        let due = total["due"] ?? "0.00"
        let cash = total["cash-due"] ?? "0.00"
        switch Int.random(in: 0..<40, using: &random) {
        case 0..<10: return "ITEM " + item() + lent(8)
        case 10..<13: return "DISCOUNT \(line) " + off() + lent(15)
        case 13..<16: return "DISCOUNT " + off() + lent(15)
        case 16..<19: return "VOID \(line)"
        case 19..<21: return "QTY \(line) \(Int.random(in: 1...5, using: &random))" + lent(8)
        case 21: return "REPRICE \(line) \(random.pick(["1.00", "50.00"]))" + lent(60)
        case 22:
            return "RETURN E qty=\(random.pick([1, 200, 250, 300])) reason=deposit" + lent(30)
        case 23:
            return "RETURN \(random.pick(["A", "B", "D price=12.00"])) reason=regret" + lent(60)
        case 24:
            return random.pick(["RETURN receipt=1-1 line=1 reason=regret", "UNPAY 1", "CANCEL"])
        case 25, 26: return "HOLD"
        case 27..<29: return "END" + lent(20)
        case 29..<31: return "PAY cash \(random.pick(["5000.00", "20.00", cash]))" + lent(10)
        default:
            if total["lines"] != "0", due == "0.00" { return "END" }
            return random.pick(["PAY card \(due)", "PAY card \(due)", "PAY cash \(cash)"]) + lent(3)
        }
    }

    private func betweenSales() -> String {
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<10: "SALE"
        case 10..<13: "RECALL \(Int.random(in: 1...4, using: &random))"
        case 13: random.pick(["LOGOUT", "PAIDOUT 400.00 reason=supplies"])
        case 14: random.pick(["PAIDOUT 501.00 reason=supplies", "PAIDOUT 300.00 reason=supplies"])
        case 15: logIn()
        case 16: "OPEN float=\(random.pick(["500.00", "73100010.00"]))"
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

    private func off() -> String {
        random.pick([
            "percent=5.00", "percent=10.00", "percent=10.01", "percent=50.00", "percent=100.00",
            "percent=0.00", "amount=1.00", "amount=10.00", "amount=50.00", "amount=100.00",
        ])
    }

    /// Now and then someone stands by; now and then it is only oneself.
    private func lent(_ percent: Int) -> String {
        guard random.chance(percent) else { return "" }
        return random.chance(80)
            ? " by=21 pin=2121" : random.pick([" by=17 pin=4711", " by=18 pin=4712"])
    }
}
