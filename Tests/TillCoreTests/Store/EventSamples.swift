import TillCore

/// What happens in a sale and at a drawer beyond the first kinds.
extension EventTests {
    static let inSales: [Event] = [
        make(Event.SaleBegun(), Event.saleBegun) {
            $0.mode = "eat-in"
            $0.isTraining = true
            $0.begun = Timestamp(milliseconds: 1_795_424_400_123, offsetMinutes: 60)
        },
        .lineAdded(returnLine),
        make(Event.LineRepriced(), Event.lineRepriced) {
            $0.line = 1
            $0.price = Money(minor: 1000)
            $0.discount = Money(minor: 100)
            $0.reason = "damaged"
        },
        make(Event.LineDiscounted(), Event.lineDiscounted) {
            $0.line = 1
            $0.percent = Percent(basisPoints: 1000)
            $0.discount = Money(minor: 338)
        },
        make(SaleDiscount(), Event.saleDiscounted) { $0.amount = Money(minor: 500) },
        .saleDiscounted(SaleDiscount()),
        .promoted(
            Event.Promoted(shares: [
                PromotionShare(line: 1, rule: "M3", amount: Money(minor: 1690)),
                PromotionShare(line: 2, rule: "M3", amount: Money(minor: 1)),
            ])),
        .promoted(Event.Promoted(shares: [], gone: [1, 12])),
        .promoted(Event.Promoted()),
        make(Event.LineRated(), Event.lineRated) {
            $0.line = 3
            $0.rate = VATRate(basisPoints: 1200)
        },
        .allowed(grant), .allowed(Grant(.cash, amount: Money(minor: 2_500_000))),
        make(Event.AgeChecked(), Event.ageChecked) {
            $0.age = 18
            $0.means = .born
            $0.person = 17
        },
        make(Event.PaymentSettled(), Event.paymentSettled) {
            $0.payment = 1
            $0.reference = "a b"
            $0.card.scheme = "Visa"
            $0.card.lastFour = "1234"
        },
        .paymentFailed(Event.PaymentNumber(2)), .paymentRemoved(Event.PaymentNumber(3)),
        .saleHeld(held), .saleRecalled(sale),
        make(Event.Retendered(), Event.retendered) {
            $0.receipt = RegisterNumber(register: 3, number: 413)
            $0.from = "cash"
            $0.fromKind = .cash
            $0.to = "card"
        },
        make(Event.ReceiptCopied(), Event.receiptCopied) {
            $0.receipt = RegisterNumber(register: 3, number: 413)
        },
        .proFormaMade(Event.ProFormaMade(total: Money(minor: -1))),
        .trainingBegun(Event.PersonNumber(18)),
    ]

    private static var grant: Grant {
        var grant = Grant(.discount, line: 2, amount: Money(minor: 1250), of: Money(minor: 2500))
        grant.person = 21
        grant.isAlone = true
        grant.percent = Percent(basisPoints: 5000)
        grant.price = Money(minor: 1)
        grant.quantity = Quantity(thousandths: 2500)
        grant.item = .own("T-BREAD")
        return grant
    }

    private static var returnLine: SaleLine {
        var line = SaleLine()
        line.line = 4
        line.item = .own("PANT")
        line.quantity = Quantity(thousandths: -1234)
        line.kind = .deposit
        line.depositOf = 3
        line.amount = Money(minor: -1690)
        line.discountPercent = Percent(basisPoints: 1)
        line.account = "6001"
        line.labelPrice = Money(minor: 845)
        line.labels = 2
        line.lot = "AB \u{1D}"
        line.expiry = CivilDate(year: 2026, month: 11, day: 30)
        var origin = ReturnOrigin()
        origin.receipt = RegisterNumber(register: 3, number: 413)
        origin.entry = 10_423
        origin.line = 2
        origin.vat = Money(minor: -96)
        origin.paid = [PaidShare("card", Money(minor: 1)), PaidShare("cash", Money(minor: 2))]
        line.returned = origin
        return line
    }

    private static var held: HeldSale.Head {
        var head = HeldSale.Head()
        head.held = 2
        head.name = "the man with the dog"
        return head
    }

