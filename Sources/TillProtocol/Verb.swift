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
    case put = "PUT"
    case find = "FIND"
    case price = "PRICE"

    /// Case does not count; `uppercased` would turn some letters outside ASCII into ours.
    package init?(word: String) {
        guard word.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        self.init(rawValue: word.uppercased())
    }

    /// Whether it changes something, and so carries `#seq`.
    package var isNumbered: Bool {
        switch self {
        case .key, .person, .pin, .unlock, .epoch, .logIn, .logOut, .open, .sale, .item,
            .quantity, .void, .pay, .end, .cancel, .ring, .count, .z, .closeDay, .put:
            true
        case .hello, .ping, .help, .quit, .status, .reply, .total, .receipt, .x, .day, .report,
            .settlements, .settlement, .find, .price:
            false
        }
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
        case .sale: "#seq SALE"
        case .item: "#seq ITEM code [qty=QUANTITY] [price=AMOUNT]"
        case .quantity: "#seq QTY line quantity"
        case .void: "#seq VOID line"
        case .total: "TOTAL"
        case .pay: "#seq PAY tender amount [ref=REFERENCE]"
        case .end: "#seq END"
        case .cancel: "#seq CANCEL"
        case .ring: "#seq RING code[*qty][@price]... pay=tender:amount[:ref]... [expect=TOTAL]"
        case .receipt: "RECEIPT register-number"
        case .count: "#seq COUNT cash=AMOUNT"
        case .x: "X"
        case .z: "#seq Z"
        case .day: "DAY"
        case .closeDay: "#seq CLOSEDAY"
        case .report: "REPORT register-z"
        case .settlements: "SETTLEMENTS [limit=N]"
        case .settlement: "SETTLEMENT number"
        case .put: "#seq PUT item code name= price= vat= group= [unit=] [place=]"
        case .find: "FIND word... [limit=N]"
        case .price: "PRICE code"
        }
    }
}
