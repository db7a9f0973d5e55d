import TillCore

/// What is said at a drawer.
extension Command {
    static func atDrawer(
        _ verb: Verb, _ reader: inout RequestReader
    ) throws(Unreadable) -> Command {
        switch verb {
        case .open:
            return .open(float: try reader.requiredAmount("float"), date: try reader.key("day"))
        case .training: return .beginTraining
        case .paidIn: return .moveCash(try moved(.paidIn, &reader))
        case .paidOut: return .moveCash(try moved(.paidOut, &reader))
        case .drop: return .moveCash(try moved(.drop, &reader))
        case .noSale: return .openDrawer(reason: try reader.reason())
        case .count: return try count(&reader)
        case .overShort:
            return .signDifference(
                drawer: try reader.argument("drawer", in: 1...DrawerSession.maximumCount),
                reason: try reader.requiredReason())
        case .x:
            // Paper is made where the figures are.
            if let register = try reader.key("register", in: Station.registerNumbers) {
                return .x(nil, register: register)
            }
            return .x(try reader.printOrder(), register: nil)
        case .z: return .z
        case .hello, .ping, .help, .quit, .status, .reply, .key, .person, .pin, .unlock, .epoch,
            .logIn, .logOut, .sale, .item, .quantity, .void, .reprice, .discount, .returned,
            .total, .pay, .paid, .failed, .unpay, .end, .cancel, .ring, .hold, .held, .recall,
            .retender, .receipt, .copy, .day, .closeDay, .report, .settlements, .settlement,
            .acknowledge, .put,
            .find, .whereabouts, .price, .balance, .block, .receive, .move, .adjust, .stocktake,
            .stock, .check, .journal, .list:
            preconditionFailure("\(verb.rawValue) is not said at a drawer")
        }
    }

    private static func moved(
        _ way: Event.CashMoved.Way, _ reader: inout RequestReader
    ) throws(Unreadable) -> Event.CashMoved {
        var moved = Event.CashMoved()
        moved.way = way
        moved.amount = try reader.amountArgument("amount")
        switch way {
        case .paidIn, .paidOut: moved.reason = try reader.requiredReason()
        case .drop: moved.reference = try reader.text("ref", upTo: Payment.maximumReferenceLength)
        }
        return moved
    }

    private static func count(_ reader: inout RequestReader) throws(Unreadable) -> Command {
        var counted = Event.Counted()
        counted.isRecount = reader.flag("recount")
        var late: LateDrawerChoice?
        if !counted.isRecount {
            late = reader.flag("late") ? .oldest : nil
            if late == nil { late = try reader.key("late").map { .sealed(by: $0) } }
        }
        counted.cash = try reader.requiredAmount("cash")
        for text in try reader.list("count") {
            guard let count = TenderAmount(text: text), count.amount >= .zero,
                !counted.tenders.contains(where: { $0.tender == count.tender })
            else { throw Unreadable(.badValue, "count") }
            counted.tenders.append(count)
        }
        counted.pieces = try reader.list("pieces", upTo: Pieces.maximumKinds)
        return .count(counted, late: late)
    }
}
