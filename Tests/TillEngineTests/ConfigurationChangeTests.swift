import Testing
import TillCore
import TillEngine
import TillTesting

/// What an open day was made with stays until it is closed: otherwise it could never be posted.
@Suite struct ConfigurationChangeTests {
    private func changed(
        _ change: (inout Configuration) -> Void
    ) throws -> Configuration {
        var configuration = try Configuration(text: Shop.configuration)
        change(&configuration)
        return configuration
    }

    private func shop(_ lines: String...) throws -> Shop {
        let shop = try Shop()
        for line in ["LOGIN 21 pin=2121", "OPEN float=100.00"] + lines {
            #expect(try shop.ask("3", line).isOK, "\(line)")
        }
        return shop
    }

    @Test func whatIsNotInUseMayGo() throws {
        let shop = try shop("RING T-BEER pay=card:15.95")
        let without = try changed { configuration in
            configuration.tenders.removeAll { $0.name == "swish" }
            configuration.registers.removeAll { $0.number == 4 }
        }
        #expect(shop.engine.store.conflict(with: without) == nil)
    }

    @Test func aTenderThatWasTakenStays() throws {
        let without = try changed { $0.tenders.removeAll { $0.name == "card" } }
        let sold = try shop("RING T-BEER pay=card:15.95")
        #expect(sold.engine.store.conflict(with: without)?.contains("`card`") == true)
        let open = try shop("SALE", "ITEM T-BEER", "PAY card 5.00")
        #expect(open.engine.store.conflict(with: without)?.contains("`card`") == true)
        // Sealed in a Z it counts until the day is closed, and not a moment longer.
        try sold.ask("3", "Z")
        #expect(sold.engine.store.conflict(with: without) != nil)
        try sold.ask("owner/x", "CLOSEDAY")
        #expect(sold.engine.store.conflict(with: without) == nil)
    }

    @Test func aTenderThatWasTakenStaysWhatItIs() throws {
        let other = try changed { configuration in
            configuration.tenders = configuration.tenders.map { tender in
                var tender = tender
                if tender.name == "card" { tender.kind = .voucher }
                return tender
            }
        }
        let sold = try shop("RING T-BEER pay=card:15.95")
        #expect(sold.engine.store.conflict(with: other)?.contains("`card`") == true)
        #expect(try shop().engine.store.conflict(with: other) == nil)
    }

    private static let giftCard =
        "PUT item T-CARD name=Presentkort price=0.00 kind=gift-card open-price=yes vat=exempt "
        + "group=gifts"
    private static let giftCardSold = [
        "SALE", "ITEM T-CARD price=100.00 card=6001", "PAY card 100.00", "END",
    ]

    @Test func whatGiftCardsAreOwedOnStays() throws {
        let without = try changed { $0.tenders.removeAll { $0.kind == .giftCard } }
        let shop = try shop()
        try shop.ask("owner/x", Self.giftCard)
        #expect(shop.engine.store.conflict(with: without) == nil)
        for line in Self.giftCardSold {
            #expect(try shop.ask("3", line).isOK, "\(line)")
            guard line != "SALE" else { continue }
            #expect(shop.engine.store.conflict(with: without)?.contains("gift cards") == true)
        }
        try shop.ask("owner/x", "CLOSEDAY")
        #expect(shop.engine.store.conflict(with: without) == nil)
    }

    @Test func withoutATenderForThemNoGiftCardIsSold() throws {
        let shop = try shop()
        try shop.ask("owner/x", Self.giftCard)
        try shop.house(.configure(changed { $0.tenders.removeAll { $0.kind == .giftCard } }))
        try shop.ask("3", "SALE")
        #expect(try shop.ask("3", Self.giftCardSold[1]).code == "not-set-up")
    }

    @Test func aReasonThatWasUsedKeepsItsAccount() throws {
        let other = try changed { configuration in
            configuration.reasons.removeAll { $0.name == "supplies" }
            var reason = Setting.Reason()
            reason.kind = .discount
            reason.name = "supplies"
            configuration.reasons.append(reason)
        }
        let shop = try shop("PAIDOUT 20.00 reason=supplies")
        #expect(shop.engine.store.conflict(with: other)?.contains("supplies") == true)
    }

    @Test func aRateThatWasSoldAtStays() throws {
        let without = try changed { configuration in
            configuration.rates.removeAll { $0.rate.basisPoints == 2500 }
        }
        let sold = try shop("RING T-BEER pay=card:15.95")
        #expect(sold.engine.store.conflict(with: without)?.contains("25.00") == true)
        let open = try shop("SALE", "ITEM T-BEER")
        #expect(open.engine.store.conflict(with: without)?.contains("25.00") == true)
    }

    @Test func aRegisterWithADrawerStays() throws {
        let without = try changed { $0.registers.removeAll { $0.number == 3 } }
        let shop = try shop()
        #expect(shop.engine.store.conflict(with: without)?.contains("register 3") == true)
        let cashless = try changed { $0.tenders.removeAll { $0.kind == .cash } }
        #expect(shop.engine.store.conflict(with: cashless)?.contains("cash") == true)
        try shop.ask("3", "COUNT cash=100.00")
        try shop.ask("3", "Z")
        #expect(shop.engine.store.conflict(with: without)?.contains("register 3") == true)
        try shop.ask("owner/x", "CLOSEDAY")
        #expect(shop.engine.store.conflict(with: without) == nil)
        #expect(shop.engine.store.conflict(with: cashless) == nil)
    }

    @Test func aShopThatHasSoldKeepsItsCurrencyAndItsName() throws {
        let euro = try changed { $0.store.currency = "EUR" }
        let other = try changed { $0.store.id = "other" }
        #expect(try Shop().engine.store.conflict(with: euro) == nil)
        let shop = try shop("RING T-BEER pay=card:15.95", "Z")
        try shop.ask("owner/x", "CLOSEDAY")
        #expect(shop.engine.store.conflict(with: euro)?.contains("SEK") == true)
        #expect(shop.engine.store.conflict(with: other) != nil)
    }
}
