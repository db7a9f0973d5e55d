import TillCore

/// The forms of a sale, one for each function.
extension Checkout {
    func draft(_ change: Function.LineChange, _ row: ShownSale.Row) -> Draft {
        let number = row.line.map(String.init) ?? ""
        let line = Question(known: .argument, number)
        let name = Words.lineNamed.with(Words(same: number), row.name)
        switch change {
        case .quantity:
            return Draft(
                .quantityOf.with(name), "QTY", .change(.changed),
                [line, Question(.quantity, .argument, .quantity)])
        case .discount:
            return Draft(
                .discountOn.with(name), "DISCOUNT", .change(.changed),
                [line, .reduction, reason(of: "discount", isNeeded: false)])
        case .price:
            return Draft(
                .priceOf.with(name), "REPRICE", .change(.changed),
                [
                    line, Question(.price, .argument, .money),
                    reason(of: "price", isNeeded: false),
                ])
        case .void:
            return Draft(
                .void.with(name), "VOID", .change(.voided.with(name)), [line])
        }
    }

    func draft(_ step: Function.SaleStep) -> Draft {
        switch step {
        case .discount:
            Draft(
                .discountWhole, "DISCOUNT", .change(.changed),
                [.reduction, reason(of: "discount", isNeeded: false)])
        case .hold:
            Draft(
                .holdSale, "HOLD", .sale(.hold),
                [Question(.nameForIt, .argument, isNeeded: false)])
        case .cancel: Draft(.cancelWhole, "CANCEL", .sale(.cancel), [.consent])
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
            name ?? Question(.tender, .argument).choosing(choices["tenders"] ?? []),
            Question(.amount, .argument, .money, usual: due ?? ""),
        ]
        let reference: [Question] =
            switch tender {
            case .cash, .card, .swish: []
            case .giftCard: [Question(.giftCardNumber, .field("ref"), .code)]
            case .other: [Question(.referenceOrNone, .field("ref"), .code, isNeeded: false)]
            }
        return Draft(.pay.with(tender.label.words), "PAY", .payment, questions + reference)
    }

    var end: Draft { printing(.end, "END", .sale(.end)) }

    /// With the paper as text, where the server prints.
    func printing(
        _ title: Words, _ verb: String, _ purpose: Purpose, isNumbered: Bool = true,
        _ questions: [Question] = []
    ) -> Draft {
        let text = knows(verb, "print=") ? [Question(known: .field("print"), "text")] : []
        return Draft(title, verb, purpose, isNumbered: isNumbered, questions + text)
    }

    func draft(_ question: Function.GoodsQuestion) -> Draft {
        switch question {
        case .find:
            Draft(
                .findByName, "FIND", .list(.items), isNumbered: false,
                [
                    Question(.searchWords, .argument, .words),
                    // As many as the protocol lets through: the list scrolls.
                    Question(known: .field("limit"), "100"),
                ])
        case .whereabouts: whereabouts(Question(.code, .argument, .code))
        case .price:
            Draft(
                .priceOfItem, "PRICE", .text(.price), isNumbered: false,
                [Question(.code, .argument, .code)])
        case .returnLine:
            Draft(
                .returnLine, "RECEIPT", .list(.receiptLines), isNumbered: false,
                [Question(.receipt, .argument, .receipt)] + receiptCode("RECEIPT"))
        case .returnFree:
            Draft(
                .returnFree, "RETURN", .line,
                [
                    Question(.code, .argument, .code),
                    Question(.quantityOrOne, .field("qty"), .quantity, isNeeded: false),
                    Question(.priceOrToday, .field("price"), .money, isNeeded: false),
                    reason(of: "return", isNeeded: true),
                ])
        case .recall: Draft(.heldSales, "HELD", .list(.heldSales), isNumbered: false)
        case .copy:
            printing(.copyReceipt, "COPY", .text(.receipt), [receiptNumber] + receiptCode("COPY"))
        case .mode:
            Draft(
                .beginMode, "SALE", .beginSale,
                [Question(.mode, .field("mode")).choosing(choices["modes"] ?? [])])
        case .retender:
            Draft(
                .retender, "RETENDER", .text(.note(.corrected)),
                [
                    receiptNumber, Question(.paymentNumber, .argument, .number, usual: "1"),
                    Question(.rightTender, .argument).choosing(choices["tenders"] ?? []),
                    Question(.referenceOrNone, .field("ref"), .code, isNeeded: false),
                ] + receiptCode("RETENDER"))
        case .receipt:
            Draft(
                .showReceipt, "RECEIPT", .text(.receipt), isNumbered: false,
                [receiptNumber] + receiptCode("RECEIPT"))
        }
    }

    func whereabouts(_ code: Question) -> Draft {
        Draft(.whereItem, "WHERE", .text(.whereabouts), isNumbered: false, [code])
    }

    private var receiptNumber: Question {
        Question(.receipt, .argument, .receipt, usual: lastReceipt ?? "")
    }
}

extension Checkout {
    /// One of the configuration's, where it has any of that kind; else what people write.
    func reason(of kind: String, isNeeded: Bool) -> Question {
        Question.reason(isNeeded: isNeeded).choosing(reasons[kind] ?? [])
    }

    /// Asked of whoever may not look into receipts that nobody has brought.
    private func receiptCode(_ verb: String) -> [Question] {
        guard knows(verb, "code=") else { return [] }
        return [
            Question(.receiptCodeOrNone, .field("code"), isNeeded: false)
        ]
    }
}

extension Question {
    static let amount = Question(.amount, .argument, .money)
    static let reduction = Question(.reduction, .reduction, .reduction)

    static func reason(isNeeded: Bool) -> Question {
        Question(isNeeded ? .reason : .reasonOrNone, .field("reason"), isNeeded: isNeeded)
    }
}
