/// A request that was understood and that a rule of the trade refuses: an expected answer, not a
/// fault. The business is as it was before.
///
/// On the wire: `NO amount-over-due #121 "Less is due than this payment" due=58.70`. Every code
/// stands in `protocol/refusals.md`.
package struct Refusal: Error, Equatable, Sendable {
    package let code: Code
    /// What the terminal needs to go on: ` due=58.70`.
    package private(set) var fields = TextWriter()
    /// What must be recorded though the request was refused: a wrong PIN.
    package private(set) var noted: [Event] = []

    package init(_ code: Code) { self.code = code }

    package init(_ code: Code, _ key: StaticString, _ value: some TextValue) {
        self.code = code
        fields.field(key, value)
    }

    init(_ code: Code, limit: some TextValue, of what: some TextValue) {
        self.init(code, "limit", limit)
        fields.field("of", what)
    }

    /// A business day that is open, and what the date is.
    init(_ code: Code, day: CivilDate, today: CivilDate) {
        self.init(code, "day", day)
        fields.field("today", today)
    }

    /// The same, and one more thing that helps.
    func saying(_ key: StaticString, _ value: some TextValue) -> Refusal {
        var copy = self
        copy.fields.field(key, value)
        return copy
    }

    package static func noting(_ event: Event, _ refusal: Refusal) -> Refusal {
        var copy = refusal
        copy.noted.append(event)
        return copy
    }

    package static func lacking(_ right: Right) -> Refusal {
        Refusal(.notAllowed, "right", right)
    }

    package func reply(number: Int?) -> Reply {
        .no(code.rawValue, code.text, fields: fields, number: number)
    }
}

extension Refusal {
    package enum Code: String, CaseIterable, Sendable {
        case conflict
        case gap
        case noSuchReply = "no-such-reply"
        case fault
        case diskFull = "disk-full"

        case guestsNotAllowed = "guests-not-allowed"
        case unknownStation = "unknown-station"
        case wrongProof = "wrong-proof"
        case unknownPerson = "unknown-person"
        case pinLocked = "pin-locked"
        case pinWait = "pin-wait"
        case wrongPIN = "wrong-pin"
        case nobodyLoggedIn = "nobody-logged-in"
        case notAllowed = "not-allowed"
        case twoPeople = "two-people"
        case someoneLoggedIn = "someone-logged-in"
        case inTraining = "in-training"
        case unknownRole = "unknown-role"
        case unknownRegister = "unknown-register"

        case drawerOpen = "drawer-open"
        case clockBehind = "clock-behind"
        case zDone = "z-done"
        case dayNotClosed = "day-not-closed"
        case dayOutOfOrder = "day-out-of-order"
        case dayTooFar = "day-too-far"
        case dayNotOpen = "day-not-open"
        case dayDiffers = "day-differs"
        case nothingToClose = "nothing-to-close"
        case drawerClosed = "drawer-closed"
        case alreadyCounted = "already-counted"
        case unknownDrawer = "unknown-drawer"
        case countDiffers = "count-differs"

        case noOpenSale = "no-open-sale"
        case saleOpen = "sale-open"
        case paymentBegun = "payment-begun"
        case unknownMode = "unknown-mode"
        case tooManyLines = "too-many-lines"
        case returnsNotMixed = "returns-not-mixed"
        case unknownItem = "unknown-item"
        case itemBlocked = "item-blocked"
        case expired
        case ageCheck = "age-check"
        case tooYoung = "too-young"
        case accountMissing = "account-missing"
        case unknownAccount = "unknown-account"
        case accountBlocked = "account-blocked"
        case notSetUp = "not-set-up"
        case priceMissing = "price-missing"
        case otherCurrency = "other-currency"
        case unknownVAT = "unknown-vat"
        case quantityMissing = "quantity-missing"
        case quantityZero = "quantity-zero"
        case quantityNotWhole = "quantity-not-whole"
        case quantityLimit = "quantity-limit"
        case tooLarge = "too-large"
        case tooManyVATRates = "too-many-vat-rates"
        case unknownLine = "unknown-line"
        case lineFixed = "line-fixed"
        case reasonMissing = "reason-missing"
        case unknownReason = "unknown-reason"
        case discountTooLarge = "discount-too-large"
        case unknownReceipt = "unknown-receipt"
        case receiptCode = "receipt-code"
        case notReturnable = "not-returnable"
        case returnTooMuch = "return-too-much"
        case voucherRedeemed = "voucher-redeemed"

        case totalDiffers = "total-differs"
        case saleEmpty = "sale-empty"
        case alreadyPaid = "already-paid"
        case tooManyPayments = "too-many-payments"
        case unknownTender = "unknown-tender"
        case cardNumber = "card-number"
        case referenceMissing = "reference-missing"
        case paymentDecided = "payment-decided"
        case refundNotAllowed = "refund-not-allowed"
        case amountZero = "amount-zero"
        case notCashUnit = "not-cash-unit"
        case amountOverDue = "amount-over-due"
        case amountOverRefund = "amount-over-refund"
        case balanceTooLow = "balance-too-low"
        case unknownPayment = "unknown-payment"
        case paymentPending = "payment-pending"
        case laterPayment = "later-payment"
        case notPaid = "not-paid"
        case notCorrectable = "not-correctable"
        case alreadyCopied = "already-copied"

        case heldTaken = "held-taken"
        case unknownHeld = "unknown-held"

        case codeTaken = "code-taken"
        case unknownCode = "unknown-code"
        case unknownGroup = "unknown-group"
        case unknownPlace = "unknown-place"
        case homePlace = "home-place"
        case promotionUnclear = "promotion-unclear"
        case unknownPromotion = "unknown-promotion"
        case unknownReport = "unknown-report"
        case unknownSettlement = "unknown-settlement"
        case settlementNotWritten = "settlement-not-written"
        case headDiffers = "head-differs"
        case unknownEntry = "unknown-entry"
        case searchTooLong = "search-too-long"
        case readTooLong = "read-too-long"
        case tooMany = "too-many"
    }
}

