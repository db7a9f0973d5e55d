import Testing
import TillCore

/// Two things on one account: what is refused, what is advised against, what is nobody's business.
@Suite struct SharedAccountTests {
    private let today = CivilDate(daysSince1970: 20_780)

    /// The short shop after some words were changed for others; each has to stand in it.
    private func read(_ changes: [(String, String)]) -> ConfigurationText {
        var text = shortShop
        for (old, new) in changes {
            #expect(text.contains(old), "\(old)")
            text = text.replacing(old, with: new)
        }
        return ConfigurationText(text, from: .file)
    }

    @Test(arguments: [
        (
            "rate percent=25.00", "rate percent=25.00 sales=1686", 11,
            "account 1686 takes tender `card` and sales at 25.00 %: "
                + "what comes in and what it is posted against would cancel out"
        ),
        (
            "transit=1949", "transit=3001", 18,
            "account 3001 takes sales at 25.00 % and cash in transit: "
                + "what comes in and what it is posted against would cancel out"
        ),
        (
            "float=1919", "float=6991", 18,
            "account 6991 takes differences of counts and floats: "
                + "what comes in and what it is posted against would cancel out"
        ),
        (
            "transit=1949", "transit=1949 rounding=1911", 19,
            "account 1911 takes cash of register 1 and cash rounding: "
                + "what comes in and what it is posted against would cancel out"
        ),
        (
            "kept=3990", "kept=2421", 18,
            "account 2421 takes tender `giftcard` and rests of vouchers: "
                + "what comes in and what it is posted against would cancel out"
        ),
        (
            "rate percent=25.00", "rate percent=25.00 vat=3001", 6,
            "account 3001 takes sales at 25.00 % and VAT at 25.00 %: "
                + "VAT needs an account of its own"
        ),
        (
            "text=Varor", "text=Varor account=2611", 17,
            "account 2611 takes VAT at 25.00 % and sales of group `goods`: "
                + "VAT needs an account of its own"
        ),
        (
            "register number=8", "reason kind=paid-in name=x text=x account=2611", 21,
            "account 2611 takes VAT at 25.00 % and reason `x`: VAT needs an account of its own"
        ),
        (
            "kind=gift-card", "kind=gift-card account=1686", 13,
            "account 1686 takes tender `card` and tender `giftcard`: "
                + "the one could not be told from the other"
        ),
        (
            "name=card kind=card", "name=card kind=card account=1910", 11,
            "account 1910 takes cash of register 8 and tender `card`: "
                + "the one could not be told from the other"
        ),
        (
            "kind=foreign", "kind=foreign account=1911", 19,
            "account 1911 takes cash of register 1 and tender `eur`: "
                + "the one could not be told from the other"
        ),
        (
            "transit=1949", "transit=1949 rounding=3001", 18,
            "account 3001 takes sales at 25.00 % and cash rounding: it is no sale and has no VAT"
        ),
    ])
    func whatALedgerCannotTellApartIsRefused(
        old: String, new: String, line: Int, sentence: String
    ) {
        let read = read([(old, new)])
        #expect(read.isReadable)
        #expect(read.errors == [.init(line: line, reason: sentence)])
    }

    @Test func paidOutOfCashIntoCashIsRefused() {
        let read = read([
            ("unit=1.00", "unit=1.00 account=1910"),
            ("register number=8", "reason kind=paid-in name=x text=x account=1910"),
        ])
        #expect(
            read.errors.map(\.reason) == [
                "account 1910 takes cash of register 1 and reason `x`: "
                    + "the money would go where it comes from"
            ])
    }

    /// From one drawer to another.
    @Test func aReasonMayStandForAnotherRegister() {
        let reason = "reason kind=paid-in name=x text=x account=1911"
        let read = read([("register number=8", reason)])
        #expect(read.errors == [])
        #expect(read.advice(on: today) == [])
    }

    @Test(arguments: [
        (
            "kind=voucher", "kind=voucher account=1686",
            "account 1686 takes tender `card` and tender `voucher`: "
                + "the one could not be told from the other"
        ),
        (
            "float=1919", "float=1949",
            "account 1949 takes cash in transit and floats: "
                + "the one could not be told from the other"
        ),
        (
            "unit=1.00", "unit=1.00 account=1910",
            "account 1910 takes cash of register 1, cash of register 7 and cash of register 8: "
                + "a count can't be held against the account of its own register"
        ),
        (
            "rate percent=12.00", "rate percent=12.00 vat=2611",
            "account 2611 takes VAT at 25.00 % and VAT at 12.00 %: "
                + "a VAT return by the ledger can't tell the rates apart"
        ),
        (
            "rate percent=12.00", "rate percent=12.00 sales=3001",
            "account 3001 takes sales at 25.00 % and sales at 12.00 %: "
                + "the ledger can't tell the rates apart; the settlement can"
        ),
        (
            "text=Varor", "text=Varor account=3003",
            "account 3003 takes sales at 6.00 % and sales of group `goods`: "
                + "it can't be told from other sales"
        ),
        (
            "deposit=2897", "deposit=3003",
            "account 3003 takes sales at 6.00 % and deposits: it can't be told from other sales"
        ),
        (
            "kept=3990", "kept=6991",
            "account 6991 takes differences of counts and rests of vouchers: "
                + "the one could not be told from the other"
        ),
        (
            "register number=8", "reason kind=paid-in name=x text=x account=3001",
            "account 3001 takes sales at 25.00 % and reason `x`: "
                + "money paid in or out is no sale and has no VAT"
        ),
        (
            "name=eur kind=foreign currency=EUR rate=11.25",
            "name=eur kind=foreign currency=EUR rate=11.25\n"
                + "tender name=dkk kind=foreign currency=DKK rate=1.50",
            "account 1918 takes tender `eur` and tender `dkk`: the currencies can't be told apart"
        ),
    ])
    func whatIsMerelyUnwiseIsAdvice(old: String, new: String, sentence: String) {
        let read = read([(old, new)])
        #expect(read.errors == [])
        #expect(read.advice(on: today).map(\.reason) == [sentence])
    }

    @Test(arguments: [
        ("kind=card\ntender name=swish", "kind=card account=1930\ntender name=swish"),
        ("text=Varor", "text=Varor account=2897"),
        ("float=1919", "float=1910\nregister number=2\nregister number=3"),
    ])
    func someThingsMayShare(old: String, new: String) {
        let read = read([(old, new), ("register number=8", "register number=4")])
        #expect(read.errors == [])
        #expect(!read.advice(on: today).contains { $0.reason.contains("takes") })
    }

    @Test func allOfThemAreFound() {
        let read = read([
            ("rate percent=25.00", "rate percent=25.00 sales=1686"),
            ("kind=gift-card", "kind=gift-card account=1510"),
            ("rate percent=6.00\nrate", "rate percent=6.00 vat=3003\nrate"),
        ])
        #expect(read.errors.map(\.line) == [11, 15, 8])
    }

    @Test(arguments: [0, 999, -1910, 100_000_000])
    func aNumberHasFourToEightDigits(number: Int) {
        let line = "account number=\(number) name=x\nregister number=8"
        let read = read([
            ("text=Varor", "text=Varor account=\(number)"), ("register number=8", line),
        ])
        let reason = "account \(number): a number has four to eight digits, no 0 first"
        #expect(read.errors == [.init(line: 17, reason: reason)])
    }
}
