/// What a cashier can do besides typing codes.
package enum Function: Hashable, Sendable {
    case line(LineChange)
    case sale(SaleStep)
    case payment(Tender)
    case unpay
    case goods(GoodsQuestion)
    case drawer(DrawerStep)
    case menu(Menu)
    case leave

    /// To a line of the sale.
    package enum LineChange: Sendable { case quantity, void, discount, price }

    /// To the sale as a whole.
    package enum SaleStep: Sendable { case discount, hold, cancel, end }

    package enum Tender: Sendable { case cash, card, swish, giftCard, other }

    /// With a sale or without.
    package enum GoodsQuestion: Sendable {
        case find, whereabouts, price, returnLine, returnFree, recall, copy, receipt, mode, retender
    }

    package enum DrawerStep: Sendable {
        case open, paidIn, paidOut, drop, noSale, count, recount, overShort, x, z
        case training, logIn, logOut, balance
    }
}

/// How a function is reached from its menu, and what the server must know for it.
struct Label {
    let letter: Character
    let words: String
    /// `nil` for what the register does alone.
    let verb: String?

    init(_ letter: Character, _ words: String, _ verb: String?) {
        self.letter = letter
        self.words = words
        self.verb = verb
    }
}

extension Function {
    var label: Label {
        switch self {
        case .line(let change): change.label
        case .sale(let step): step.label
        case .payment(let tender): tender.label
        case .unpay: Label("u", "Take a payment back", "UNPAY")
        case .goods(let question): question.label
        case .drawer(let step): step.label
        case .menu(.sale): Label("s", "Sale and payment ...", nil)
        case .menu(.drawer): Label("w", "Drawer and day ...", nil)
        case .leave: Label("x", "Leave the register", nil)
        }
    }
}

extension Function.LineChange {
    var label: Label {
        switch self {
        case .quantity: Label("q", "Quantity of the line", "QTY")
        case .void: Label("v", "Void the line", "VOID")
        case .discount: Label("d", "Discount on the line", "DISCOUNT")
        case .price: Label("p", "Price of the line", "REPRICE")
        }
    }
}

extension Function.SaleStep {
    var label: Label {
        switch self {
        case .discount: Label("a", "Discount on all", "DISCOUNT")
        case .hold: Label("h", "Hold the sale", "HOLD")
        case .cancel: Label("k", "Cancel the sale", "CANCEL")
        case .end: Label("e", "End, nothing to pay", "END")
        }
    }
}

extension Function.Tender {
    var label: Label {
        switch self {
        case .cash: Label("c", "Cash", "PAY")
        case .card: Label("b", "Bank card", "PAY")
        case .swish: Label("s", "Swish", "PAY")
        case .giftCard: Label("g", "Gift card", "PAY")
        case .other: Label("o", "Other tender", "PAY")
        }
    }

    /// As the shop's configuration usually names it; `nil` to ask.
    var name: String? {
        switch self {
        case .cash: "cash"
        case .card: "card"
        case .swish: "swish"
        case .giftCard: "giftcard"
        case .other: nil
        }
    }
}

extension Function.GoodsQuestion {
    var label: Label {
        switch self {
        case .find: Label("f", "Find by name", "FIND")
        case .whereabouts: Label("j", "Where an item stands", "WHERE")
        case .price: Label("i", "Price of an item", "PRICE")
        case .returnLine: Label("r", "Return, with receipt", "RETURN")
        case .returnFree: Label("t", "Return, without receipt", "RETURN")
        case .recall: Label("l", "Recall a held sale", "RECALL")
        case .copy: Label("y", "Copy of a receipt", "COPY")
        case .receipt: Label("n", "Show a receipt", "RECEIPT")
        case .mode: Label("m", "Begin a sale of a mode", "SALE")
        case .retender: Label("z", "Correct a receipt's tender", "RETENDER")
        }
    }
}

extension Function.DrawerStep {
    var label: Label {
        switch self {
        case .open: Label("o", "Open with a float", "OPEN")
        case .paidIn: Label("i", "Paid in", "PAIDIN")
        case .paidOut: Label("u", "Paid out", "PAIDOUT")
        case .drop: Label("d", "Drop to the safe", "DROP")
        case .noSale: Label("n", "No sale", "NOSALE")
        case .count: Label("c", "Count the drawer", "COUNT")
        case .recount: Label("r", "Count once more", "COUNT")
        case .overShort: Label("e", "Explain a difference", "OVERSHORT")
        case .x: Label("x", "X, figures so far", "X")
        case .z: Label("z", "Z, end of the day", "Z")
        case .training: Label("t", "Training, till log out", "TRAINING")
        case .logIn: Label("l", "Log in", "LOGIN")
        case .logOut: Label("g", "Log out", "LOGOUT")
        case .balance: Label("b", "Gift card's balance", "BALANCE")
        }
    }
}