extension Refusal.Code: PrintWord {
    /// The sentence of a reply, in English: `LIST texts` tells the others.
    package var text: String { words.english }

    /// The sentence for a person; a program goes by the code.
    package var words: (swedish: String, english: String) {
        switch self {
        case .conflict:
            ("Numret har använts till en annan rad", "This number was used for another line")
        case .gap: ("Numret ligger för långt fram", "This number is too far on")
        case .noSuchReply:
            ("Inget svar finns för det numret", "Nothing was answered to this number")
        case .fault:
            (
                "Detta kunde inte besvaras: serverns logg säger varför",
                "This could not be answered: the daemon's log says why"
            )
        case .diskFull:
            (
                "Disken är nästan full: inget mer kan registreras",
                "The disk is nearly full: nothing more can be recorded"
            )
        case .guestsNotAllowed: ("Gäster släpps inte in här", "Guests are not let in here")
        case .unknownStation: ("Stationen finns inte här", "No such station here")
        case .wrongProof:
            ("Beviset passar inte stationens nyckel", "The proof does not fit this station's key")
        case .unknownPerson: ("Personen finns inte", "No such person")
        case .pinLocked:
            (
                "För många fel PIN: låst tills någon låser upp",
                "Too many wrong PINs: locked until unlocked"
            )
        case .pinWait: ("För många fel PIN: vänta", "Too many wrong PINs: wait")
        case .wrongPIN: ("Fel PIN", "Wrong PIN")
        case .nobodyLoggedIn: ("Ingen är inloggad", "Nobody is logged in")
        case .notAllowed:
            (
                "Detta kräver en behörighet som varken kassan eller personen har",
                "This takes a right that neither station nor person has"
            )
        case .twoPeople: ("Detta kräver en person till", "This takes another person too")
        case .someoneLoggedIn: ("Någon är redan inloggad", "Someone is logged in already")
        case .inTraining: ("Detta görs inte under övning", "This is not done in training")
        case .unknownRole: ("Rollen finns inte", "No such role")
        case .unknownRegister: ("Kassan finns inte", "No such register")
        case .drawerOpen: ("Lådan är redan öppen", "The drawer is open already")
        case .clockBehind:
            (
                "Klockan visar en tid före det som redan är registrerat",
                "The clock stands before what is recorded already"
            )
        case .zDone:
            (
                "Kassan har gjort sin Z-dagrapport för den här dagen",
                "This register has made its Z for this day"
            )
        case .dayNotClosed:
            ("En annan försäljningsdag är fortfarande öppen", "Another business day is still open")
        case .dayOutOfOrder: ("En senare dag är redan stängd", "A later day is closed already")
        case .dayTooFar: ("Dagen ligger för långt fram", "This day is too far ahead")
        case .dayNotOpen: ("Ingen försäljningsdag är öppen", "No business day is open")
        case .dayDiffers: ("En annan försäljningsdag är öppen", "Another business day is open")
        case .nothingToClose:
            ("Inget har hänt sedan förra Z-dagrapporten", "Nothing has happened since the last Z")
        case .drawerClosed:
            ("Lådan är inte öppen: öppna den först", "The drawer is not open: OPEN it first")
        case .alreadyCounted: ("Lådan är redan räknad", "This drawer is counted already")
        case .unknownDrawer:
            (
                "Lådan finns inte, eller är inte räknad",
                "No such drawer session, or it is not counted"
            )
        case .countDiffers:
            ("Valörerna blir inte det beloppet", "The pieces do not come to this amount")
        case .noOpenSale: ("Inget köp är öppet", "No sale is open")
        case .saleOpen: ("Ett köp är öppet", "A sale is open")
        case .paymentBegun: ("Något är redan betalt", "Something is paid already")
        case .unknownMode: ("Försäljningssättet finns inte", "No such mode of sale")
        case .tooManyLines:
            ("Köpet har så många rader som det kan ha", "The sale has as many lines as it can have")
        case .returnsNotMixed:
            (
                "Returer och försäljning görs i var sitt köp här",
                "Returns and sales stand in sales of their own here"
            )
        case .unknownItem: ("Varan finns inte", "No such item")
        case .itemBlocked: ("Varan säljs inte", "This item is not sold")
        case .expired: ("Varan har passerat sitt datum", "This piece is past its date")
        case .ageCheck:
            ("Köparens ålder måste kontrolleras", "The age of the buyer has to be checked")
        case .tooYoung: ("Köparen är inte gammal nog", "The buyer is not old enough")
        case .accountMissing:
            (
                "Detta kräver numret på ett kort eller en kund",
                "This takes the number of a card or customer"
            )
        case .unknownAccount: ("Kortet eller kunden finns inte", "No such card or customer")
        case .accountBlocked: ("Kortet eller kunden är spärrad", "This card or customer is blocked")
        case .notSetUp:
            (
                "Inställningarna har inget konto för detta",
                "The configuration has no account for this"
            )
        case .priceMissing:
            ("Priset på varan måste anges", "The price of this item has to be given")
        case .otherCurrency:
            (
                "Priset på etiketten är i en annan valuta",
                "The price on this label is in another currency"
            )
        case .unknownVAT:
            (
                "Momsklassen finns inte, eller saknar sats i dag",
                "No such VAT class, or no rate for it today"
            )
        case .quantityMissing:
            ("Varan säljs efter vikt: säg hur mycket", "This item is sold by weight: say how much")
        case .quantityZero: ("Ett antal är mer än noll", "A quantity is more than zero")
        case .quantityNotWhole: ("Varan säljs styckvis", "This item is sold by the piece")
        case .quantityLimit:
            ("Ett köp får inte ha fler av varan", "One sale has no more of this item")
        case .tooLarge: ("Större än vad som kan registreras", "Larger than what can be recorded")
        case .tooManyVATRates:
            ("Ett kvitto har högst fyra momssatser", "A receipt has four VAT rates at most")
        case .unknownLine: ("Raden finns inte", "No such line")
        case .lineFixed: ("Raden ändras inte: ångra den", "This line stays as it is: void it")
        case .reasonMissing: ("Detta kräver en orsak", "This takes a reason")
        case .unknownReason: ("Orsaken finns inte", "No such reason")
        case .discountTooLarge:
            (
                "En rabatt är högst det som den dras från",
                "A discount is at most what it is taken off"
            )
        case .unknownReceipt: ("Kvittot finns inte", "No such receipt")
        case .receiptCode:
            ("Detta kräver koden på kvittot", "This takes the code that stands on the receipt")
        case .notReturnable: ("Detta tas inte i retur", "This is not given back")
        case .returnTooMuch: ("Mindre finns kvar att lämna tillbaka", "Less is left to give back")
        case .voucherRedeemed: ("Värdebeviset är redan inlöst", "This voucher is redeemed already")
        case .totalDiffers: ("Summan är en annan", "The total is another one")
        case .saleEmpty: ("Köpet har inga rader", "The sale has no lines")
        case .alreadyPaid: ("Inget är kvar att betala", "Nothing is due")
        case .tooManyPayments:
            (
                "Köpet har så många betalningar som det kan ha",
                "The sale has as many payments as it can have"
            )
        case .unknownTender: ("Betalsättet finns inte", "No such tender")
        case .cardNumber:
            ("Ett helt kortnummer tas aldrig emot", "A full card number is never taken")
        case .referenceMissing: ("Betalsättet kräver en referens", "This tender needs a reference")
        case .paymentDecided: ("Betalningen är redan avgjord", "This payment is decided already")
        case .refundNotAllowed:
            ("Inget betalas tillbaka med det betalsättet", "Nothing is paid back with this tender")
        case .amountZero: ("Ett belopp är mer än noll", "An amount is more than zero")
        case .notCashUnit: ("Ett sådant mynt finns inte", "There is no such coin")
        case .amountOverDue: ("Mindre är kvar att betala", "Less is due than this payment")
        case .amountOverRefund: ("Mindre ska betalas tillbaka", "Less is to be paid back than this")
        case .balanceTooLow:
            ("Det finns inte nog kvar för detta", "There is not enough left for this")
        case .unknownPayment: ("Betalningen finns inte", "No such payment")
        case .paymentPending:
            (
                "Det är inte avgjort om en betalning gjordes",
                "It is not decided yet whether a payment was made"
            )
        case .laterPayment:
            (
                "En senare betalning har täckt köpet: ta tillbaka den först",
                "A later payment has settled the sale: take that back first"
            )
        case .notPaid: ("Allt är inte betalt", "Not all is paid")
        case .notCorrectable: ("Betalningen rättas inte", "This payment is not corrected")
        case .alreadyCopied:
            ("Kvittot har redan en kopia", "There is a copy of this receipt already")
        case .heldTaken: ("Det parkerade köpet är redan hämtat", "This held sale has been taken")
        case .unknownHeld: ("Det parkerade köpet finns inte", "No such held sale")
        case .unknownGroup: ("Varugruppen finns inte", "No such item group")
        case .unknownPlace:
            (
                "Platsen finns inte, eller varan står inte där",
                "No such place on the floor, or the item does not stand there"
            )
        case .homePlace:
            (
                "Detta är varans hemplats: PUT item ändrar den",
                "This is the item's home: PUT item changes it"
            )
        case .codeTaken: ("Koden är en annan varas", "This code is another item's")
        case .unknownCode:
            ("Detta är ingen varas ytterligare kod", "This is no item's further code")
        case .promotionUnclear: ("Delarna blir inget erbjudande", "These parts make no promotion")
        case .unknownPromotion: ("Erbjudandet finns inte", "No such promotion")
        case .unknownReport: ("Rapporten finns inte", "No such report")
        case .unknownSettlement: ("Dagsavslutet finns inte", "No such settlement")
        case .settlementNotWritten:
            (
                "Dagsavslutets filer ligger inte på disken än",
                "The files of this settlement are not on disk yet"
            )
        case .headDiffers:
            ("Detta är inte dagsavslutets kontrollsumma", "This is not the head of this settlement")
        case .unknownEntry:
            ("Posten eller delen finns inte", "No such entry, or no such part of it")
        case .searchTooLong:
            (
                "Sökningen tog för lång tid: skriv mer av namnet",
                "This search took too long: say more of the name"
            )
        case .readTooLong:
            (
                "Detta kunde inte läsas i tid: försök igen",
                "This could not be read in time: try again"
            )
        case .tooMany:
            ("Det finns så många som det kan finnas", "There are as many of these as there can be")
        }
    }
}
