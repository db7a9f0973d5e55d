import TillCore

/// Receipts with everything that a sale can have.
extension PrintSamples {
    static let promotions: [String: Promotion] = {
        var promotion = Promotion()
        promotion.id = "milk-3-for-2"
        promotion.text = "Mjölk 3 för 2"
        return [promotion.id: promotion]
    }()

    static func promoted(_ line: SaleLine, _ rule: String, _ amount: Int64) -> SaleLine {
        var line = line
        line.promotions.append(
            PromotionShare(line: line.line, rule: rule, amount: Money(minor: amount)))
        return line
    }

    static func discounted(_ line: SaleLine, _ amount: Int64, percent: Int64?) -> SaleLine {
        var line = line
        line.discount = Money(minor: amount)
        line.discountPercent = percent.map { Percent(basisPoints: $0) }
        line.reason = "damaged"
        return line
    }

    static func deposit(_ amount: Int64, _ quantity: String = "1", of parent: Int) -> SaleLine {
        var deposit = line("Pant burk", amount, quantity)
        deposit.kind = .deposit
        deposit.depositOf = parent
        return deposit
    }

    static func giftCard(_ amount: Int64, _ number: String) -> SaleLine {
        var card = line("Presentkort", amount, rate: 0)
        card.kind = .giftCard
        card.account = number
        return card
    }

    static func returned(_ line: SaleLine, from receipt: RegisterNumber?) -> SaleLine {
        var line = line
        line.returned = receipt.map { receipt in
            var origin = ReturnOrigin()
            origin.receipt = receipt
            origin.vat = line.vat.vat(inGross: line.amount)
            return origin
        }
        return line
    }

    static let card: Payment = {
        var card = payment("card", 50_000)
        card.card.scheme = "Visa"
        card.card.lastFour = "1234"
        card.card.authorisation = "771204"
        card.card.terminal = "30001234"
        return card
    }()

    /// Discounts, a promotion, a deposit, a gift card, goods with a serial number.
    static let reducedReceipt: Receipt = {
        var radio = line("Radio DAB+", 79_900, rate: 2500)
        radio.serial = "SN-0042-A"
        let lines = [
            promoted(line("Mjölk 3 % 1,5 l", 1690, "3"), "milk-3-for-2", 1690),
            promoted(line("Knäckebröd", 2490), "gone", 500),
            discounted(line("Diskborste", 2990, rate: 2500), 299, percent: 1000),
            discounted(line("Tvål", 1990, "2", rate: 2500), 500, percent: nil),
            line("Läsk 33 cl", 1200, "2"), deposit(200, "2", of: 5), radio,
            giftCard(20_000, "9752004711"),
        ]
        var numbered = lines
        for index in numbered.indices { numbered[index].line = index + 1 }
        var discount = SaleDiscount()
        discount.percent = Percent(basisPoints: 500)
        let total = sale(numbered, [], discount).total
        var swish = payment("swish", (total - card.amount).minor)
        swish.reference = "F3A9"
        return receipt(numbered, [card, swish], discount: discount)
    }()

    /// Something is given back, something else is bought, and the rest paid back in cash.
    static let exchangeReceipt = receipt(
        [
            returned(
                line("Diskborste", 2990, "-2", rate: 2500),
                from: RegisterNumber(register: 4, number: 7)),
            returned(line("Pant PET", 300, "-3"), from: nil), groceries[1],
        ], [payment("cash", -3900, rounding: 42)])

    static let returnReceipt = receipt(
        [
            returned(
                line("Bananer", 2381, "-0.5", unit: .kilogram),
                from: RegisterNumber(register: 3, number: 400))
        ], [payment("card", -1191)])

    /// One tender of each kind that has more to say.
    static let tenderReceipt: Receipt = {
        var euro = payment("euro", 11_250)
        euro.foreign = Money(minor: 1000)
        euro.rate = ExchangeRate(millionths: 11_250_000)
        var gift = payment("gift-card", 10_000)
        gift.reference = "9752004711"
        var account = payment("account", 5000)
        account.reference = "1042"
        var voucher = payment("voucher", 5000)
        voucher.reference = "V-77120"
        voucher.kept = Money(minor: 1350)
        return receipt(
            [line("Diskborste", 29_900, rate: 2500)], [euro, gift, account, voucher])
    }()
}
