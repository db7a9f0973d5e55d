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

extension Refusal.Code {
    /// The sentence for a person; a program goes by the code.
    package var text: String {
        switch self {
        case .conflict: "This number was used for another line"
        case .gap: "This number is too far on"
        case .noSuchReply: "Nothing was answered to this number"
        case .fault: "This could not be answered: the daemon's log says why"
        case .diskFull: "The disk is nearly full: nothing more can be recorded"
        case .guestsNotAllowed: "Guests are not let in here"
        case .unknownStation: "No such station here"
        case .wrongProof: "The proof does not fit this station's key"
        case .unknownPerson: "No such person"
        case .pinLocked: "Too many wrong PINs: locked until unlocked"
        case .pinWait: "Too many wrong PINs: wait"
        case .wrongPIN: "Wrong PIN"
        case .nobodyLoggedIn: "Nobody is logged in"
        case .notAllowed: "This takes a right that neither station nor person has"
        case .someoneLoggedIn: "Someone is logged in already"
        case .inTraining: "This is not done in training"
        case .unknownRole: "No such role"
        case .unknownRegister: "No such register"
        case .drawerOpen: "The drawer is open already"
        case .clockBehind: "The clock stands before what is recorded already"
        case .zDone: "This register has made its Z for this day"
        case .dayNotClosed: "Another business day is still open"
        case .dayOutOfOrder: "A later day is closed already"
        case .dayTooFar: "This day is too far ahead"
        case .dayNotOpen: "No business day is open"
        case .nothingToClose: "Nothing has happened since the last Z"
        case .drawerClosed: "The drawer is not open: OPEN it first"
        case .alreadyCounted: "This drawer is counted already"
        case .unknownDrawer: "No such drawer session, or it is not counted"
        case .countDiffers: "The pieces do not come to this amount"
        case .noOpenSale: "No sale is open"
        case .saleOpen: "A sale is open"
        case .paymentBegun: "Something is paid already"
        case .unknownMode: "No such mode of sale"
        case .tooManyLines: "The sale has as many lines as it can have"
        case .returnsNotMixed: "Returns and sales stand in sales of their own here"
        case .unknownItem: "No such item"
        case .itemBlocked: "This item is not sold"
        case .expired: "This piece is past its date"
        case .ageCheck: "The age of the buyer has to be checked"
        case .tooYoung: "The buyer is not old enough"
        case .accountMissing: "This takes the number of a card or customer"
        case .unknownAccount: "No such card or customer"
        case .accountBlocked: "This card or customer is blocked"
        case .notSetUp: "The configuration has no account for this"
        case .priceMissing: "The price of this item has to be given"
        case .unknownVAT: "No such VAT class, or no rate for it today"
        case .quantityMissing: "This item is sold by weight: say how much"
        case .quantityZero: "A quantity is more than zero"
        case .quantityNotWhole: "This item is sold by the piece"
        case .quantityLimit: "One sale has no more of this item"
        case .tooLarge: "Larger than what can be recorded"
        case .tooManyVATRates: "A receipt has four VAT rates at most"
        case .unknownLine: "No such line"
        case .lineFixed: "This line stays as it is: void it"
        case .reasonMissing: "This takes a reason"
        case .unknownReason: "No such reason"
        case .discountTooLarge: "A discount is at most what it is taken off"
        case .unknownReceipt: "No such receipt"
        case .receiptCode: "This takes the code that stands on the receipt"
        case .notReturnable: "This is not given back"
        case .returnTooMuch: "Less is left to give back"
        case .voucherRedeemed: "This voucher is redeemed already"
        case .totalDiffers: "The total is another one"
        case .saleEmpty: "The sale has no lines"
        case .alreadyPaid: "Nothing is due"
        case .tooManyPayments: "The sale has as many payments as it can have"
        case .unknownTender: "No such tender"
        case .cardNumber: "A full card number is never taken"
        case .referenceMissing: "This tender needs a reference"
        case .paymentDecided: "This payment is decided already"
        case .refundNotAllowed: "Nothing is paid back with this tender"
        case .amountZero: "An amount is more than zero"
        case .notCashUnit: "There is no such coin"
        case .amountOverDue: "Less is due than this payment"
        case .amountOverRefund: "Less is to be paid back than this"
        case .balanceTooLow: "There is not enough left for this"
        case .unknownPayment: "No such payment"
        case .paymentPending: "It is not decided yet whether a payment was made"
        case .laterPayment: "A later payment has settled the sale: take that back first"
        case .notPaid: "Not all is paid"
        case .notCorrectable: "This payment is not corrected"
        case .alreadyCopied: "There is a copy of this receipt already"
        case .heldTaken: "This held sale has been taken"
        case .unknownHeld: "No such held sale"
        case .unknownGroup: "No such item group"
        case .unknownPlace: "No such place on the floor, or the item does not stand there"
        case .homePlace: "This is the item's home: PUT item changes it"
        case .promotionUnclear: "These parts make no promotion"
        case .unknownPromotion: "No such promotion"
        case .unknownReport: "No such report"
        case .unknownSettlement: "No such settlement"
        case .settlementNotWritten: "The files of this settlement are not on disk yet"
        case .headDiffers: "This is not the head of this settlement"
        case .unknownEntry: "No such entry, or no such part of it"
        case .searchTooLong: "This search took too long: say more of the name"
        case .readTooLong: "This could not be read in time: try again"
        case .tooMany: "There are as many of these as there can be"
        }
    }
}
