/// What a command says in codes that only this shop's configuration can read.
extension Store {
    /// The command with the items that its codes are looked up by: a number on a label of the
    /// shop's own holds a price or a weight as well. It comes before anything is looked up.
    package func reading(_ command: Command) -> Command {
        let labels = configuration.labelReader
        switch command {
        case .item(var item):
            item.scan = labels.reading(item.scan)
            return .item(item)
        case .ring(var ring):
            for index in ring.items.indices where ring.items[index].scan.mayBeLabel {
                ring.items[index].scan = labels.reading(ring.items[index].scan)
            }
            return .ring(ring)
        case .giveBack(var back):
            if case .item(let scan) = back.what { back.what = .item(labels.reading(scan)) }
            return .giveBack(back)
        case .check(let command): return .check(reading(command))
        case .putItem, .putPrice, .putCode, .removeCode, .putPromotion, .putPlace, .removePlace,
            .price, .receive, .move, .adjust, .takeStock, .stock:
            return reading(command, labels)
        case .hello, .ping, .status, .reply, .setKey, .revokeKey, .setPerson, .setPIN, .unlock,
            .beginEpoch, .logIn, .logOut, .open, .beginTraining, .beginSale, .quantity, .void,
            .reprice, .discount, .total, .pay, .settlePayment, .failPayment, .removePayment, .end,
            .cancel, .hold, .held, .recall, .correctTender, .receipt, .copy, .moveCash,
            .openDrawer, .count, .signDifference, .x, .z, .day, .closeDay, .report, .settlements,
            .settlement, .acknowledge, .journal, .list, .removePromotion, .putCustomer, .balance,
            .block, .start, .stop, .configure, .setFloor, .settlementNews:
            return command
        }
    }

    /// Of the catalogue and of stock, where a code is an item's and nothing else counts.
    private func reading(_ command: Command, _ labels: LabelReader) -> Command {
        switch command {
        case .putItem(var item, let first):
            item.code = labels.item(item.code)
            item.deposit = item.deposit.map(labels.item)
            return .putItem(item, ifNew: first)
        case .putPrice(let code, let price): return .putPrice(labels.item(code), price)
        case .putCode(var put):
            put.code = labels.item(put.code)
            put.item = labels.item(put.item)
            return .putCode(put)
        case .removeCode(let code): return .removeCode(labels.item(code))
        case .putPromotion(var promotion):
            promotion.items = promotion.items.map(labels.item)
            return .putPromotion(promotion)
        case .putPlace(var placed):
            placed.item = labels.item(placed.item)
            return .putPlace(placed)
        case .removePlace(var unplaced):
            unplaced.item = labels.item(unplaced.item)
            return .removePlace(unplaced)
        case .price(let code): return .price(labels.item(code))
        case .receive(var received):
            received.item = labels.item(received.item)
            return .receive(received)
        case .move(var moved):
            moved.item = labels.item(moved.item)
            return .move(moved)
        case .adjust(var adjusted):
            adjusted.item = labels.item(adjusted.item)
            return .adjust(adjusted)
        case .takeStock(var counted):
            counted.item = labels.item(counted.item)
            return .takeStock(counted)
        case .stock(let code): return .stock(labels.item(code))
        case .hello, .ping, .status, .reply, .setKey, .revokeKey, .setPerson, .setPIN, .unlock,
            .beginEpoch, .logIn, .logOut, .open, .beginTraining, .beginSale, .item, .quantity,
            .void, .reprice, .discount, .giveBack, .total, .pay, .settlePayment, .failPayment,
            .removePayment, .end, .cancel, .ring, .hold, .held, .recall, .correctTender, .receipt,
            .copy, .moveCash, .openDrawer, .count, .signDifference, .x, .z, .day, .closeDay,
            .report, .settlements, .settlement, .acknowledge, .journal, .list, .removePromotion,
            .putCustomer, .balance, .block, .check, .start, .stop, .configure, .setFloor,
            .settlementNews:
            preconditionFailure("this says no item's code alone")
        }
    }
}
