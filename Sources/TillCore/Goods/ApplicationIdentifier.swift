/// The application identifiers (AI) that a sale asks for; GS1 General Specifications 3.
///
/// Left out on purpose: (02) is the item inside a case, not the case; (11), (13), (15) and (16) are
/// days on which nothing expires; (30) counts the pieces in a pack, which is sold as one; (390n)
/// and (391n) belong to coupons and payment slips.
enum ApplicationIdentifier: Equatable {
    /// (01): fourteen digits.
    case gtin
    /// (10)
    case lot
    /// (17): YYMMDD.
    case expiry
    /// (21)
    case serial
    /// (3100) to (3105): net weight; the last digit tells how many decimals the six digits have.
    case kilograms(decimals: Int)
    /// (3920) to (3929): what is to be paid for a pack of variable measure, in the currency of the
    /// place.
    case price(decimals: Int)
    /// (3930) to (3939): the same, behind the three digits of its currency.
    case currencyPrice(decimals: Int)

    init?(_ digits: String) {
        switch digits {
        case "01": self = .gtin
        case "10": self = .lot
        case "17": self = .expiry
        case "21": self = .serial
        default:
            guard digits.utf8.count == 4, let last = digits.last?.wholeNumberValue else {
                return nil
            }
            if digits.hasPrefix("310") {
                self = .kilograms(decimals: last)
            } else if digits.hasPrefix("392") {
                self = .price(decimals: last)
            } else if digits.hasPrefix("393") {
                self = .currencyPrice(decimals: last)
            } else {
                return nil
            }
        }
    }

    /// How many digits an AI has that begins with these two.
    static func length(beginning two: Int) -> Int {
        switch two {
        case 31...36, 39, 43, 70, 72, 80...82: 4
        case 23...25, 40...42, 71: 3
        default: 2
        }
    }

    /// How many digits stand behind an AI that begins with these two, where that is fixed for all
    /// time and no separator follows; GS1 General Specifications, figure 7.8.5-2.
    static func fixedDataLength(beginning two: Int) -> Int? {
        switch two {
        case 0: 18
        case 1...3: 14
        case 4: 16
        case 11...19: 6
        case 20: 2
        case 31...36: 6
        case 41: 13
        default: nil
        }
    }
}
