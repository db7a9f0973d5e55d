import TillCore

/// What is said of goods: where they are and how many.
extension Command {
    static func ofStock(
        _ verb: Verb, _ reader: inout RequestReader
    ) throws(Unreadable) -> Command {
        switch verb {
        case .receive: return .receive(try received(&reader))
        case .move: return .move(try moved(&reader))
        case .adjust: return .adjust(try adjusted(&reader))
        case .stocktake: return .takeStock(try counted(&reader))
        case .stock: return .stock(try reader.code().code)
        case .check: return .check(try checked(&reader))
        case .hello, .ping, .help, .quit, .status, .reply, .key, .person, .pin, .unlock, .epoch,
            .logIn, .logOut, .open, .sale, .item, .quantity, .void, .total, .pay, .end, .cancel,
            .ring, .receipt, .count, .x, .z, .day, .closeDay, .report, .settlements, .settlement,
            .acknowledge, .put, .find, .whereabouts, .price, .training, .reprice, .discount,
            .returned, .paid,
            .failed, .unpay, .hold, .held, .recall, .retender, .copy, .paidIn, .paidOut, .drop,
            .noSale, .overShort, .balance, .block, .journal, .list:
            preconditionFailure("\(verb.rawValue) is not said of stock")
        }
    }

    /// `CHECK PUT item …`: a command that would take a number, without it.
    private static func checked(_ reader: inout RequestReader) throws(Unreadable) -> Command {
        let word: String = try reader.argument("verb")
        guard let verb = Verb(word: word) else { throw Unreadable(.unknownVerb, word) }
        switch verb {
        case .put: return try put(&reader)
        case .receive, .move, .adjust, .stocktake: return try ofStock(verb, &reader)
        case .hello, .ping, .help, .quit, .status, .reply, .key, .person, .pin, .unlock, .epoch,
            .logIn, .logOut, .open, .sale, .item, .quantity, .void, .total, .pay, .end, .cancel,
            .ring, .receipt, .count, .x, .z, .day, .closeDay, .report, .settlements, .settlement,
            .acknowledge, .find, .whereabouts, .price, .training, .reprice, .discount, .returned,
            .paid,
            .failed, .unpay, .hold, .held, .recall, .retender, .copy, .paidIn, .paidOut, .drop,
            .noSale, .overShort, .balance, .block, .stock, .check, .journal, .list:
            throw Unreadable(.badValue, word)
        }
    }

    /// `RECEIVE code qty [place=…] [ref=…]`
    private static func received(
        _ reader: inout RequestReader
    ) throws(Unreadable) -> Event.GoodsReceived {
        var received = Event.GoodsReceived()
        received.item = try reader.code().code
        received.quantity = try reader.quantity(try reader.argument("quantity"))
        received.place = try reader.place("place")
        received.reference = try reader.text("ref", upTo: Payment.maximumReferenceLength)
        return received
    }

    /// `MOVE code qty from=… to=…`
    private static func moved(
        _ reader: inout RequestReader
    ) throws(Unreadable) -> Event.GoodsMoved {
        var moved = Event.GoodsMoved()
        moved.item = try reader.code().code
        moved.quantity = try reader.quantity(try reader.argument("quantity"))
        guard let from = try reader.place("from") else { throw Unreadable(.missingKey, "from") }
        guard let to = try reader.place("to") else { throw Unreadable(.missingKey, "to") }
        guard from != to else { throw Unreadable(.badValue, "to") }
        moved.from = from
        moved.to = to
        return moved
    }

    /// `ADJUST code qty reason=… [place=…]`
    private static func adjusted(
        _ reader: inout RequestReader
    ) throws(Unreadable) -> Event.StockAdjusted {
        var adjusted = Event.StockAdjusted()
        adjusted.item = try reader.code().code
        adjusted.quantity = try reader.argument("quantity")
        adjusted.reason = try reader.requiredReason()
        adjusted.place = try reader.place("place")
        return adjusted
    }

    /// `STOCKTAKE code counted [place=…] [ref=…]`
    private static func counted(
        _ reader: inout RequestReader
    ) throws(Unreadable) -> Event.StockCounted {
        var counted = Event.StockCounted()
        counted.item = try reader.code().code
        counted.counted = try reader.quantity(try reader.argument("quantity"))
        counted.place = try reader.place("place")
        counted.reference = try reader.text("ref", upTo: Payment.maximumReferenceLength)
        return counted
    }
}

extension RequestReader {
    fileprivate mutating func place(_ key: StaticString) throws(Unreadable) -> String? {
        try text(key, upTo: Item.maximumPlaceLength)
    }
}
