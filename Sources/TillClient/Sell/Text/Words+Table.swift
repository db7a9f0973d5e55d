/// What the register's screen says, and what its questions are.
extension Words {
    // MARK: - The head and the sale

    static let register = Words("kassa {}", "register {}")
    static let nobody = Words("ingen inloggad", "nobody logged in")
    static let noDay = Words("ingen dag öppen", "no day open")
    static let training = Words(" ÖVNING ", " TRAINING ")
    static let columnItem = Words("Vara", "Item")
    static let columnNumber = Words("Nr", "No")
    static let columnMeasure = Words("Antal x pris", "Quantity x price")
    static let columnAmount = Words("Belopp", "Amount")
    static let idleScan = Words(
        "  Skanna eller skriv en kod; 2*KOD säljer två.",
        "  Scan or type a code; 2*CODE sells two.")
    static let idleMenu = Words(
        "  Esc eller / öppnar menyn; Tab också, och behåller det skrivna.",
        "  Esc or / opens the menu; Tab does, and keeps what is typed.")
    static let idleFirst = Words(
        "  Det som skrivs före en funktionstangent är dess första svar: 200 F9.",
        "  What is typed before a function key is its first answer: 200 F9.")
    static let change = Words("VÄXEL {}", "CHANGE {}")
    static let oneLine = Words("1 rad", "1 line")
    static let manyLines = Words("{} rader", "{} lines")
    static let total = Words("SUMMA {}", "TOTAL {}")
    static let reductions = Words("Avdrag", "Reductions")
    static let toPay = Words("Att betala", "To pay")
    static let toPayBack = Words("Betala ut", "To pay back")
    static let paid = Words("Betalt", "Paid")
    static let inCash = Words("Kontant", "In cash")
    static let pendingPayment = Words(" (väntar)", " (pending)")
    static let lineDiscount = Words("rabatt", "discount")
    static let saleDiscount = Words("rabatt på allt", "discount on all")
    static let promotion = Words("erbjudande", "promotion")
    static let forAccount = Words("för {}", "for {}")
    static let returnedFrom = Words("retur från {}", "returned from {}")

    // MARK: - What happened

    static let loggedIn = Words("Inloggad: {}.", "Logged in: {}.")
    static let loggedOut = Words("Utloggad.", "Logged out.")
    static let unlocked = Words("Upplåst.", "Unlocked.")
    static let drawerIsOpen = Words("Lådan är öppen.", "The drawer is open.")
    static let counted = Words("Räknat; lådan är stängd.", "Counted; the drawer is closed.")
    static let zMade = Words("Z {} för {}.", "Z {} of {}.")
    static let zIsShown = Words(
        " Den som får se siffror visar den med v i menyn.",
        " Who may see figures shows it with v in the menu.")
    static let trains = Words(
        "Övning: inget räknas förrän du loggar ut.", "Training: nothing counts until log out.")
    static let saleIsOpen = Words("Ett köp är öppet.", "A sale is open.")
    static let saleCancelled = Words("Köpet är avbrutet.", "The sale is cancelled.")
    static let saleHeld = Words("Köpet är parkerat som {}.", "The sale is held as {}.")
    static let recalled = Words("Hämtat.", "Recalled.")
    static let receiptDone = Words("Kvitto {}", "Receipt {}")
    static let receiptChange = Words("   VÄXEL {}", "   CHANGE {}")
    static let stillToPay = Words("Kvar att betala: {}", "Still to pay: {}")
    static let changed = Words("Ändrat.", "Changed.")
    static let voided = Words("Ångrade {}.", "Voided {}.")
    static let takenBack = Words("Återtagen.", "Taken back.")
    static let corrected = Words("Rättat", "Corrected")
    static let paidIn = Words("Insatt", "Paid in")
    static let paidOut = Words("Uttaget", "Paid out")
    static let dropped = Words("Lagt i kassaskåpet", "Dropped")
    static let drawerOpened = Words("Lådan är öppnad", "The drawer is opened")
    static let writtenDown = Words("Noterat", "Written down")
    static let balance = Words("Saldo", "Balance")
    static let dayClosed = Words(
        "Dagen {} är stängd, dagsavslut {}.", "The day {} is closed, settlement {}.")
    static let begunAnew = Words("Börjat om.", "Begun anew.")
    static let receiptsGoOn = Words(
        " Kvitton fortsätter efter {}.", " Receipts go on behind {}.")
    static let printed = Words("Skickat till skrivaren.", "Sent to the printer.")
    static let nothingDone = Words("Nej: inget är gjort.", "No: nothing is done.")
    static let serverSays = Words("Servern säger: {}", "The server says: {}")
    static let linkLost = Words(
        "Förbindelsen bröts, försöker igen: {}", "Link lost, trying again: {}")

