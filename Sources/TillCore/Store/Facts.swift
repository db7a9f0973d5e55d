/// A fact out of the store's history that a command has to know, by name.
package enum FactKey: Hashable, Sendable {
    /// The item that a code stands for, and the deposit that is sold with it.
    case item(ItemCode)
    /// The further codes of an item that is there.
    case codes(ItemCode)
    /// The stock of an item that is there.
    case stock(ItemCode)
    /// `last`: the entry of the register's last receipt, where the search begins.
    case receipt(RegisterNumber, last: Int)
    case balance(Balance.Name)
    /// What tenders have given back of the ended sale of an entry.
    case refunds(entry: Int)
    case report(RegisterNumber)
    /// The configuration that held when a receipt or report was made: what is printed again looks
    /// as it did.
    case receiptConfiguration(RegisterNumber, last: Int)
    case reportConfiguration(RegisterNumber)
    case settlement(Int)
    /// The configuration that held at a seal.
    case settlementConfiguration(Int)
    /// The newest; or the oldest of those that accounting has not acknowledged.
    case settlements(limit: Int, areWaiting: Bool)
    /// By number, from one on.
    case customers(from: String, limit: Int)
}

extension FactKey {
    /// Whether it is of what once was, however long ago: read beside the writer, so that nobody who
    /// sells waits for a disk.
    package var isPast: Bool {
        switch self {
        case .receipt, .report, .receiptConfiguration, .reportConfiguration, .settlement,
            .settlementConfiguration, .settlements, .customers:
            true
        case .item, .codes, .stock, .balance, .refunds: false
        }
    }
}

extension Command {
    /// Whether facts of the past are read beside the writer first. `ACK` names a settlement and
    /// changes it: that one row is looked up where it is decided.
    package var readsThePast: Bool {
        if case .check(let command) = self { return command.readsThePast }
        if case .giveBack(let back) = self { return back.isAgainstAReceipt }
        if case .list(let asked) = self { return asked.what == .customers }
        if case .receipt = self { return true }
        if case .copy = self { return true }
        if case .correctTender = self { return true }
        if case .report = self { return true }
        if case .settlements = self { return true }
        if case .settlement = self { return true }
        return false
    }
}

extension Command.Return {
    package var isAgainstAReceipt: Bool {
        if case .line = what { true } else { false }
    }
}

extension Store {
    /// The same for who asks: of what a guest is refused, nothing is looked up first.
    package func needs(of command: Command, by station: Station) -> [FactKey] {
        guard station == .guest else {
            return needs(of: command) + refunds(before: command, at: station)
        }
        return switch command {
        case .price, .stock: needs(of: command)
        default: []
        }
    }

    /// Of a sale that money goes back for, what went back before: looked at in the moment that it
    /// goes, because another register may give back of the same receipt.
    private func refunds(before command: Command, at station: Station) -> [FactKey] {
        guard case .pay = command, let number = station.register,
            let sale = registers[number]?.sale
        else { return [] }
        return sale.origins.sorted().map(FactKey.refunds)
    }

    /// What must be looked up before a command can be decided.
    package func needs(of command: Command) -> [FactKey] {
        switch command {
        case .item(let item): needs(of: item)
        case .ring(let ring): needs(of: ring)
        case .pay(let payment): [need(of: payment)].compactMap { $0 }
        case .giveBack(let back): needs(of: back)
        case .price(let code): [.item(code), .codes(code)]
        case .putCode(let put): [.item(put.code), .item(put.item), .codes(put.item)]
        case .removeCode(let code): [.item(code)]
        case .putPromotion(let promotion): promotion.items.map(FactKey.item)
        case .check(let command): needs(of: command)
        case .adjust(let adjusted): needs(ofStock: adjusted.item)
        case .receive(let received): needs(ofStock: received.item)
        case .move(let moved): needs(ofStock: moved.item)
        case .takeStock(let counted): needs(ofStock: counted.item)
        case .stock(let code): needs(ofStock: code)
        case .putPlace(let placed): needs(ofStock: placed.item)
        case .removePlace(let unplaced): needs(ofStock: unplaced.item)
        case .putPrice(let code, _): [.item(code)]
        case .putItem(let item, _):
            needs(ofStock: item.code) + (item.deposit.map { [.item($0)] } ?? [])
        case .balance(let name), .block(let name, _): [.balance(name)]
        case .putCustomer(let set, _): [.balance(set.balance)]
        case .receipt(let name): needs(ofReceipt: name)
        case .copy(let name, _): needs(ofReceipt: name) + configuration(atReceipt: name)
        case .correctTender(let correction): needs(ofReceipt: correction.receipt)
        case .report(let name, nil): [.report(name)]
        case .report(let name, .some): [.report(name), .reportConfiguration(name)]
        case .settlement(let number, nil), .acknowledge(let number, _): [.settlement(number)]
        case .settlement(let number, .some):
            [.settlement(number), .settlementConfiguration(number)]
        case .settlements(let limit, let areWaiting):
            [.settlements(limit: limit, areWaiting: areWaiting)]
        case .settlementNews(let news): [.settlement(news.settlement)]
        case .list(let asked) where asked.what == .customers:
            // One more says where to go on.
            [.customers(from: asked.from ?? "", limit: asked.limit + 1)]
        case .hello, .ping, .status, .reply, .setKey, .revokeKey, .setPerson, .setPIN, .unlock,
            .beginEpoch, .logIn, .logOut, .beginTraining, .open, .beginSale, .quantity, .void,
            .reprice, .discount, .total, .settlePayment, .failPayment, .removePayment, .end,
            .cancel, .hold, .held, .recall, .moveCash, .openDrawer, .count, .signDifference, .x,
            .z, .day, .closeDay, .removePromotion, .journal, .start, .stop,
            .configure, .setFloor, .list:
            []
        }
    }

