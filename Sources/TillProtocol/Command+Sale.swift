import TillCore

/// What is said in a sale, and of an ended one.
extension Command {
    static func inSale(_ verb: Verb, _ reader: inout RequestReader) throws(Unreadable) -> Command {
        switch verb {
        case .sale: return .beginSale(mode: try reader.word("mode"))
        case .item: return .item(try item(&reader))
        case .quantity:
            return .quantity(
                line: try reader.lineNumber(),
                try reader.quantity(reader.argument("quantity")))
        case .void: return .void(line: try reader.lineNumber())
        case .reprice:
            return .reprice(
                line: try reader.lineNumber(), try reader.amountArgument("price"),
                reason: try reader.reason())
        case .discount: return try discount(&reader)
        case .returned:
            let back = try giveBack(&reader)
            if back.isAgainstAReceipt { try reader.readReceiptCode() }
            return .giveBack(back)
        case .total: return .total(try reader.printOrder())
        case .pay: return .pay(try payment(&reader))
        case .paid: return .settlePayment(try settlement(&reader))
        case .failed: return .failPayment(try reader.paymentNumber())
        case .unpay: return .removePayment(try reader.paymentNumber())
        case .end: return .end(try reader.printOrder())
        case .cancel: return .cancel
        case .ring: return .ring(try Ring(&reader))
        case .hold: return .hold(name: try reader.heldName())
        case .held: return .held
        case .recall:
            return .recall(try reader.argument("held", in: 1...HeldSale.maximumCount))
        case .retender:
            try reader.readReceiptCode()
            return .correctTender(try correction(&reader))
        case .receipt:
            try reader.readReceiptCode()
            return .receipt(try reader.argument("receipt"))
        case .copy:
            try reader.readReceiptCode()
            return .copy(try reader.argument("receipt"), try reader.paperOrder())
        case .hello, .ping, .help, .quit, .status, .reply, .key, .person, .pin, .unlock, .epoch,
            .logIn, .logOut, .open, .count, .x, .z, .day, .closeDay, .report, .settlements,
            .settlement, .acknowledge, .put, .find, .whereabouts, .price, .training, .paidIn,
            .paidOut, .drop,
            .noSale,
            .overShort, .balance, .block, .receive, .move, .adjust, .stocktake, .stock, .check,
            .journal, .list:
            preconditionFailure("\(verb.rawValue) is not said in a sale")
        }
    }

    private static func item(_ reader: inout RequestReader) throws(Unreadable) -> RingItem {
        var item = RingItem(scan: try reader.code())
        item.quantity = try reader.key("qty").map(reader.quantity)
        item.price = try reader.amount("price")
        item.account = try reader.balanceName()
        item.age = try reader.ageProof()
        return item
    }

    /// `DISCOUNT [line] percent=…`, `DISCOUNT [line] amount=…`
    private static func discount(_ reader: inout RequestReader) throws(Unreadable) -> Command {
        let line: Int? = try reader.optionalArgument("line")
        if let line {
            guard RequestReader.lineNumbers.contains(line) else {
                throw Unreadable(.badValue, "line")
            }
        }
        var discount = SaleDiscount()
        discount.percent = try reader.key("percent")
        discount.amount = try reader.amount("amount")
        discount.reason = try reader.reason()
        guard discount.percent != nil || discount.amount != nil else {
            throw Unreadable(.missingKey, "percent")
        }
        guard discount.percent == nil || discount.amount == nil else {
            throw Unreadable(.badValue, "amount")
        }
        return .discount(line: line, discount)
    }

    private static func giveBack(_ reader: inout RequestReader) throws(Unreadable) -> Return {
        var back: Return
        if let receipt: RegisterNumber = try reader.key("receipt") {
            guard let line = try reader.key("line", in: RequestReader.lineNumbers) else {
                throw Unreadable(.missingKey, "line")
            }
            back = Return(
                what: .line(line, of: receipt), reason: try reader.requiredReason())
            back.amount = try reader.amount("amount")
        } else {
            back = Return(
                what: .item(try reader.code()), reason: try reader.requiredReason())
            back.price = try reader.amount("price")
            back.voucher = try reader.numbered(.voucher, "voucher")
            back.account = try reader.customer()
        }
        guard back.amount == nil else { return back }
        back.quantity = try reader.key("qty").map(reader.quantity)
        back.destination = try reader.text("to", upTo: Item.maximumPlaceLength)
        return back
    }

    private static func payment(_ reader: inout RequestReader) throws(Unreadable) -> RingPayment {
        let tender: String = try reader.argument("tender")
        let amount: Money = try reader.argument("amount")
        var payment = RingPayment(tender: tender, amount: amount)
        payment.isPending = reader.flag("pending")
        payment.reference = try reader.reference("ref", upTo: Payment.maximumReferenceLength)
        payment.card = try reader.cardSlip()
        return payment
    }

    private static func settlement(
        _ reader: inout RequestReader
    ) throws(Unreadable) -> Event.PaymentSettled {
        var settled = Event.PaymentSettled()
        settled.payment = try reader.paymentNumber()
        settled.reference = try reader.reference("ref", upTo: Payment.maximumReferenceLength)
        settled.card = try reader.cardSlip()
        return settled
    }

    private static func correction(
        _ reader: inout RequestReader
    ) throws(Unreadable) -> TenderCorrection {
        let receipt: RegisterNumber = try reader.argument("receipt")
        let payment = try reader.paymentNumber()
        let tender: String = try reader.argument("tender")
        return TenderCorrection(
            receipt: receipt, payment: payment, tender: tender,
            reference: try reader.text("ref", upTo: Payment.maximumReferenceLength))
    }
}
