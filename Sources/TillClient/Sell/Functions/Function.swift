/// What a cashier can do besides typing codes.
package enum Function: Hashable, Sendable {
    case line(LineChange)
    case sale(SaleStep)
    case payment(Tender)
    case unpay
    case goods(GoodsQuestion)
    case drawer(DrawerStep)
    case menu(Menu)
    case lock
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
        case training, logIn, logOut, balance, report, closeDay
    }
}

/// How a function is reached from its menu, and what the server must know for it.
struct Label {
    let letter: Character
    let words: Words
    /// `nil` for what the register does alone.
    let verb: String?

    init(_ letter: Character, _ words: Words, _ verb: String?) {
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
        case .unpay: Label("u", .unpay, "UNPAY")
        case .goods(let question): question.label
        case .drawer(let step): step.label
        case .menu(.sale): Label("s", .toSaleMenu, nil)
        case .menu(.drawer): Label("w", .toDrawerMenu, nil)
        case .lock: Label("k", .lockRegister, nil)
        case .leave: Label("x", .leave, nil)
        }
    }
}

extension Function.LineChange {
    var label: Label {
        switch self {
        case .quantity: Label("q", .quantityOfLine, "QTY")
        case .void: Label("v", .voidLine, "VOID")
        case .discount: Label("d", .discountOnLine, "DISCOUNT")
        case .price: Label("p", .priceOfLine, "REPRICE")
        }
    }
}

extension Function.SaleStep {
    var label: Label {
        switch self {
        case .discount: Label("a", .discountOnAll, "DISCOUNT")
        case .hold: Label("h", .holdSale, "HOLD")
        case .cancel: Label("k", .cancelSale, "CANCEL")
        case .end: Label("e", .endSale, "END")
        }
    }
}

extension Function.Tender {
    var label: Label {
        switch self {
        case .cash: Label("c", .cash, "PAY")
        case .card: Label("b", .bankCard, "PAY")
        case .swish: Label("s", .swish, "PAY")
        case .giftCard: Label("g", .giftCard, "PAY")
        case .other: Label("o", .otherTender, "PAY")
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
        case .find: Label("f", .findByName, "FIND")
        case .whereabouts: Label("j", .whereItem, "WHERE")
        case .price: Label("i", .priceOfItem, "PRICE")
        case .returnLine: Label("r", .returnLine, "RETURN")
        case .returnFree: Label("t", .returnFree, "RETURN")
        case .recall: Label("l", .recallSale, "RECALL")
        case .copy: Label("y", .copyReceipt, "COPY")
        case .receipt: Label("n", .showReceipt, "RECEIPT")
        case .mode: Label("m", .beginMode, "SALE")
        case .retender: Label("z", .retender, "RETENDER")
        }
    }
}

extension Function.DrawerStep {
    var label: Label {
        switch self {
        case .open: Label("o", .openFloat, "OPEN")
        case .paidIn: Label("i", .payIn, "PAIDIN")
        case .paidOut: Label("u", .payOut, "PAIDOUT")
        case .drop: Label("d", .drop, "DROP")
        case .noSale: Label("n", .noSaleOpen, "NOSALE")
        case .count: Label("c", .countDrawer, "COUNT")
        case .recount: Label("r", .countAgain, "COUNT")
        case .overShort: Label("e", .explain, "OVERSHORT")
        case .x: Label("x", .x, "X")
        case .z: Label("z", .z, "Z")
        case .report: Label("v", .showZ, "REPORT")
        case .closeDay: Label("a", .closeDay, "CLOSEDAY")
        case .training: Label("t", .train, "TRAINING")
        case .logIn: Label("l", .logIn, "LOGIN")
        case .logOut: Label("g", .logOut, "LOGOUT")
        case .balance: Label("b", .cardBalance, "BALANCE")
        }
    }
}