    private func needs(ofStock code: ItemCode) -> [FactKey] { [.item(code), .stock(code)] }

    private func needs(of ring: Command.Ring) -> [FactKey] {
        var needs: [FactKey] = []
        needs.reserveCapacity(ring.items.count + ring.payments.count)
        for item in ring.items { needs += self.needs(of: item) }
        for payment in ring.payments {
            if let need = need(of: payment) { needs.append(need) }
        }
        return needs
    }

    private func needs(of item: Command.RingItem) -> [FactKey] {
        var needs = [FactKey.item(item.scan.code)]
        if let account = item.account { needs.append(.balance(account)) }
        return needs
    }

    private func need(of payment: Command.RingPayment) -> FactKey? {
        configuration.tender(payment.tender)?.balance(payment.reference).map(FactKey.balance)
    }

    private func needs(of back: Command.Return) -> [FactKey] {
        let needs: [FactKey] =
            switch back.what {
            case .line(_, let receipt): self.needs(ofReceipt: receipt)
            case .item(let scan): [.item(scan.code)]
            }
        return needs + [back.voucher, back.account].compactMap { $0.map(FactKey.balance) }
    }

    private func configuration(atReceipt name: RegisterNumber) -> [FactKey] {
        registers[name.register]?.head.receiptEntry
            .map { [.receiptConfiguration(name, last: $0)] } ?? []
    }

    private func needs(ofReceipt name: RegisterNumber) -> [FactKey] {
        registers[name.register]?.head.receiptEntry.map { [.receipt(name, last: $0)] } ?? []
    }
}

extension Event.CustomerSet {
    package var balance: Balance.Name { Balance.Name(.customer, customer.written) }
}

/// What was looked up.
package struct Facts: Sendable {
    /// By the code that was asked for, which may be a further one; there is none where no such item
    /// is.
    package var items: [ItemCode: Item] = [:]
    /// The further codes of the item that was asked for.
    package var codes: [Event.CodePut] = []
    /// How many pieces a code stands for, where it is that of a pack.
    package var packs: [ItemCode: Int] = [:]
    package var stock = Stock()
    package var balances: [Balance.Name: Balance] = [:]
    package var receipt: Receipt?
    package var history = ReceiptHistory()
    package var refunds: Refunds = [:]
    package var report: ZReport?
    package var configuration: Configuration?
    package var settlements: [Settlement] = []
    package var customers: [Customer] = []

    package init() {}

    /// Adds what was read of the past.
    package mutating func takeUp(_ past: Facts) {
        receipt = past.receipt
        history = past.history
        report = past.report
        configuration = past.configuration
        settlements = past.settlements
        customers = past.customers
    }

    func pieces(in code: ItemCode) -> Int { packs[code] ?? 1 }

    /// The balances that lines of a receipt of the past have added to, as they stand now.
    package var receiptBalances: [FactKey] {
        receipt?.lines.compactMap(\.balance).map(FactKey.balance) ?? []
    }

    /// As it stands, or as new.
    func balance(_ name: Balance.Name) -> Balance { balances[name] ?? Balance(name) }
}
