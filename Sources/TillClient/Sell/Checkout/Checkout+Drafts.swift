import TillCore

/// The forms of a sale, one for each function.
extension Checkout {
    func draft(_ change: Function.LineChange, _ row: ShownSale.Row) -> Draft {
        let number = row.line.map(String.init) ?? ""
        let line = Question(known: .argument, number)
        let name = "line \(number), \(row.name)"
        switch change {
        case .quantity:
            return Draft(
                "Quantity of \(name)", "QTY", .change("Changed"),
                [line, Question("Quantity", .argument, .quantity)])
        case .discount:
            return Draft(
                "Discount on \(name)", "DISCOUNT", .change("Changed"),
                [line, .reduction, .reason(isNeeded: false)])
        case .price:
            return Draft(
                "Price of \(name)", "REPRICE", .change("Changed"),
                [line, Question("Price", .argument, .money), .reason(isNeeded: false)])
        case .void:
            return Draft("Void \(name)", "VOID", .change("Voided \(name)"), [line])
        }
    }

    func draft(_ step: Function.SaleStep) -> Draft {
        switch step {
        case .discount:
            Draft(
                "Discount on the whole sale", "DISCOUNT", .change("Changed"),
                [.reduction, .reason(isNeeded: false)])
        case .hold:
            Draft(
                "Hold the sale", "HOLD", .sale(.hold),
                [Question("Name for it (Enter: none)", .argument, isNeeded: false)])
        case .cancel: Draft("Cancel the whole sale", "CANCEL", .sale(.cancel), [.consent])
        case .end: end
        }
    }

    func payment(_ tender: Function.Tender, _ sale: ShownSale) -> Draft {
        // What is due in another currency only the cashier and the rate know.
        let due: String? =
            switch tender {
            case .cash: sale.cashDue
            case .card, .swish, .giftCard: sale.due
            case .other: nil
            }
        let name = tender.name.map { Question(known: .argument, $0) }
        let questions = [
            name ?? Question("Tender", .argument),
            Question("Amount", .argument, .money, usual: due ?? ""),
        ]
        let reference: [Question] =
            switch tender {
            case .cash, .card, .swish: []
            case .giftCard: [Question("Gift card's number", .field("ref"))]
            case .other: [Question("Reference (Enter: none)", .field("ref"), isNeeded: false)]
            }
        return Draft("Pay: \(tender.label.words)", "PAY", .payment, questions + reference)
    }

    var end: Draft { printing("End", "END", .sale(.end)) }

    /// With the paper as text, where the server prints.
    func printing(
        _ title: String, _ verb: String, _ purpose: Purpose, isNumbered: Bool = true,
        _ questions: [Question] = []
    ) -> Draft {
        let text = knows(verb, "print=") ? [Question(known: .field("print"), "text")] : []
        return Draft(title, verb, purpose, isNumbered: isNumbered, questions + text)
    }

    func draft(_ question: Function.GoodsQuestion) -> Draft {
        switch question {
        case .find:
            Draft(
                "Find by name", "FIND", .list(.items), isNumbered: false,
                [
                    Question("Words", .argument, .words),
                    // As many as the protocol lets through: the list scrolls.
                    Question(known: .field("limit"), "100"),
                ])
        case .whereabouts: whereabouts(Question("Code", .argument))
        case .price:
            Draft(
                "Price of an item", "PRICE", .text(.price), isNumbered: false,
                [Question("Code", .argument)])
        case .returnLine:
            Draft(
                "Return, with receipt", "RECEIPT", .list(.receiptLines), isNumbered: false,
                [Question("Receipt", .argument, .receipt)] + receiptCode("RECEIPT"))
        case .returnFree:
            Draft(
                "Return, without receipt", "RETURN", .line,
                [
                    Question("Code", .argument),
                    Question("Quantity (Enter: 1)", .field("qty"), .quantity, isNeeded: false),
                    Question("Price (Enter: today's)", .field("price"), .money, isNeeded: false),
                    .reason(isNeeded: true),
                ])
        case .recall: Draft("Held sales", "HELD", .list(.heldSales), isNumbered: false)
        case .copy:
            printing(
                "Copy of a receipt", "COPY", .text(.receipt), [receiptNumber] + receiptCode("COPY"))
        case .mode:
            Draft("Begin a sale", "SALE", .beginSale, [Question("Mode, as eat-in", .field("mode"))])
        case .retender:
            Draft(
                "Correct a receipt's tender", "RETENDER", .text(.note("Corrected")),
                [
                    receiptNumber, Question("Payment's number", .argument, .number, usual: "1"),
                    Question("Right tender", .argument),
                    Question("Reference (Enter: none)", .field("ref"), isNeeded: false),
                ] + receiptCode("RETENDER"))
        case .receipt:
            Draft(
                "Show a receipt", "RECEIPT", .text(.receipt), isNumbered: false,
                [receiptNumber] + receiptCode("RECEIPT"))
        }
    }

    func whereabouts(_ code: Question) -> Draft {
        Draft("Where an item stands", "WHERE", .text(.whereabouts), isNumbered: false, [code])
    }

    private var receiptNumber: Question {
        Question("Receipt", .argument, .receipt, usual: lastReceipt ?? "")
    }

    /// Asked of whoever may not look into receipts that nobody has brought.
    private func receiptCode(_ verb: String) -> [Question] {
        guard knows(verb, "code=") else { return [] }
        return [
            Question("Code on the receipt (Enter: none)", .field("code"), isNeeded: false)
        ]
    }
}

extension Question {
    static let amount = Question("Amount", .argument, .money)
    static let reduction = Question("Discount, 10% or an amount", .reduction, .reduction)

    static func reason(isNeeded: Bool) -> Question {
        Question(isNeeded ? "Reason" : "Reason (Enter: none)", .field("reason"), isNeeded: isNeeded)
    }
}