    // MARK: - What is wrong

    static let noLine = Words("Det finns ingen rad att ändra.", "There is no line to change.")
    static let noSale = Words("Inget köp är öppet.", "No sale is open.")
    static let nothingPaid = Words("Inget är betalt än.", "Nothing is paid yet.")
    static let unknownVerb = Words(
        "Den här servern kan inte {}.", "This server does not know {}.")
    static let nothingFound = Words("Inget hittades.", "Nothing is found.")
    static let thereIsNone = Words("Det finns inget.", "There is none.")
    static let noPrinter = Words(
        "Ingen skrivare är vald: starta med --print PROGRAM.",
        "No printer is chosen: start with --print PROGRAM.")
    static let notPrinted = Words("Inte utskrivet: {}", "Not printed: {}")
    static let waits = Words(
        "Kvittera med Esc först. Väntar på att säljas: {}",
        "Acknowledge with Esc first. Waiting to be sold: {}")
    static let waitsForEnter = Words(
        "Enter säljer det till nästa kund: {}", "Enter sells it to the next customer: {}")
    static let waitsForAnswer = Words(
        "Skannat, och inget svar. Säljs när frågan är klar: {}",
        "Scanned, and no answer. Sold when the question is done: {}")
    static let lockedScan = Words(
        "Kassan är låst: {} är inte sålt.", "The register is locked: {} is not sold.")
    static let droppedScan = Words(
        "Inte sålt, skanna igen: {}", "Not sold, scan again: {}")
    static let tooSmall = Words(
        "Fönstret är för litet: {} kolumner och {} rader behövs.",
        "This window is too small: {} columns and {} rows are wanted.")
    static let takenOver = Words(
        "En annan anslutning har tagit över den här kassan.",
        "Another connection has taken this register over.")
    static let notToday = Words(
        "Försäljningsdagen är {}, inte i dag.", "The business day is {}, not today.")
    static let nothingSent = Words(
        "{}. Inget skickades. Utan anteckningar kan ett kvittonummer ges ut två gånger när "
            + "butikens dator har återställts.",
        "{}. Nothing was sent. Without it a receipt's number may be given out twice when the "
            + "shop's computer has to be restored.")

    // MARK: - Complaints about an answer

    static let needed = Words("{}: här måste något stå", "{}: something has to stand here")
    static let cannotBe = Words("{}: `{}` går inte", "{}: `{}` can't be")
    static let noNumber = Words("{}: `{}` är inget nummer", "{}: `{}` is not a number")
    static let noMoney = Words(
        "{}: `{}` är inget belopp, som 200 eller 12,50",
        "{}: `{}` is not an amount, as 200 or 12.50 are")
    static let noQuantity = Words(
        "{}: `{}` är inget antal, som 2 eller 0,350",
        "{}: `{}` is not a quantity, as 2 or 0.350 are")
    static let noTenders = Words(
        "{}: `{}` är inget räknat, som card:1200", "{}: `{}` is not a count, as card:1200 is")
    static let noPieces = Words(
        "{}: `{}` är inga valörer, som 500*2 100*3", "{}: `{}` is not a count, as 500*2 100*3 are")
    static let noReduction = Words(
        "{}: `{}` är ingen rabatt, som 10% eller 25,00",
        "{}: `{}` is no reduction, as 10% or 25.00 are")
    static let noChoice = Words(
        "{}: `{}` finns inte; välj ett nummer", "{}: `{}` is not there; choose a number")
}
