/// What was done at a register's drawer.
extension Auditor {
    mutating func heardDrawer(
        _ verb: String, _ words: [String], _ reply: Answered, at number: Int,
        _ register: inout AuditedRegister
    ) {
        switch verb {
        case "LOGIN":
            // Who is logged in may say the PIN again.
            if register.person != Int(words[0]) { register.figures.count("logins") }
            register.person = Int(words[0])
        case "LOGOUT":
            register.person = nil
            register.isTraining = false
        case "TRAINING": register.isTraining = true
        case "OPEN":
            let float = Self.value("float", words).flatMap(Figures.minor) ?? 0
            register.drawers.append(AuditedDrawer(float: float))
            register.figures.add("float", float)
            register.figures.count("drawer-openings")
            day = day ?? reply["day"]
            expect(reply["day"] == day, "another day: \(reply)")
        case "COUNT": count(words, reply, &register)
        case "OVERSHORT":
            let drawer = Int(words[0])! - 1
            register.drawers[drawer].reason = Self.value("reason", words)
            register.drawers[drawer].signer =
                Self.value("by", words).flatMap { Int($0) } ?? register.person
        case "PRICE":
            if !register.isTraining { register.figures.count("price-inquiries") }
            expect("price", goods[words[0]]?.price(on: today) ?? -1, in: reply)
        case "ADJUST":
            expect(!register.isTraining, "stock moved in training: \(reply)")
            register.figures.count("adjustments")
        case "X": showX(reply, at: number, &register)
        case "Z":
            let name = "\(number)-\(register.lastZ + 1)"
            expect(reply["z"] == name, "Z \(name) comes next: \(reply)")
            seal(number, &register)
        default: moved(verb, words, reply, &register)
        }
    }

    private mutating func showX(
        _ reply: Answered, at number: Int, _ register: inout AuditedRegister
    ) {
        expect(register.rows, in: reply)
        expect(reply.int("first-receipt") == register.firstReceipt, "first: \(reply)")
        let open = register.sale.flatMap { $0.isTraining ? nil : $0 }
        expect(reply.int("open-sale-lines") == open?.lines.count, "open sale: \(reply)")
        expect("open-sale-total", open?.total ?? 0, in: reply)
        expectHeld(at: number, in: reply)
        register.figures.count("x-reports")
    }

    private mutating func count(
        _ words: [String], _ reply: Answered, _ register: inout AuditedRegister
    ) {
        let cash = Self.value("cash", words).flatMap(Figures.minor) ?? 0
        register.figures.count("drawer-openings")
        guard reply["late"] == nil else {
            expect(!register.late.isEmpty, "nothing is left to count: \(reply)")
            guard !register.late.isEmpty else { return }
            let drawer = register.late.removeFirst()
            register.figures.add("late-differences", cash - drawer.expected)
            return
        }
        let drawer = register.drawers.count - 1
        if words.contains("recount") {
            register.drawers[drawer].recounts += 1
            register.drawers[drawer].reason = nil
            register.drawers[drawer].signer = nil
        } else {
            expect(register.isOpen, "counted twice: \(reply)")
        }
        register.drawers[drawer].counted = cash
        register.drawers[drawer].countedTenders = words.filter { $0.hasPrefix("count=") }
            .map { word in
                let parts = word.dropFirst(6).split(separator: ":").map(String.init)
                return (parts[0], Figures.minor(parts[1])!)
            }
        // What was counted has its row, though nothing was taken.
        for (tender, _) in register.drawers[drawer].countedTenders {
            register.figures.tenders[tender, default: Figures.Sum()].amount += 0
        }
    }

    private mutating func moved(
        _ verb: String, _ words: [String], _ reply: Answered, _ register: inout AuditedRegister
    ) {
        guard !register.isTraining else { return }
        register.figures.count("drawer-openings")
        guard verb != "NOSALE" else { return register.figures.count("no-sales") }
        let amount = Figures.minor(words[0])!
        expect("amount", amount, in: reply)
        let signed = verb == "PAIDIN" ? amount : -amount
        register.drawers[register.drawers.count - 1].expected += signed
        let figures = ["PAIDIN": "paid-in", "PAIDOUT": "paid-out", "DROP": "drops"]
        register.figures.add(figures[verb]!, amount)
        guard let reason = Self.value("reason", words) else { return }
        register.figures.reasons[reason, default: Figures.Sum()].add(signed)
    }
}
