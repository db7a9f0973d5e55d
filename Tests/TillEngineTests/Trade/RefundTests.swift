import TillEngine
import TillCore
import TillTesting
import Testing

/// Money goes back the way it came: to each tender at most what it paid of what comes back.
@Suite struct RefundTests {
    /// A cashier at registers 2 and 3, without the right refund.
    private func shop(_ configuration: String = Shop.configuration) throws -> Shop {
        let shop = try Shop(configuration)
        try shop.own("PUT item T-HALF name=Halv price=50.00 vat=standard group=other")
        try shop.own("PUT item T-ODDS name=Udda price=82.50 vat=standard group=other")
        for register in ["2", "3"] {
            try shop.done(register, "LOGIN 17 pin=4711", "OPEN float=900.00")
        }
        return shop
    }

    /// - Returns: the receipt.
    private func sell(_ shop: Shop, _ items: String, _ payments: String...) throws -> String {
        let pay = payments.map { "pay=\($0)" }.joined(separator: " ")
        return try #require(try shop.done("3", "RING \(items) \(pay)")["receipt"])
    }

    private func back(_ shop: Shop, _ receipt: String, _ rest: String = "", at: String = "3") throws
    {
        try shop.done(at, "SALE", "RETURN receipt=\(receipt) line=1 \(rest) reason=regret")
    }

    /// The most that a refusal says goes back.
    private func most(_ shop: Shop, _ line: String, at register: String = "3") throws -> String? {
        let answered = try shop.ask(register, line)
        #expect(answered.code == "refund-not-allowed", "\(line): \(answered)")
        return answered["most"]
    }

    @Test func atMostWhatTheTenderPaid() throws {
        let shop = try shop()
        try back(shop, try sell(shop, "T-ODDS", "card:0.50", "cash:82.00"))
        #expect(try most(shop, "PAY card -82.50") == "-0.50")
        #expect(try most(shop, "PAY card -0.51") == "-0.50")
        #expect(try most(shop, "PAY swish -0.50") == "0.00")
        try shop.done("3", "PAY card -0.50")
        #expect(try most(shop, "PAY card -1.00") == "0.00")
        try shop.done("3", "PAY cash -82.00", "END")
        #expect(try shop.foldedDifferences() == [])
    }

    /// Cash that may only go back as cash: rounding is no part of what was paid.
    @Test func cashRoundedEitherWay() throws {
        let rule = "tender name=cash kind=cash unit=1.00 account=1910"
        let shop = try shop(Shop.configuration.replacing(rule, with: rule + " refund=original"))
        let milk = try sell(shop, "7310865001825", "cash:20.00")
        try back(shop, milk)
        try shop.done("3", "PAY cash -17.00", "END")
        let mixed = try sell(shop, "7310865001825*2", "card:16.40", "cash:17.00")
        try back(shop, mixed)
        try shop.done("3", "PAY card -16.40", "PAY cash -17.00", "END")
        let card = try sell(shop, "7310865001825", "card:16.90")
        try back(shop, card)
        #expect(try most(shop, "PAY cash -17.00") == "0.00")
        try shop.done("3", "PAY card -16.90", "END")
        // Euros come back as kronor, what was given as change left out.
        let euros = try sell(shop, "7310865001825", "eur:5.00")
        try back(shop, euros)
        #expect(try most(shop, "PAY card -16.90") == "0.00")
        try shop.done("3", "PAY cash -17.00", "END")
    }

