/// The Swedish chart of accounts as far as a shop posts to it: what an owner need not write.
///
/// A file that is read may leave these numbers and names out; the canonical text that goes to the
/// journal has them all, so that a program with another table posts an old day as it was posted.
///
/// Numbers and names are those of BAS 2026 (bas.se), where 1686 has taken the place of 1580. BAS
/// has no account for some of what a till does and leaves sub-accounts free: those are the house's
/// own, and so is which account is taken for what.
package enum BAS {
    package struct Account: Equatable, Sendable {
        package let number: Int
        package let name: String
        /// `false`: a free sub-account, named by the house.
        package let isOfBAS: Bool
    }

    package static let accounts: [Account] =
        [
            (1510, "Kundfordringar"),
            (1686, "Fordringar för kontokort och kuponger"),
            (1689, "Övriga kortfristiga fordringar"),
            (1910, "Kassa"),
            (1911, "Huvudkassa"),
            (1912, "Kassa 2"),
            (1913, "Kassa 3"),
        ].map(official)
        + [
            (1914, "Kassa 4"),
            (1915, "Kassa 5"),
            (1916, "Kassa 6"),
            (1917, "Kassa 7"),
            (1918, "Kassa, utländsk valuta"),
            (1919, "Växelkassa"),
        ].map(free)
        + [(1930, "Företagskonto"), (1940, "Övriga bankkonton")].map(official)
        + [(1949, "Pengar på väg till banken")].map(free)
        + [
            (2421, "Ej inlösta presentkort"),
            (2611, "Utgående moms på försäljning inom Sverige, 25 %"),
            (2621, "Utgående moms på försäljning inom Sverige, 12 %"),
            (2631, "Utgående moms på försäljning inom Sverige, 6 %"),
            (2897, "Mottagna depositioner, kortfristiga"),
            (3001, "Försäljning inom Sverige, 25 % moms"),
            (3002, "Försäljning inom Sverige, 12 % moms"),
            (3003, "Försäljning inom Sverige, 6 % moms"),
            (3004, "Försäljning inom Sverige, momsfri"),
            (3740, "Öres- och kronutjämning"),
            (3990, "Övriga ersättningar, bidrag och intäkter"),
            (5460, "Förbrukningsmaterial"),
            (6250, "Postbefordran"),
            (6991, "Övriga externa kostnader, avdragsgilla"),
        ].map(official)

    private static func official(_ number: Int, _ name: String) -> Account {
        Account(number: number, name: name, isOfBAS: true)
    }

    private static func free(_ number: Int, _ name: String) -> Account {
        Account(number: number, name: name, isOfBAS: false)
    }

    package static func name(of number: Int) -> String? {
        accounts.first { $0.number == number }?.name
    }

    package static let rounding = 3740
    package static let difference = 6991

    /// Registers with a cash account of their own: 1911 to 1917. Above them lie foreign cash and
    /// the change fund.
    package static func cash(ofRegister number: Int) -> Int? {
        (1...7).contains(number) ? 1910 + number : nil
    }

    /// A voucher's claim is kept apart from the cards' (1686), whose payouts are ticked off.
    package static func account(of kind: Setting.Tender.Kind, named name: String) -> Int {
        switch kind {
        case .cash: 1910
        case .card: name.lowercased() == "swish" ? 1930 : 1686
        case .giftCard: 2421
        case .voucher: 1689
        case .account: 1510
        case .foreign: 1918
        }
    }

    package static let rates = [2500, 1200, 600, 0].map { VATRate(basisPoints: $0) }

    /// The accounts of one of `rates`.
    package static func accounts(of rate: VATRate) -> (sales: Int, vat: Int?)? {
        switch rate.basisPoints {
        case 2500: (3001, 2611)
        case 1200: (3002, 2621)
        case 600: (3003, 2631)
        case 0: (3004, nil)
        default: nil
        }
    }
}

extension BAS {
    /// An account that a line leaves out.
    struct Missing {
        let key: StaticString
        let account: Int
    }

    /// What a line of a file leaves out and BAS knows. What stands there is never replaced.
    static func missing(in line: Line) -> [Missing] {
        let usual: [(key: StaticString, account: Int?)]
        switch line.word {
        case "rate":
            let rate = line.value("percent").flatMap(VATRate.init(text:))
            let accounts = rate.flatMap(accounts(of:))
            usual = [("sales", accounts?.sales), ("vat", accounts?.vat)]
        case "tender":
            let name = line.value("name") ?? ""
            let kind = line.value("kind").flatMap(Setting.Tender.Kind.init(text:))
            usual = [("account", kind.map { account(of: $0, named: name) })]
        case "accounts":
            usual = [("rounding", rounding), ("difference", difference)]
        default: usual = []
        }
        return usual.compactMap { key, account in
            guard line.value(key) == nil, let account else { return nil }
            return Missing(key: key, account: account)
        }
    }
}
