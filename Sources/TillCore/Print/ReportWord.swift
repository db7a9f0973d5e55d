/// The words of a report, beside those of a receipt and the figures.
package enum ReportWord: CaseIterable, PrintWord {
    case xReport, zReport, dayReport, day, settlement, program, count, amount, tender, group
    case moneyInAndOut, unfinished, held, drawer, float, expected, counted, difference
    case notCounted, recounts, reason, signer
    case grandSales, grandReturns, grandNet, firstReceipt, lastReceipt, firstEntry, lastEntry
    case zReports, head, signature, signatureOfCashier, signatureOfManager

    package var words: (swedish: String, english: String) {
        switch self {
        case .xReport: ("X-dagrapport", "X report")
        case .zReport: ("Z-dagrapport", "Z report")
        case .dayReport: ("Dagrapport", "Day report")
        case .day: ("Dag", "Day")
        case .settlement: ("Dagsavslut", "Settlement")
        case .program: ("Program", "Program")
        case .count: ("Antal", "Count")
        case .amount: ("Belopp", "Amount")
        case .tender: ("Betalsätt", "Tender")
        case .group: ("Varugrupp", "Group")
        case .moneyInAndOut: ("In och ut", "In and out")
        case .unfinished: ("Oavslutade köp", "Unfinished sales")
        case .held: ("Parkerade köp", "Held sales")
        case .drawer: ("Kassalåda", "Drawer")
        case .float: ("Växelkassa", "Float")
        case .expected: ("Förväntat", "Expected")
        case .counted: ("Räknat", "Counted")
        case .difference: ("Differens", "Over or short")
        case .notCounted: ("Ej räknad", "Not counted")
        case .recounts: ("Omräknad", "Counted again")
        case .reason: ("Orsak", "Reason")
        case .signer: ("Godkänd av", "Signed by")
        case .grandSales: ("Grand total försäljning", "Grand total sales")
        case .grandReturns: ("Grand total retur", "Grand total returns")
        case .grandNet: ("Grand total netto", "Grand total net")
        case .firstReceipt: ("Första kvitto", "First receipt")
        case .lastReceipt: ("Sista kvitto", "Last receipt")
        case .firstEntry: ("Första journalpost", "First entry")
        case .lastEntry: ("Sista journalpost", "Last entry")
        case .zReports: ("Z-dagrapporter", "Z reports")
        case .head: ("Journalens kontrollsumma", "Head of the journal")
        case .signature: ("Signatur", "Signature")
        case .signatureOfCashier: ("Kassörens underskrift", "Signed by the cashier")
        case .signatureOfManager: ("Ansvarigs underskrift", "Signed by the manager")
        }
    }
}
