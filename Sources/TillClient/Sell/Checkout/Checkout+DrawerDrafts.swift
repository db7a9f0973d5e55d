import TillCore

/// The forms of the drawer and the day.
extension Checkout {
    var logIn: Draft {
        Draft(
            "Log in", "LOGIN", .drawer(.logIn),
            [Question("Person", .argument, .number), Question("PIN", .field("pin"), .secret)])
    }

    var openDrawer: Draft {
        Draft(
            "Open the drawer", "OPEN", .drawer(.open),
            [Question("Float", .field("float"), .money, usual: Money.zero.written)])
    }

    func draft(_ step: Function.DrawerStep) -> Draft {
        switch step {
        case .open: openDrawer
        case .paidIn: withReason("Paid into the drawer", "PAIDIN", "Paid in")
        case .paidOut: withReason("Paid out of the drawer", "PAIDOUT", "Paid out")
        case .drop:
            Draft(
                "Drop to the safe", "DROP", .text(.note("Dropped")),
                [.amount, Question("Bag (Enter: none)", .field("ref"), isNeeded: false)])
        case .noSale:
            Draft(
                "Open the drawer without a sale", "NOSALE", .text(.note("The drawer is opened")),
                [.reason(isNeeded: false)])
        case .count: count("Count the drawer, which closes it", [])
        case .recount:
            count("Count the drawer once more", [Question(known: .argument, "recount")])
        case .overShort:
            Draft(
                "Explain a difference of a count", "OVERSHORT", .text(.note("Written down")),
                [Question("Drawer's number", .argument, .number), .reason(isNeeded: true)])
        case .x: printing("X", "X", .text(.report("X, figures so far")), isNumbered: false)
        case .z: Draft("Z: ends the register's day", "Z", .drawer(.z), [.consent])
        case .training:
            Draft(
                "Training: nothing counts until log out", "TRAINING", .drawer(.training),
                [.consent])
        case .logIn: logIn
        case .logOut: Draft("Log out", "LOGOUT", .drawer(.logOut))
        case .balance:
            Draft(
                "Gift card's balance", "BALANCE", .text(.note("Balance")), isNumbered: false,
                [Question("Gift card's number", .field("card"))])
        }
    }

    private func withReason(_ title: String, _ verb: String, _ words: String) -> Draft {
        Draft(title, verb, .text(.note(words)), [.amount, .reason(isNeeded: true)])
    }

    /// The pieces are written down as they were counted; the sum is the cashier's.
    private func count(_ title: String, _ flag: [Question]) -> Draft {
        let cash = Question("Cash in the drawer", .field("cash"), .money)
        let pieces = Question(
            "Pieces, as 500*2 100*3 (Enter: none)", .field("pieces"), .pieces, isNeeded: false)
        let others = Question(
            "Others, as card:1200 (Enter: none)", .field("count"), .tenders, isNeeded: false)
        let more = knows("COUNT", "pieces=") ? [pieces, others] : []
        return Draft(title, "COUNT", .drawer(.count), flag + [cash] + more)
    }
}
