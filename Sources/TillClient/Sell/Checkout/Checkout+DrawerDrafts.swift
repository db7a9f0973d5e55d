import TillCore

/// The forms of the drawer and the day.
extension Checkout {
    var logIn: Draft {
        Draft(
            .logIn, "LOGIN", .drawer(.logIn),
            [Question(.person, .argument, .number), Question(.pin, .field("pin"), .secret)])
    }

    var openDrawer: Draft {
        Draft(
            .openDrawer, "OPEN", .drawer(.open),
            [Question(.float, .field("float"), .money, usual: Money.zero.written)])
    }

    func draft(_ step: Function.DrawerStep) -> Draft {
        switch step {
        case .open: openDrawer
        case .paidIn: withReason(.paidIntoDrawer, "PAIDIN", .paidIn, "paid-in")
        case .paidOut: withReason(.paidOutOfDrawer, "PAIDOUT", .paidOut, "paid-out")
        case .drop:
            Draft(
                .drop, "DROP", .text(.note(.dropped)),
                [.amount, Question(.bagOrNone, .field("ref"), .code, isNeeded: false)])
        case .noSale:
            Draft(
                .openWithoutSale, "NOSALE", .text(.note(.drawerOpened)),
                [reason(of: "no-sale", isNeeded: false)])
        case .count: count(.countCloses, [])
        case .recount:
            count(.countOnceMore, [Question(known: .argument, "recount")])
        case .overShort:
            Draft(
                .explainCount, "OVERSHORT", .text(.note(.writtenDown)),
                [
                    Question(.drawersNumber, .argument, .number),
                    reason(of: "over-short", isNeeded: true),
                ])
        case .x: printing(.x, "X", .text(.report(.x)), isNumbered: false)
        case .z: Draft(.zEnds, "Z", .drawer(.z), [.consent])
        case .report:
            printing(
                .showZ, "REPORT", .text(.report(.showZ)), isNumbered: false,
                [Question(.zNumber, .argument, .receipt, usual: lastZ ?? "")])
        case .closeDay: beforeClosing(isForgotten: false)
        case .training:
            Draft(
                .trains, "TRAINING", .drawer(.training),
                [.consent])
        case .logIn: logIn
        case .logOut: Draft(.logOut, "LOGOUT", .drawer(.logOut))
        case .balance:
            Draft(
                .cardBalance, "BALANCE", .text(.note(.balance)), isNumbered: false,
                [Question(.giftCardNumber, .field("card"), .code)])
        }
    }

    private func withReason(
        _ title: Words, _ verb: String, _ words: Words, _ kind: String
    ) -> Draft {
        Draft(title, verb, .text(.note(words)), [.amount, reason(of: kind, isNeeded: true)])
    }

    /// The pieces come first: what they come to is the cash, unless somebody says otherwise.
    private func count(_ title: Words, _ flag: [Question]) -> Draft {
        let cash = Question(.cashInDrawer, .field("cash"), .money)
        let pieces = Question(.pieces, .field("pieces"), .pieces, isNeeded: false)
        let others = Question(.others, .field("count"), .tenders, isNeeded: false)
        let knowsPieces = knows("COUNT", "pieces=")
        return Draft(
            title, "COUNT", .drawer(.count),
            flag + (knowsPieces ? [pieces, cash, others] : [cash]))
    }

    /// The Z that was just made, to read and to print.
    func zReport(_ z: String) -> Draft {
        printing(
            .zTitle.with(z), "REPORT", .zReport(.zTitle.with(z)), isNumbered: false,
            [Question(known: .argument, z)])
    }
}
