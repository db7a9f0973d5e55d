extension Command {
    /// Whether it does more than teach: it is refused at a register in training. A sale and its
    /// money may be played, and whatever only tells something may be asked.
    package var reachesBeyondTraining: Bool {
        switch self {
        case .setKey, .revokeKey, .setPerson, .setPIN, .unlock, .beginEpoch, .beginTraining, .open,
            .correctTender, .copy, .count, .signDifference, .z, .closeDay, .acknowledge, .putItem,
            .putPrice, .putCode, .removeCode, .putPromotion, .removePromotion, .putCustomer,
            .putPlace, .removePlace,
            .receive, .move, .adjust, .takeStock, .block, .configure, .setFloor, .settlementNews:
            true
        case .hello, .ping, .status, .list, .reply, .logIn, .logOut, .beginSale, .item, .quantity,
            .void, .reprice, .discount, .giveBack, .total, .pay, .settlePayment, .failPayment,
            .removePayment, .end, .cancel, .ring, .hold, .held, .recall, .receipt, .moveCash,
            .openDrawer, .x, .day, .report, .settlements, .settlement, .price, .balance, .stock,
            .journal, .start, .stop:
            false
        case .check(let command): command.reachesBeyondTraining
        }
    }
}
