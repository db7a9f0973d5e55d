/// Titles of forms and lists, questions, keys.
extension Words {
    // MARK: - Keys and hints

    static let letter = Words(" En bokstav: ", " A letter: ")
    static let sure = Words(
        "Säker? Enter eller j: ja, annat: nej", "Sure? Enter or y: yes, else: no")
    static let sellAnyway = Words(
        "Sälja utan? Enter eller j: ja, annat: nej", "Sell without it? Enter or y: yes, else: no")
    static let closeAnyway = Words(
        "Stänga nu? Enter eller j: ja, annat: nej", "Close it now? Enter or y: yes, else: no")
    static let takeBack = Words(
        "Ta tillbaka kassan? Enter eller j: ja, annat: lämna",
        "Take it back? Enter or y: yes, else: leave")
    static let muchMore = Words(
        "{} är {} mer än att betala. Rätt? Enter eller j: ja",
        "{} is {} more than is due. Right? Enter or y: yes")
    static let formKeys = Words(
        " Enter nästa   Upp tillbaka   Ctrl-U tömmer   {} lämnar",
        " Enter next   Up back   Ctrl-U empties   {} leaves")
    static let lockKeys = Words(
        " Enter låser upp   Esc loggar ut   Ctrl-C lämnar programmet",
        " Enter unlocks   Esc logs out   Ctrl-C leaves the program")
    static let listKeys = Words(
        " Enter tar den   Upp, Ned väljer   {}Esc lämnar",
        " Enter takes it   Up, Down choose   {}Esc leaves")
    static let tellsWhere = Words("Tab säger var   ", "Tab tells where   ")
    static let moreBelow = Words("   (mer nedanför)", "   (more below)")
    static let moreAbove = Words("   (mer ovanför)", "   (more above)")
    static let canPrint = Words("   Ctrl-P skriver ut", "   Ctrl-P prints")
    static let keyMenu = Words("Meny", "Menu")
    static let keyFind = Words("Sök", "Find")
    static let keyQuantity = Words("Antal", "Qty")
    static let keyVoid = Words("Ångra", "Void")
    static let keyReduce = Words("Rabatt", "Reduce")
    static let keyPrice = Words("Pris", "Price")
    static let keyReturn = Words("Retur", "Return")
    static let keyHold = Words("Parkera", "Hold")
    static let keyCash = Words("Kontant", "Cash")
    static let keyCard = Words("Kort", "Card")
    static let keyLock = Words("Lås", "Lock")
    static let swish = Words("Swish", "Swish")

    // MARK: - Menus

