import TillCore
import TillProtocol

/// Lines of sales beyond plain ones, of drawers, and of what stands behind them.
extension RequestTests {
    private static let receipt = RegisterNumber(register: 3, number: 413)

    static let trading: [(String, Command)] = [
        ("#1 TRAINING", .beginTraining),
        (
            "#1 REPRICE 1 15.00 reason=damaged",
            .reprice(line: 1, Money(minor: 1500), reason: "damaged")
        ),
        ("#1 DISCOUNT percent=10.00", .discount(line: nil, discount { $0.percent = ten })),
        (
            "#1 DISCOUNT 2 amount=5.00 reason=vip",
            .discount(
                line: 2,
                discount {
                    $0.amount = Money(minor: 500)
                    $0.reason = "vip"
                })
        ),
        (
            "#1 RETURN receipt=3-413 line=2 qty=1 reason=broken",
            .giveBack(back(.line(2, of: receipt), "broken") { $0.quantity = .one })
        ),
        (
            "#1 RETURN PANT price=26.00 voucher=PK-1 reason=deposit",
            .giveBack(
                back(.item(Scan(code: .own("PANT"))), "deposit") {
                    $0.price = Money(minor: 2600)
                    $0.voucher = Balance.Name(.voucher, "PK-1")
                })
        ),
        ("#1 PAY card 58.70 pending auth=77 last4=1234", .pay(pending)),
        ("#1 PAID 1 ref=991 scheme=Visa", .settlePayment(settled)),
        ("#1 FAILED 2", .failPayment(2)), ("#1 UNPAY 3", .removePayment(3)),
        ("#1 END print=escpos columns=32", .end(PrintOrder(form: .escpos, columns: .narrow))),
        ("#1 HOLD", .hold(name: nil)), ("#1 HOLD \"the dog\"", .hold(name: "the dog")),
        ("HELD", .held), ("#1 RECALL 4", .recall(4)),
        (
            "#1 RETENDER 3-413 1 card ref=x",
            .correctTender(
                Command.TenderCorrection(
                    receipt: receipt, payment: 1, tender: "card", reference: "x"))
        ),
        ("#1 COPY 3-413", .copy(receipt, PrintOrder(form: .text))),
        ("#1 COPY 3-413 columns=32", .copy(receipt, PrintOrder(form: .text, columns: .narrow))),
        (
            "#1 COPY 3-413 print=text language=en",
            .copy(receipt, PrintOrder(form: .text, language: .english))
        ),
    ]

    static let standing: [(String, Command)] = [
        ("#1 PAIDIN 500.00 reason=change", .moveCash(moved(.paidIn, 50_000, reason: "change"))),
        ("#1 PAIDOUT 1.00 reason=post", .moveCash(moved(.paidOut, 100, reason: "post"))),
        ("#1 DROP 2000.00 ref=bag-7", .moveCash(moved(.drop, 200_000, reference: "bag-7"))),
        ("#1 NOSALE", .openDrawer(reason: nil)),
        ("#1 NOSALE reason=change", .openDrawer(reason: "change")),
        ("#1 OVERSHORT 1 reason=x", .signDifference(drawer: 1, reason: "x")),
        ("BALANCE card=6001", .balance(Balance.Name(.giftCard, "6001"))),
        ("BALANCE customer=7", .balance(Balance.Name(.customer, "7"))),
        ("#1 BLOCK card=6001", .block(Balance.Name(.giftCard, "6001"), true)),
        ("#1 BLOCK customer=7 off", .block(Balance.Name(.customer, "7"), false)),
        ("#1 ADJUST T-MILK -3 reason=broken", .adjust(adjusted)),
        ("#1 PUT promotion M3 off", .removePromotion("M3")),
        ("#1 PUT promotion M3 text=x groups=dairy take=3 pay=2", .putPromotion(promotion)),
        ("#1 PUT customer 7 limit=5000.00 name=x", .putCustomer(customer, name: "x")),
    ]

    private static let ten = Percent(basisPoints: 1000)

    private static func discount(_ change: (inout SaleDiscount) -> Void) -> SaleDiscount {
        var discount = SaleDiscount()
        change(&discount)
        return discount
    }

    private static func back(
        _ what: Command.Return.What, _ reason: String, _ change: (inout Command.Return) -> Void
    ) -> Command.Return {
        var back = Command.Return(what: what, reason: reason)
        change(&back)
        return back
    }

    private static let pending: Command.RingPayment = {
        var payment = Command.RingPayment(tender: "card", amount: Money(minor: 5870))
        payment.isPending = true
        payment.card.authorisation = "77"
        payment.card.lastFour = "1234"
        return payment
    }()

    private static let settled: Event.PaymentSettled = {
        var settled = Event.PaymentSettled()
        settled.payment = 1
        settled.reference = "991"
        settled.card.scheme = "Visa"
        return settled
    }()

    private static func moved(
        _ way: Event.CashMoved.Way, _ minor: Int64, reason: String? = nil,
        reference: String? = nil
    ) -> Event.CashMoved {
        var moved = Event.CashMoved()
        moved.way = way
        moved.amount = Money(minor: minor)
        moved.reason = reason
        moved.reference = reference
        return moved
    }

    private static let adjusted: Event.StockAdjusted = {
        var adjusted = Event.StockAdjusted()
        adjusted.item = .own("T-MILK")
        adjusted.quantity = Quantity(thousandths: -3000)
        adjusted.reason = "broken"
        return adjusted
    }()

    private static let promotion: Promotion = {
        var promotion = Promotion()
        promotion.id = "M3"
        promotion.text = "x"
        promotion.groups = ["dairy"]
        promotion.take = 3
        promotion.pay = 2
        return promotion
    }()

    private static let customer: Event.CustomerSet = {
        var customer = Event.CustomerSet()
        customer.customer = 7
        customer.limit = Money(minor: 500_000)
        return customer
    }()
}
