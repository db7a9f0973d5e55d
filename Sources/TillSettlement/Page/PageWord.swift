import TillCore

/// The words of the page, beside those of reports, receipts and figures.
enum PageWord: CaseIterable, PrintWord {
    case netSales, netOfVAT, drawerDifference, sealed, sealedBy, fiscalYear, entries, amountsIn
    case salesAndPayment, salesLessReturns, payments, otherFigures
    case receipts, receiptCount, allArrived, missing, yes, no, none, person
    case grandTotals, store, postings, account, name, purpose, debit, credit, noPostings
    case emptied, costCentre
    case carriedOver, arrival, everyReceipt, lostReceipts
    case proof, previous, signingKey, files, file, bytes, filesNote, trainingNote
    case signature, place, date, printedName

    var words: (swedish: String, english: String) {
        switch self {
        case .netSales: ("Försäljning inkl. moms", "Sales incl. VAT")
        case .netOfVAT: ("Försäljning exkl. moms", "Sales excl. VAT")
        case .drawerDifference: ("Kassadifferens", "Cash over or short")
        case .sealed: ("Förseglat", "Sealed")
        case .sealedBy: ("Förseglat av", "Sealed by")
        case .fiscalYear: ("Räkenskapsår", "Fiscal year")
        case .entries: ("Journalposter", "Journal entries")
        case .amountsIn: ("Belopp i", "Amounts in")
        case .salesAndPayment: ("Från försäljning till betalning", "From sales to payments")
        case .salesLessReturns: ("Försäljning efter returer", "Sales less returns")
        case .payments: ("Betalningar", "Payments")
        case .otherFigures: ("Övriga uppgifter", "Other figures")
        case .receipts: ("Kvitton", "Receipts")
        case .receiptCount: ("Antal kvitton", "Number of receipts")
        case .allArrived: ("Alla har kommit in", "All have arrived")
        case .missing: ("Saknas", "Missing")
        case .yes: ("Ja", "Yes")
        case .no: ("Nej", "No")
        case .none: ("Inga", "None")
        case .person: ("Person", "Person")
        case .grandTotals: ("Grand total sedan start", "Grand totals since the start")
        case .store: ("Butiken", "The store")
        case .postings: ("Konteringar", "Postings")
        case .account: ("Konto", "Account")
        case .name: ("Benämning", "Name")
        case .purpose: ("Avser", "For")
        case .debit: ("Debet", "Debit")
        case .credit: ("Kredit", "Credit")
        case .emptied: ("Tömd", "Emptied")
        case .costCentre: ("Kst", "Cost centre")
        case .noPostings: ("Inget att bokföra.", "Nothing to post.")
        case .carriedOver: ("Går vidare till nästa dag", "Carried over to the next day")
        case .arrival: ("Kvitton som har kommit in", "Receipts that have arrived")
        case .everyReceipt:
            (
                "Alla kvitton som kassorna har numrerat den här dagen finns med.",
                "Every receipt that the registers numbered on this day is here."
            )
        case .lostReceipts:
            (
                "Kvittonummer saknas: de gick förlorade med en disk, och inget kvitto får dem mer.",
                "Numbers are missing: they were lost with a disk, and no receipt gets them again."
            )
        case .proof: ("Försegling och kontrollsummor", "Seal and digests")
        case .previous: ("Föregående dagsavslut (SHA-256)", "Settlement before this (SHA-256)")
        case .signingKey: ("Butikens nyckel (Ed25519)", "The store's key (Ed25519)")
        case .files: ("Filer", "Files")
        case .file: ("Fil", "File")
        case .bytes: ("Byte", "Bytes")
        case .filesNote:
            (
                "Dagsavslutets övriga filer. settlement.json anger också den här sidans "
                    + "kontrollsumma.",
                "The other files of the settlement. settlement.json has this page's digest too."
            )
        case .trainingNote:
            (
                "Övningskvitton ingår inte i någon annan uppgift.",
                "Training receipts are in no other figure."
            )
        case .signature: ("Underskrift", "Signature")
        case .place: ("Ort", "Place")
        case .date: ("Datum", "Date")
        case .printedName: ("Namnförtydligande", "Printed name")
        }
    }
}

/// A day of the week: what a manager compares a day by.
enum Weekday: Int, CaseIterable, PrintWord {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// 1970-01-01 was a Thursday.
    init(_ date: CivilDate) {
        let day = (date.daysSince1970 % 7 + 7 + Self.thursday.rawValue) % 7
        self = Self.allCases[day]
    }

    var words: (swedish: String, english: String) {
        switch self {
        case .monday: ("måndag", "Monday")
        case .tuesday: ("tisdag", "Tuesday")
        case .wednesday: ("onsdag", "Wednesday")
        case .thursday: ("torsdag", "Thursday")
        case .friday: ("fredag", "Friday")
        case .saturday: ("lördag", "Saturday")
        case .sunday: ("söndag", "Sunday")
        }
    }
}