    @Test func overTheWholeLifeOfAReceipt() throws {
        let shop = try shop()
        let receipt = try sell(shop, "T-HALF*2", "card:50.00", "cash:50.00")
        try back(shop, receipt, "qty=1")
        try back(shop, receipt, "qty=1", at: "2")
        // Whoever pays first has it; taken back, the other may.
        try shop.done("3", "PAY card -30.00")
        #expect(try most(shop, "PAY card -50.00", at: "2") == "-20.00")
        try shop.done("3", "UNPAY 1")
        try shop.done("2", "PAY card -50.00", "END")
        #expect(try most(shop, "PAY card -50.00") == "0.00")
        try shop.kill()
        #expect(try most(shop, "PAY card -0.01") == "0.00")
        try shop.done("3", "PAY cash -50.00", "END")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func whatFailsOrIsCancelledIsThereAgain() throws {
        let shop = try shop()
        let receipt = try sell(shop, "T-HALF", "card:50.00")
        try back(shop, receipt)
        try shop.done("3", "PAY card -50.00 pending", "FAILED 1", "PAY card -50.00")
        try shop.done("3", "CANCEL by=21 pin=2121")
        try back(shop, receipt)
        try shop.done("3", "HOLD")
        try shop.done("2", "RECALL 1", "PAY card -50.00", "END")
        #expect(try shop.foldedDifferences() == [])
    }

    /// Of one receipt no more goes to a card than comes back of it, whatever comes back of others.
    @Test func severalReceiptsInOneSale() throws {
        let shop = try shop()
        let card = try sell(shop, "T-HALF*2", "card:100.00")
        let cash = try sell(shop, "T-HALF*2", "cash:100.00")
        try shop.done("3", "SALE", "RETURN receipt=\(card) line=1 qty=1 reason=regret")
        try shop.done("3", "RETURN receipt=\(cash) line=1 reason=regret")
        #expect(try most(shop, "PAY card -150.00") == "-50.00")
        try shop.done("3", "PAY card -50.00", "PAY cash -100.00", "END")
        // Each tender pays first for what no other can.
        let both = try sell(shop, "T-HALF*2", "card:50.00", "swish:50.00")
        try shop.done("3", "SALE", "RETURN receipt=\(both) line=1 qty=1 reason=regret")
        try shop.done("3", "RETURN receipt=\(card) line=1 qty=1 reason=regret")
        try shop.done("3", "PAY card -50.00", "PAY swish -50.00", "END")
        #expect(try shop.foldedDifferences() == [])
    }

    /// What is bought with what comes back takes from no tender.
    @Test func anExchange() throws {
        let shop = try shop()
        let receipt = try sell(shop, "T-ODDS", "card:82.50")
        try back(shop, receipt)
        try shop.done("3", "ITEM T-HALF")
        #expect(try shop.refused("3", "PAY card -82.50") == "amount-over-refund")
        try shop.done("3", "PAY card -32.50", "END")
    }

    @Test func theRightRefundGoesBeyond() throws {
        let shop = try shop()
        let receipt = try sell(shop, "T-HALF*2", "card:50.00", "cash:50.00")
        try back(shop, receipt)
        #expect(try most(shop, "PAY card -100.00") == "-50.00")
        try shop.done("3", "PAY card -100.00 by=21 pin=2121", "END")
        // The tender's own rule goes before any right.
        try back(shop, try sell(shop, "T-HALF", "cash:50.00"))
        #expect(try shop.ask("3", "PAY voucher -50.00 ref=V-1 by=21 pin=2121")["most"] == nil)
    }

    /// Corrected, a payment was made with the other tender.
    @Test func theCorrectedTenderPaid() throws {
        let shop = try shop()
        let toCard = try sell(shop, "T-HALF", "cash:50.00")
        let toCash = try sell(shop, "T-HALF", "card:50.00")
        try shop.done("3", "RETENDER \(toCard) 1 card by=21 pin=2121")
        try shop.done("3", "RETENDER \(toCash) 1 cash by=21 pin=2121")
        try back(shop, toCard)
        try shop.done("3", "PAY card -50.00", "END")
        try back(shop, toCash)
        #expect(try most(shop, "PAY card -50.00") == "0.00")
        try shop.done("3", "PAY cash -50.00", "END")
        // The receipt stays as it is.
        #expect(
            try shop.send("3", "RECEIPT \(toCard)").rows.contains(
                "- payment=1 tender=cash amount=50.00"))
        #expect(try shop.foldedDifferences() == [])
    }

    /// Whatever is tried, over one receipt's whole life and from two registers.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func neverMoreThanWasPaid(seed: UInt64) throws {
        let shop = try shop()
        var random = SplitMix64(seed: seed)
        let card = Int(random.next() % 9) * 10
        let swish = Int(random.next() % 9) * 10
        let receipt = try sell(
            shop, "T-HALF*4",
            "card:\(card + 10).00", "swish:\(swish + 10).00", "cash:\(180 - card - swish).00")
        var back = ["card": 0, "swish": 0]
        for _ in 0..<60 {
            let register = random.pick(["2", "3"])
            let tender = random.pick(["card", "swish"])
            let amount = Int(random.next() % 100) + 1
            let line = random.pick([
                "SALE", "RETURN receipt=\(receipt) line=1 qty=1 reason=regret",
                "RETURN receipt=\(receipt) line=1 qty=1 reason=regret",
                "PAY \(tender) -\(amount).00", "PAY \(tender) -\(amount).00", "PAY cash -50.00",
                "UNPAY \(1 + random.next() % 4)", "END", "CANCEL by=21 pin=2121", "HOLD",
                "RECALL 1",
            ])
            let sale = shop.engine.store.registers[Int(register) ?? 0]?.sale
            guard try shop.ask(register, line).isOK, line == "END", let sale else { continue }
            for payment in sale.payments where payment.amount < .zero {
                back[payment.tender, default: 0] -= Int(payment.amount.minor) / 100
            }
        }
        #expect(back["card"] ?? 0 <= card + 10)
        #expect(back["swish"] ?? 0 <= swish + 10)
        #expect(try shop.foldedDifferences() == [])
    }
}