    private static var sale: OpenSale {
        var sale = OpenSale(entry: 10_400, mode: "eat-in", isTraining: true)
        var line = SaleLine()
        line.line = 2
        line.item = .own("T-MILK")
        line.price = Money(minor: 1690)
        line.amount = Money(minor: 5070)
        line.quantity = Quantity(thousandths: 3000)
        sale.add(line)
        sale.add(returnLine)
        let share = PromotionShare(line: 2, rule: "M3", amount: Money(minor: 1690))
        sale.set(Event.Promoted(shares: [share]))
        var discount = SaleDiscount()
        discount.percent = Percent(basisPoints: 500)
        sale.set(discount)
        sale.checked(age: 18)
        return sale
    }

    static let atDrawers: [Event] = [
        make(Event.CashMoved(), Event.cashMoved) {
            $0.way = .paidOut
            $0.amount = Money(minor: 12_000)
            $0.reason = "supplies"
        },
        make(Event.NoSale(), Event.noSale) { $0.isTraining = true },
        make(Event.Counted(), Event.counted) {
            $0.tenders = [TenderAmount(tender: "card", amount: Money(minor: 1))]
            $0.pieces = [Pieces(text: "500.00*2"), Pieces(text: "0.50*0")].compactMap { $0 }
            $0.isRecount = true
            $0.late = RegisterNumber(register: 3, number: 17)
        },
        make(Event.DifferenceSigned(), Event.differenceSigned) {
            $0.drawer = 1
            $0.reason = "change"
        },
        make(Promotion(), Event.promotionPut) {
            $0.id = "M3"
            $0.text = "3 för 2"
            $0.items = [.own("T-MILK"), .gtin(7_310_865_001_825)]
            $0.groups = ["dairy"]
            $0.take = 3
            $0.pay = 2
        },
        .promotionRemoved(Event.PromotionName("M3")),
        make(Event.CustomerSet(), Event.customerSet) { $0.customer = 1001 },
        make(Event.BalanceBlocked(), Event.balanceBlocked) { $0.number = "6001" },
        make(Event.StockAdjusted(), Event.stockAdjusted) {
            $0.item = .own("T-MILK")
            $0.quantity = Quantity(thousandths: -3000)
            $0.reason = "broken"
            $0.place = "K-1"
            $0.onHand = Quantity(thousandths: -1000)
            $0.placeOnHand = .zero
        },
        make(Event.GoodsReceived(), Event.goodsReceived) {
            $0.item = .own("T-MILK")
            $0.quantity = Quantity(thousandths: 24_000)
            $0.place = "K-1"
            $0.onHand = Quantity(thousandths: 31_000)
            $0.placeOnHand = Quantity(thousandths: 24_000)
            $0.reference = "4711"
        },
        make(Event.GoodsMoved(), Event.goodsMoved) {
            $0.item = .own("T-MILK")
            $0.quantity = .one
            $0.from = "4-B-2"
            $0.to = "K-1"
            $0.toOnHand = Quantity(thousandths: 25_000)
        },
        make(Event.StockCounted(), Event.stockCounted) {
            $0.item = .own("T-MILK")
            $0.counted = Quantity(thousandths: 500)
            $0.inSales = .one
            $0.change = Quantity(thousandths: -1500)
            $0.onHand = Quantity(thousandths: 500)
            $0.reference = "2026-11"
        },
        make(Event.ItemPlaced(), Event.itemPlaced) {
            $0.item = .own("T-MILK")
            $0.place = "4-B-2"
            $0.isHome = true
            $0.planned = Quantity(thousandths: 12_000)
            $0.note = "the \"top\" shelf"
        },
        .itemUnplaced(Event.ItemUnplaced(.own("T-MILK"), "K-1")),
        .codePut(Event.CodePut(.gtin(17_310_865_001_822), of: .own("T-MILK"), factor: 12)),
        .codePut(Event.CodePut(.own("a b"), of: .gtin(7_310_865_001_825))),
        .codeRemoved(Event.CodeRemoved(.own("a b"))),
        .floorSet(Event.FloorSet(text: "bay id=4-B\n")),
        make(Item(), Event.itemPut) {
            $0.code = .own("T-BEER")
            $0.kind = .service
            $0.deposit = .own("PANT")
            $0.age = 18
            $0.maximum = Quantity(thousandths: 6000)
            $0.blocked = "recall"
            $0.isPriceOpen = true
            $0.prices = [
                DatedPrice(
                    from: CivilDate(daysSince1970: 20_788), price: Money(minor: 1790)),
                DatedPrice(from: CivilDate(daysSince1970: 20_819), price: .zero),
            ]
        },
    ]
}