    static let saleMenu = Words("Köp och betalning", "Sale and payment")
    static let drawerMenu = Words("Låda och dag", "Drawer and day")
    static let toSaleMenu = Words("Köp och betalning ...", "Sale and payment ...")
    static let toDrawerMenu = Words("Låda och dag ...", "Drawer and day ...")
    static let leave = Words("Lämna kassan", "Leave the register")
    static let lockRegister = Words("Lås kassan", "Lock the register")
    static let unpay = Words("Ta tillbaka betalning", "Take a payment back")
    static let quantityOfLine = Words("Radens antal", "Quantity of the line")
    static let voidLine = Words("Ångra raden", "Void the line")
    static let discountOnLine = Words("Rabatt på raden", "Discount on the line")
    static let priceOfLine = Words("Radens pris", "Price of the line")
    static let discountOnAll = Words("Rabatt på allt", "Discount on all")
    static let holdSale = Words("Parkera köpet", "Hold the sale")
    static let cancelSale = Words("Avbryt köpet", "Cancel the sale")
    static let endSale = Words("Avsluta, inget att betala", "End, nothing to pay")
    static let cash = Words("Kontant", "Cash")
    static let bankCard = Words("Bankkort", "Bank card")
    static let giftCard = Words("Presentkort", "Gift card")
    static let otherTender = Words("Annat betalsätt", "Other tender")
    static let findByName = Words("Sök på namn", "Find by name")
    static let whereItem = Words("Var en vara står", "Where an item stands")
    static let priceOfItem = Words("Pris på en vara", "Price of an item")
    static let returnLine = Words("Retur, med kvitto", "Return, with receipt")
    static let returnFree = Words("Retur, utan kvitto", "Return, without receipt")
    static let recallSale = Words("Hämta parkerat köp", "Recall a held sale")
    static let copyReceipt = Words("Kopia av kvitto", "Copy of a receipt")
    static let showReceipt = Words("Visa ett kvitto", "Show a receipt")
    static let beginMode = Words("Köp på annat sätt", "Begin a sale of a mode")
    static let retender = Words("Rätta betalsätt på kvitto", "Correct a receipt's tender")
    static let openFloat = Words("Öppna med växel", "Open with a float")
    static let payIn = Words("Sätt in", "Paid in")
    static let payOut = Words("Ta ut", "Paid out")
    static let drop = Words("Till kassaskåp", "Drop to the safe")
    static let noSaleOpen = Words("Öppna utan köp", "No sale")
    static let countDrawer = Words("Räkna kassan", "Count the drawer")
    static let countAgain = Words("Räkna om", "Count once more")
    static let explain = Words("Förklara differens", "Explain a difference")
    static let x = Words("X, siffror hittills", "X, figures so far")
    static let showZ = Words("Visa en Z-rapport", "Show a Z")
    static let zNumber = Words("Z-nummer", "Z's number")
    static let z = Words("Z, avsluta kassans dag", "Z, end of the day")
    static let closeDay = Words("Stäng butikens dag", "Close the shop's day")
    static let train = Words("Öva, till utloggning", "Training, till log out")
    static let logIn = Words("Logga in", "Log in")
    static let logOut = Words("Logga ut", "Log out")
    static let cardBalance = Words("Presentkorts saldo", "Gift card's balance")

    // MARK: - Titles

    static let quantityOf = Words("Antal av {}", "Quantity of {}")
    static let discountOn = Words("Rabatt på {}", "Discount on {}")
    static let priceOf = Words("Pris på {}", "Price of {}")
    static let void = Words("Ångra {}", "Void {}")
    static let lineNamed = Words("rad {}, {}", "line {}, {}")
    static let discountWhole = Words("Rabatt på hela köpet", "Discount on the whole sale")
    static let cancelWhole = Words("Avbryt hela köpet", "Cancel the whole sale")
    static let pay = Words("Betala: {}", "Pay: {}")
    static let end = Words("Avsluta", "End")
    static let heldSales = Words("Parkerade köp", "Held sales")
    static let recall = Words("Hämta {}", "Recall {}")
    static let takePaymentBack = Words("Ta tillbaka betalning {}", "Take payment {} back")
    static let returnOf = Words("Retur av {}", "Return {}")
    static let sale = Words("Köp", "Sale")
    static let item = Words("Vara {}", "Item {}")
    static let openDrawer = Words("Öppna lådan", "Open the drawer")
    static let openDrawerFor = Words("Öppna lådan för dagen {}", "Open the drawer for the day {}")
    static let paidIntoDrawer = Words("Insatt i lådan", "Paid into the drawer")
    static let paidOutOfDrawer = Words("Uttaget ur lådan", "Paid out of the drawer")
    static let openWithoutSale = Words("Öppna lådan utan köp", "Open the drawer without a sale")
    static let countCloses = Words(
        "Räkna lådan, som därmed stängs", "Count the drawer, which closes it")
    static let countOnceMore = Words("Räkna lådan en gång till", "Count the drawer once more")
    static let explainCount = Words(
        "Förklara en räknings differens", "Explain a difference of a count")
    static let zEnds = Words("Z: avslutar kassans dag", "Z: ends the register's day")
    static let closesDay = Words("Stäng dagen {}", "Close the day {}")
    static let closeFirst = Words("Stäng {} först", "Close {} first")
    static let leaveOpen = Words(
        "Lämna kassan; det som är öppet förblir öppet",
        "Leave the register; what is open stays open")
    static let locked = Words("Låst av {}", "Locked by {}")
    static let handOver = Words(
        "Parkera köpet och logga ut {}", "Hold the sale and log {} out")
    static let logOutOther = Words("Logga ut {}", "Log {} out")
    static let takenOverTitle = Words("Kassan är övertagen", "The register was taken over")
    static let behindTitle = Words(
        "Butikens dator vet mindre än den här kassan",
        "The shop's computer knows less than this register")
    static let unkeptTitle = Words(
        "Inget kan sparas på den här disken", "Nothing can be kept on this disk")
    static let found = Words("Hittade", "Found")
    static let payments = Words("Betalningar", "Payments")
    static let linesOf = Words("Rader på kvitto {}", "Lines of receipt {}")
    static let alreadyReturned = Words(" (i retur: {})", " (returned: {})")
    static let left = Words("{} kvar", "{} left")
    static let whereStands = Words("Var den står", "Where it stands")
    static let zTitle = Words("Z {}", "Z {}")
    static let openRegister = Words("kassa {}: {}", "register {}: {}")
    static let openRegisterBy = Words("kassa {}: {}, {}", "register {}: {}, {}")
    static let nothingOpen = Words("Inga kassor är öppna.", "No register is open.")
    static let getsZ = Words(
        "Öppna kassor får sin Z oräknad; öppna köp ligger kvar.",
        "Open registers get their Z uncounted; open sales stay.")

