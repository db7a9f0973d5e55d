import TillCore

/// The words that a request can begin with; HELP prints this table.
package enum Verb: String, CaseIterable, Sendable {
    case hello = "HELLO"
    case ping = "PING"
    case help = "HELP"
    case quit = "QUIT"
    case status = "STATUS"
    case reply = "REPLY"
    case key = "KEY"
    case person = "PERSON"
    case pin = "PIN"
    case unlock = "UNLOCK"
    case epoch = "EPOCH"
    case logIn = "LOGIN"
    case logOut = "LOGOUT"
    case open = "OPEN"
    case sale = "SALE"
    case item = "ITEM"
    case quantity = "QTY"
    case void = "VOID"
    case total = "TOTAL"
    case pay = "PAY"
    case end = "END"
    case cancel = "CANCEL"
    case ring = "RING"
    case receipt = "RECEIPT"
    case count = "COUNT"
    case x = "X"
    case z = "Z"
    case day = "DAY"
    case closeDay = "CLOSEDAY"
    case report = "REPORT"
    case settlements = "SETTLEMENTS"
    case settlement = "SETTLEMENT"
    case acknowledge = "ACK"
    case put = "PUT"
    case find = "FIND"
    case whereabouts = "WHERE"
    case price = "PRICE"
    case training = "TRAINING"
    case reprice = "REPRICE"
    case discount = "DISCOUNT"
    case returned = "RETURN"
    case paid = "PAID"
    case failed = "FAILED"
    case unpay = "UNPAY"
    case hold = "HOLD"
    case held = "HELD"
    case recall = "RECALL"
    case retender = "RETENDER"
    case copy = "COPY"
    case paidIn = "PAIDIN"
    case paidOut = "PAIDOUT"
    case drop = "DROP"
    case noSale = "NOSALE"
    case overShort = "OVERSHORT"
    case balance = "BALANCE"
    case block = "BLOCK"
    case receive = "RECEIVE"
    case move = "MOVE"
    case adjust = "ADJUST"
    case stocktake = "STOCKTAKE"
    case stock = "STOCK"
    case check = "CHECK"
    case journal = "JOURNAL"
    case list = "LIST"

    /// Case does not count; `uppercased` would turn some letters outside ASCII into ours.
    package init?(word: String) {
        guard word.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        self.init(rawValue: word.uppercased())
    }

    /// Whether it changes something, and so carries `#seq`.
    package var isNumbered: Bool {
        switch self {
        case .key, .person, .pin, .unlock, .epoch, .logIn, .logOut, .open, .sale, .item,
            .quantity, .void, .pay, .end, .cancel, .ring, .count, .z, .closeDay, .put, .training,
            .reprice, .discount, .returned, .paid, .failed, .unpay, .hold, .recall, .retender,
            .copy, .paidIn, .paidOut, .drop, .noSale, .overShort, .block, .receive, .move,
            .adjust, .stocktake, .acknowledge:
            true
        case .hello, .ping, .help, .quit, .status, .reply, .total, .receipt, .x, .day, .report,
            .settlements, .settlement, .find, .whereabouts, .price, .held, .balance, .stock,
            .check, .journal, .list:
            false
        }
    }

    /// Whether a second person may lend a right: to what changes something, and to the figures
    /// that a cashier may not see alone.
    var mayBeSeconded: Bool {
        isNumbered && self != .logIn || self == .check || self == .x || self == .report
    }

    package var usage: String {
        switch self {
        case .hello: "HELLO v=1 register=N|service=NAME station=NAME|guest [nonce= proof=] [last=]"
        case .ping: "PING"
        case .help: "HELP [verb]"
        case .quit: "QUIT"
        case .status: "STATUS"
        case .reply: "REPLY seq"
        case .key: "#seq KEY register=N|service=NAME public=KEY [rights=a,b]|revoke"
        case .person: "#seq PERSON number role=ROLE [name=NAME] [active=yes|no]"
        case .pin: "#seq PIN person new=PIN"
        case .unlock: "#seq UNLOCK person"
        case .epoch: "#seq EPOCH register=N|service=NAME station=NAME last=SEQ [receipt=N]"
        case .logIn: "#seq LOGIN person pin=PIN"
        case .logOut: "#seq LOGOUT"
        case .open: "#seq OPEN float=AMOUNT [day=DATE]"
        case .sale: "#seq SALE [mode=MODE]"
        case .item:
            "#seq ITEM code [qty=QUANTITY] [price=AMOUNT] [card=NUMBER|customer=N]"
                + " [age=seen|born=DATE]"
        case .quantity: "#seq QTY line quantity"
        case .void: "#seq VOID line"
        case .total: "TOTAL [print=text|escpos] [columns=42|32] [language=sv|en]"
        case .pay:
            "#seq PAY tender amount [ref=REFERENCE] [pending] [terminal= batch="
                + " auth= scheme= last4=]"
        case .end: "#seq END [print=text|escpos] [columns=42|32] [language=sv|en]"
        case .cancel: "#seq CANCEL"
        case .ring:
            "#seq RING code[*qty][@price]... pay=tender:amount[:ref]..."
                + " [expect=TOTAL] [mode=] [age=] [print=]"
        case .receipt: "RECEIPT register-number [code=CODE]"
        case .count:
            "#seq COUNT cash=AMOUNT [count=tender:AMOUNT]... [pieces=VALUE*N,...]"
                + " [recount|late|late=Z]"
        case .x: "X [print=text|escpos] [by= pin=]|X register=N [by= pin=]"
        case .z: "#seq Z"
        case .day: "DAY [print=text|escpos]"
        case .closeDay: "#seq CLOSEDAY [day=date]"
        case .report: "REPORT register-z [print=text|escpos] [by= pin=]"
        case .settlements: "SETTLEMENTS [limit=N] [waiting=yes]"
        case .settlement: "SETTLEMENT number [print=text|escpos]"
        case .acknowledge: "#seq ACK settlement head=HEX"
        case .put:
            "#seq PUT item code name= price= vat= group= ... [if-new=yes [stock=]]"
                + "|PUT price code price from=DATE"
                + "|PUT code code item= [factor=N]|off"
                + "|PUT place code place [note=] [planned=]|off|PUT promotion id text= ..."
                + "|PUT customer number limit= [name=]"
        case .find: "FIND word... [limit=N]"
        case .whereabouts: "WHERE code [limit=N]"
        case .price: "PRICE code"
        case .training: "#seq TRAINING"
        case .reprice: "#seq REPRICE line price [reason=WORD]"
        case .discount: "#seq DISCOUNT [line] percent=PERCENT|amount=AMOUNT [reason=WORD]"
        case .returned:
            "#seq RETURN receipt=NO line=N [code=CODE] [qty=] [to=off|shelf|PLACE]|[amount=]"
                + " reason=TEXT|RETURN code [qty=] [price=] [voucher=] [customer=N] [to=]"
                + " reason=TEXT"
        case .paid:
            "#seq PAID payment [ref=REFERENCE] [terminal= batch= auth= scheme= last4=]"
        case .failed: "#seq FAILED payment"
        case .unpay: "#seq UNPAY payment"
        case .hold: "#seq HOLD [name]"
        case .held: "HELD"
        case .recall: "#seq RECALL held"
        case .retender: "#seq RETENDER register-number payment tender [ref=REFERENCE] [code=CODE]"
        case .copy:
            "#seq COPY register-number [code=CODE] [print=text|escpos] [columns=42|32]"
                + " [language=sv|en]"
        case .paidIn: "#seq PAIDIN amount reason=WORD"
        case .paidOut: "#seq PAIDOUT amount reason=WORD"
        case .drop: "#seq DROP amount [ref=REFERENCE]"
        case .noSale: "#seq NOSALE [reason=WORD]"
        case .overShort: "#seq OVERSHORT drawer reason=WORD"
        case .balance: "BALANCE card=NUMBER|customer=N"
        case .block: "#seq BLOCK card=NUMBER|customer=N [off]"
        case .receive: "#seq RECEIVE code quantity [place=PLACE] [ref=REFERENCE]"
        case .move: "#seq MOVE code quantity from=PLACE to=PLACE"
        case .adjust: "#seq ADJUST code quantity reason=WORD [place=PLACE]"
        case .stocktake: "#seq STOCKTAKE code counted [place=PLACE] [ref=REFERENCE]"
        case .stock: "STOCK code"
        case .check: "CHECK PUT|RECEIVE|MOVE|ADJUST|STOCKTAKE ..."
        case .journal: "JOURNAL from=N [part=N] [limit=N]"
        case .list:
            "LIST " + Command.Listing.What.allCases.map(\.rawValue).joined(separator: "|")
                + " [language=sv|en] [from=ID] [limit=N]"
        }
    }
}
