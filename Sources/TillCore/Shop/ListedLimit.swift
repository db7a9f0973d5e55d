/// The house's rules, and those limits of the protocol that a terminal meets while it sells.
package enum ListedLimit: String, WordValue {
    case discountLimit = "discount-limit"
    case paidOutLimit = "paid-out-limit"
    case discountDayLimit = "discount-day-limit"
    case paidOutDayLimit = "paid-out-day-limit"
    case returnLimit = "return-limit"
    case returnDayLimit = "return-day-limit"
    case cashLimit = "cash-limit"
    case changeLimit = "change-limit"
    case twoPeople = "two-people"
    case mixedReturns = "mixed-returns"
    case nightHours = "night-hours"
    case amount
    case quantity
    case saleLines = "sale-lines"
    case payments
    case vatRates = "vat-rates"
    case heldSales = "held-sales"
    case ringItems = "ring-items"
    case findWords = "find-words"
    case piecesKinds = "pieces-kinds"
    case codeBytes = "code-bytes"
    case itemBytes = "item-bytes"
    case referenceBytes = "reference-bytes"
    case nameBytes = "name-bytes"
    case shortestPIN = "shortest-pin"
    case longestPIN = "longest-pin"
    case lineBytes = "line-bytes"
    case linesInFlight = "lines-in-flight"
    case bytesInFlight = "bytes-in-flight"
    case listRows = "list-rows"

    /// Those of the configuration's `rules`, by the same names.
    package var isOfTheHouse: Bool {
        switch self {
        case .discountLimit, .paidOutLimit, .discountDayLimit, .paidOutDayLimit, .returnLimit,
            .returnDayLimit, .cashLimit, .changeLimit, .twoPeople, .mixedReturns, .nightHours:
            true
        case .amount, .quantity, .saleLines, .payments, .vatRates, .heldSales, .ringItems,
            .findWords, .piecesKinds, .codeBytes, .itemBytes, .referenceBytes, .nameBytes,
            .shortestPIN, .longestPIN, .lineBytes, .linesInFlight, .bytesInFlight, .listRows:
            false
        }
    }

    func value(in configuration: Configuration) -> String {
        switch self {
        case .discountLimit: configuration.rules.discountLimit.written
        case .paidOutLimit: configuration.rules.paidOutLimit.written
        case .discountDayLimit: configuration.rules.discountDayLimit.written
        case .paidOutDayLimit: configuration.rules.paidOutDayLimit.written
        case .returnLimit: configuration.rules.returnLimit.written
        case .returnDayLimit: configuration.rules.returnDayLimit.written
        case .cashLimit: configuration.rules.cashLimit.written
        case .changeLimit: configuration.rules.changeLimit.written
        case .twoPeople: configuration.rules.twoPeople.written
        case .mixedReturns: configuration.rules.mayMixReturns.written
        case .nightHours: configuration.rules.nightHours.written
        case .amount: Money.limit.written
        case .quantity: Quantity.limit.written
        case .saleLines: OpenSale.maximumLines.written
        case .payments: OpenSale.maximumPayments.written
        case .vatRates: OpenSale.maximumVATRates.written
        case .heldSales: HeldSale.maximumCount.written
        case .ringItems: Command.Ring.maximumItems.written
        case .findWords: Limits.words.written
        case .piecesKinds: Pieces.maximumKinds.written
        case .codeBytes: Scan.maximumLength.written
        case .itemBytes: ItemCode.maximumLength.written
        case .referenceBytes: Payment.maximumReferenceLength.written
        case .nameBytes: Item.maximumNameLength.written
        case .shortestPIN: Limits.pin.lowerBound.written
        case .longestPIN: Limits.pin.upperBound.written
        case .lineBytes: Limits.line.written
        case .linesInFlight: Limits.linesInFlight.written
        case .bytesInFlight: Limits.bytesInFlight.written
        case .listRows: Limits.listed.written
        }
    }
}

extension ListedLimit: PrintWord {
    package var words: (swedish: String, english: String) {
        switch self {
        case .discountLimit: ("Rabatt utan särskild rätt, %", "Discount without a right, %")
        case .paidOutLimit: ("Uttag utan särskild rätt", "Paid out without a right")
        case .nightHours:
            (
                "Timmar efter midnatt som hör till dagen före",
                "Hours after midnight that belong to the day before"
            )
        case .discountDayLimit: ("Rabatt per person och dag", "Discount of a person and day")
        case .paidOutDayLimit: ("Uttag per person och dag", "Paid out by a person in a day")
        case .returnLimit: ("Retur utan kvitto, ensam", "Returned without a receipt, alone")
        case .returnDayLimit:
            ("Retur utan kvitto per person och dag", "Returned without a receipt, person and day")
        case .cashLimit: ("Kontanter på en gång", "Cash at once")
        case .changeLimit: ("Växel på en betalning", "Change of a payment")
        case .twoPeople: ("Kräver två personer", "What takes two people")
        case .mixedReturns: ("Retur i samma köp", "Returns in a sale of goods")
        case .amount: ("Högsta belopp", "Largest amount")
        case .quantity: ("Största antal", "Largest quantity")
        case .saleLines: ("Rader i ett köp", "Lines of a sale")
        case .payments: ("Betalningar i ett köp", "Payments of a sale")
        case .vatRates: ("Momssatser på ett kvitto", "VAT rates on a receipt")
        case .heldSales: ("Parkerade köp", "Held sales")
        case .ringItems: ("Varor i en RING", "Items in a RING")
        case .findWords: ("Sökord", "Words of a search")
        case .piecesKinds: ("Valörer i en räkning", "Kinds of notes and coins in a count")
        case .codeBytes: ("Skannad kod, byte", "A scanned code, bytes")
        case .itemBytes: ("Varukod, byte", "An item code, bytes")
        case .referenceBytes: ("Referens, byte", "A reference, bytes")
        case .nameBytes: ("Namn, byte", "A name, bytes")
        case .shortestPIN: ("Kortaste PIN, siffror", "Shortest PIN, digits")
        case .longestPIN: ("Längsta PIN, siffror", "Longest PIN, digits")
        case .lineBytes: ("En rad till servern, byte", "A line, bytes")
        case .linesInFlight: ("Obesvarade rader", "Lines without an answer")
        case .bytesInFlight: ("Obesvarade byte", "Bytes without an answer")
        case .listRows: ("Rader i en lista", "Rows of a list")
        }
    }
}