    // MARK: - Questions

    static let person = Words("Person", "Person")
    static let personNumber = Words("person {}", "person {}")
    static let pin = Words("PIN", "PIN")
    static let managersNumber = Words("Chefens nummer", "Manager's number")
    static let float = Words("Växel", "Float")
    static let quantity = Words("Antal", "Quantity")
    static let price = Words("Pris", "Price")
    static let nameForIt = Words("Namn på det (Enter: inget)", "Name for it (Enter: none)")
    static let tender = Words("Betalsätt", "Tender")
    static let amount = Words("Belopp", "Amount")
    static let reference = Words("Referens", "Reference")
    static let referenceOrNone = Words("Referens (Enter: ingen)", "Reference (Enter: none)")
    static let receiptCodeOrNone = Words(
        "Koden på kvittot (Enter: ingen)", "Code on the receipt (Enter: none)")
    static let giftCardNumber = Words("Presentkortets nummer", "Gift card's number")
    static let searchWords = Words("Ord", "Words")
    static let code = Words("Kod", "Code")
    static let receipt = Words("Kvitto", "Receipt")
    static let quantityOrOne = Words("Antal (Enter: 1)", "Quantity (Enter: 1)")
    static let quantityOrAll = Words("Antal (Enter: alla)", "Quantity (Enter: all)")
    static let priceOrToday = Words("Pris (Enter: dagens)", "Price (Enter: today's)")
    static let mode = Words("Sätt, som eat-in", "Mode, as eat-in")
    static let paymentNumber = Words("Betalningens nummer", "Payment's number")
    static let rightTender = Words("Rätt betalsätt", "Right tender")
    static let bagOrNone = Words("Påse (Enter: ingen)", "Bag (Enter: none)")
    static let drawersNumber = Words("Lådans nummer", "Drawer's number")
    static let cashInDrawer = Words("Kontanter i lådan", "Cash in the drawer")
    static let pieces = Words(
        "Valörer, som 500*2 100*3 (Enter: inga)", "Pieces, as 500*2 100*3 (Enter: none)")
    static let others = Words(
        "Övrigt, som card:1200 (Enter: inget)", "Others, as card:1200 (Enter: none)")
    static let reduction = Words("Rabatt, 10% eller belopp", "Discount, 10% or an amount")
    static let reason = Words("Orsak", "Reason")
    static let reasonOrNone = Words("Orsak (Enter: ingen)", "Reason (Enter: none)")
    static let whoMay = Words("Vem får ({})", "Who may (right {})")
    static let accountNumber = Words(
        "Kortets eller kundens nummer", "Number of the card or customer")
    static let isOfAge = Words(
        "Fyllt {}? Enter: sett, eller född", "Is {}? Enter: seen, or born on")
}
