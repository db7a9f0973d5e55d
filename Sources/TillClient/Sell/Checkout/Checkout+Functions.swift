/// What is done when a function is chosen.
extension Checkout {
    /// Before the server has told what it knows, everything may be tried.
    func knows(_ verb: String, _ key: String = "") -> Bool {
        guard !usages.isEmpty else { return key.isEmpty }
        return usages[verb].map { key.isEmpty || $0.contains(key) } ?? false
    }

    mutating func run(_ function: Function) {
        if let verb = function.label.verb, !knows(verb) {
            return alert(.unknownVerb.with(verb))
        }
        if message?.weight == .note { message = nil }
        if function.needsSale && sale == nil { return alert(.noSale) }
        switch function {
        case .line(let change):
            guard let line = selectedLine else { return alert(.noLine) }
            begin(draft(change, line))
        case .sale(let step):
            begin(draft(step))
        case .payment(let tender):
            guard let sale else { return }
            begin(sale.isSettled && !sale.lines.isEmpty ? draft(.end) : payment(tender, sale))
        case .unpay: pickPayment()
        case .goods(let question): begin(draft(question))
        case .drawer(let step): begin(draft(step))
        case .menu(let menu): pane = .menu(menu)
        case .lock: person == nil ? act(.ring) : lock()
        case .leave: begin(Draft(.leaveOpen, "", .leave, [.consent]))
        }
    }

    private var selectedLine: ShownSale.Row? {
        sale?.rows.first { $0.line != nil && $0.line == selected }
    }

    private mutating func pickPayment() {
        guard let payments = sale?.payments, !payments.isEmpty else {
            return alert(.nothingPaid)
        }
        pane = .list(.payments(payments))
    }

    /// Of the item that is chosen in a list.
    mutating func askWhere(_ pick: Pick) {
        guard let row = pick.row, knows("WHERE") else { return act(.ring) }
        send(whereabouts(Question(known: .argument, row.name)))
    }

    mutating func choose(_ pick: Pick) {
        guard let row = pick.row else { return }
        let name = Question(known: .argument, row.name)
        switch pick.purpose {
        case .item:
            sell(row.name)
        case .heldSale:
            send(Draft(.recall.with(row.name), "RECALL", .sale(.recall), [name]))
        case .payment:
            send(
                Draft(
                    .takePaymentBack.with(row.name), "UNPAY", .change(.takenBack), [name]))
        case .returnedLine(let receipt, let code):
            let known = code.map { [Question(known: .field("code"), $0)] } ?? []
            show(
                Draft(
                    .returnOf.with(row.cells.first ?? Words(same: "")), "RETURN", .line,
                    [
                        Question(known: .field("receipt"), receipt),
                        Question(known: .field("line"), row.name),
                        Question(
                            .quantityOrAll, .field("qty"), .quantity, isNeeded: false),
                        reason(of: "return", isNeeded: true),
                    ] + known))
        }
    }
}
