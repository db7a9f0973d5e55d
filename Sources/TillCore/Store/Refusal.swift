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

        case unknownStation = "unknown-station"
        case wrongProof = "wrong-proof"
        case guestsNotAllowed = "guests-not-allowed"
        case notAllowed = "not-allowed"
        case nobodyLoggedIn = "nobody-logged-in"
        case someoneLoggedIn = "someone-logged-in"
        case unknownPerson = "unknown-person"
        case wrongPIN = "wrong-pin"
        case pinWait = "pin-wait"
        case pinLocked = "pin-locked"

        case clockBehind = "clock-behind"
        case dayNotClosed = "day-not-closed"
        case dayNotOpen = "day-not-open"
        case dayOutOfOrder = "day-out-of-order"
        case dayTooFar = "day-too-far"
        case drawerClosed = "drawer-closed"
        case drawerOpen = "drawer-open"
        case zDone = "z-done"
        case nothingToClose = "nothing-to-close"
        case alreadyCounted = "already-counted"

        case noOpenSale = "no-open-sale"
        case saleOpen = "sale-open"
        case saleEmpty = "sale-empty"
        case paymentBegun = "payment-begun"
        case alreadyPaid = "already-paid"
        case notPaid = "not-paid"
        case amountOverDue = "amount-over-due"
        case amountZero = "amount-zero"
        case notCashUnit = "not-cash-unit"
        case referenceMissing = "reference-missing"
        case cardNumber = "card-number"
        case totalDiffers = "total-differs"

        case reasonMissing = "reason-missing"
        case unknownReason = "unknown-reason"
        case unknownMode = "unknown-mode"
        case notSetUp = "not-set-up"
        case quantityMissing = "quantity-missing"
        case quantityLimit = "quantity-limit"
        case priceMissing = "price-missing"
        case itemBlocked = "item-blocked"
        case expired
        case ageCheck = "age-check"
        case tooYoung = "too-young"
        case lineFixed = "line-fixed"
        case discountTooLarge = "discount-too-large"
        case accountMissing = "account-missing"
        case unknownAccount = "unknown-account"
        case accountBlocked = "account-blocked"
        case balanceTooLow = "balance-too-low"
        case voucherRedeemed = "voucher-redeemed"
        case unknownPromotion = "unknown-promotion"
        case promotionUnclear = "promotion-unclear"
        case returnTooMuch = "return-too-much"
        case notReturnable = "not-returnable"
        case returnsNotMixed = "returns-not-mixed"
        case refundNotAllowed = "refund-not-allowed"
        case amountOverRefund = "amount-over-refund"
        case unknownPayment = "unknown-payment"
        case paymentPending = "payment-pending"
        case paymentDecided = "payment-decided"
        case laterPayment = "later-payment"
        case notCorrectable = "not-correctable"
        case heldTaken = "held-taken"
        case unknownHeld = "unknown-held"
        case alreadyCopied = "already-copied"
        case countDiffers = "count-differs"
        case unknownDrawer = "unknown-drawer"
        case inTraining = "in-training"

        case searchTooLong = "search-too-long"
        case unknownItem = "unknown-item"
        case unknownLine = "unknown-line"
        case unknownTender = "unknown-tender"
        case unknownVAT = "unknown-vat"
        case unknownGroup = "unknown-group"
        case unknownRole = "unknown-role"
        case unknownRegister = "unknown-register"
        case unknownReceipt = "unknown-receipt"
        case unknownReport = "unknown-report"
        case unknownSettlement = "unknown-settlement"

        case quantityZero = "quantity-zero"
        case quantityNotWhole = "quantity-not-whole"
        case tooLarge = "too-large"
        case tooManyLines = "too-many-lines"
        case tooManyPayments = "too-many-payments"
        case tooManyVATRates = "too-many-vat-rates"
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
        case .fault: "This line made the daemon fail and is not tried again"
        case .diskFull: "The disk is nearly full: nothing more can be recorded"
        case .unknownStation: "No such station here"
        case .wrongProof: "The proof does not fit this station's key"
        case .guestsNotAllowed: "Guests are not let in here"
        case .notAllowed: "This takes a right that neither station nor person has"
        case .nobodyLoggedIn: "Nobody is logged in"
        case .someoneLoggedIn: "Someone is logged in already"
        case .unknownPerson: "No such person"
        case .wrongPIN: "Wrong PIN"
        case .pinWait: "Too many wrong PINs: wait"
        case .pinLocked: "Too many wrong PINs: locked until unlocked"
        case .clockBehind: "The clock stands before what is recorded already"
        case .dayNotClosed: "Another business day is still open"
        case .dayNotOpen: "No business day is open"
        case .dayOutOfOrder: "A later day is closed already"
        case .dayTooFar: "This day is too far ahead"
        case .drawerClosed: "The drawer is not open: OPEN it first"
        case .drawerOpen: "The drawer is open already"
        case .zDone: "This register has made its Z for this day"
        case .nothingToClose: "Nothing has happened since the last Z"
        case .alreadyCounted: "This drawer is counted already"
        case .noOpenSale: "No sale is open"
        case .saleOpen: "A sale is open"
        case .saleEmpty: "The sale has no lines"
        case .paymentBegun: "Something is paid already"
        case .alreadyPaid: "Nothing is due"
        case .notPaid: "Not all is paid"
        case .amountOverDue: "Less is due than this payment"
        case .amountZero: "An amount is more than zero"
        case .notCashUnit: "There is no such coin"
        case .referenceMissing: "This tender needs a reference"
        case .cardNumber: "A full card number is never taken"
        case .totalDiffers: "The total is another one"
        case .reasonMissing: "This takes a reason"
        case .unknownReason: "No such reason"
        case .unknownMode: "No such mode of sale"
        case .notSetUp: "The configuration has no account for this"
        case .quantityMissing: "This item is sold by weight: say how much"
        case .quantityLimit: "One sale has no more of this item"
        case .priceMissing: "The price of this item has to be given"
        case .itemBlocked: "This item is not sold"
        case .expired: "This piece is past its date"
        case .ageCheck: "The age of the buyer has to be checked"
        case .tooYoung: "The buyer is not old enough"
        case .lineFixed: "This line stays as it is: void it"
        case .discountTooLarge: "A discount is at most what it is taken off"
        case .accountMissing: "This takes the number of a card or customer"
        case .unknownAccount: "No such card or customer"
        case .accountBlocked: "This card or customer is blocked"
        case .balanceTooLow: "There is not enough left for this"
        case .voucherRedeemed: "This voucher is redeemed already"
        case .unknownPromotion: "No such promotion"
        case .promotionUnclear: "These parts make no promotion"
        case .returnTooMuch: "Less is left to give back"
        case .notReturnable: "This is not given back"
        case .returnsNotMixed: "Returns and sales stand in sales of their own here"
        case .refundNotAllowed: "Nothing is paid back with this tender"
        case .amountOverRefund: "Less is to be paid back than this"
        case .unknownPayment: "No such payment"
        case .paymentPending: "It is not decided yet whether a payment was made"
        case .paymentDecided: "This payment is decided already"
        case .laterPayment: "A later payment has settled the sale: take that back first"
        case .notCorrectable: "This payment is not corrected"
        case .heldTaken: "This held sale has been taken"
        case .unknownHeld: "No such held sale"
        case .alreadyCopied: "There is a copy of this receipt already"
        case .countDiffers: "The pieces do not come to this amount"
        case .unknownDrawer: "No such drawer session, or it is not counted"
        case .inTraining: "This is not done in training"
        case .searchTooLong: "This search took too long: say more of the name"
        case .unknownItem: "No such item"
        case .unknownLine: "No such line"
        case .unknownTender: "No such tender"
        case .unknownVAT: "No such VAT class, or no rate for it today"
        case .unknownGroup: "No such item group"
        case .unknownRole: "No such role"
        case .unknownRegister: "No such register"
        case .unknownReceipt: "No such receipt"
        case .unknownReport: "No such report"
        case .unknownSettlement: "No such settlement"
        case .quantityZero: "A quantity is more than zero"
        case .quantityNotWhole: "This item is sold by the piece"
        case .tooLarge: "Larger than what can be recorded"
        case .tooManyLines: "The sale has as many lines as it can have"
        case .tooManyPayments: "The sale has as many payments as it can have"
        case .tooManyVATRates: "A receipt has four VAT rates at most"
        case .tooMany: "There are as many of these as there can be"
        }
    }
}
