import TillCore
import Testing

/// Offers, worked out by hand.
@Suite struct PromotionRoundTests {
    /// `A` to `Z` at a price, so many pieces.
    private func line(
        _ number: Int, _ item: String, _ price: Int64, _ count: Int64 = 1,
        group: String = "dairy"
    ) -> SaleLine {
        var line = SaleLine()
        line.line = number
        line.item = .own(item)
        line.group = group
        line.price = Money(minor: price)
        line.quantity = Quantity(thousandths: count * 1000)
        line.amount = Money(minor: price * count)
        return line
    }

    private func promotion(_ id: String, _ body: (inout Promotion) -> Void) -> Promotion {
        var promotion = Promotion()
        promotion.id = id
        promotion.groups = ["dairy"]
        body(&promotion)
        return promotion
    }

    private func shares(_ lines: [SaleLine], _ promotions: Promotion...) -> [PromotionShare] {
        var round = PromotionRound(PromotionIndex(promotions), begun: .epoch)
        return round.work(lines).shares
    }

    private func share(_ line: Int, _ rule: String, _ minor: Int64) -> PromotionShare {
        PromotionShare(line: line, rule: rule, amount: Money(minor: minor))
    }

    @Test func aPercentageIsRoundedForEachPiece() {
        let third = promotion("P") { $0.percent = Percent(basisPoints: 3333) }
        // As its label says: one costs 0.67, three cost 2.01, on one line or on three.
        #expect(shares([line(1, "A", 101, 3)], third) == [share(1, "P", 102)])
        #expect(
            shares([line(1, "A", 101, 2), line(2, "A", 101)], third)
                == [share(1, "P", 68), share(2, "P", 34)])
        #expect(
            shares([line(1, "A", 1000), line(2, "B", 5)], third)
                == [share(1, "P", 333), share(2, "P", 2)])
        // Of one öre a third is nothing: no share of nothing is recorded.
        #expect(shares([line(1, "A", 1)], third) == [])
    }

    @Test func threeForTwoGivesTheCheapest() {
        let offer = promotion("M3") { ($0.take, $0.pay) = (3, 2) }
        #expect(shares([line(1, "A", 1690, 3)], offer) == [share(1, "M3", 1690)])
        #expect(shares([line(1, "A", 1690, 2)], offer) == [])
        // Two sets of seven pieces.
        #expect(shares([line(1, "A", 1690, 7)], offer) == [share(1, "M3", 3380)])
        // 30, 20 and 10 together: 10 spread over 60 as 5.00, 3.33, 1.67.
        let mixed = [line(1, "A", 1000), line(2, "B", 3000), line(3, "C", 2000)]
        #expect(
            shares(mixed, offer)
                == [share(1, "M3", 167), share(2, "M3", 500), share(3, "M3", 333)])
    }

    /// The dearest stand together, as whoever buys them would lay them out.
    @Test func setsBeginWithTheDearest() {
        let offer = promotion("M3") { ($0.take, $0.pay) = (3, 2) }
        let lines = [line(1, "A", 100, 3), line(2, "B", 1000, 3)]
        #expect(shares(lines, offer) == [share(1, "M3", 100), share(2, "M3", 1000)])
        let uneven = [line(1, "A", 100, 2), line(2, "B", 1000, 4)]
        // B B B, then B A A: 1000 off the first, 100 off the second as 84 + 8 + 8.
        #expect(shares(uneven, offer) == [share(1, "M3", 16), share(2, "M3", 1084)])
    }

    @Test func takeSomeForAPrice() {
        let offer = promotion("T") { ($0.take, $0.price) = (3, Money(minor: 5000)) }
        #expect(shares([line(1, "A", 2000, 3)], offer) == [share(1, "T", 1000)])
        #expect(shares([line(1, "A", 2000, 8)], offer) == [share(1, "T", 2000)])
        // What would cost more than its pieces is no offer.
        #expect(shares([line(1, "A", 1500, 3)], offer) == [])
        // The dearer set is reduced, the cheaper one is not.
        let lines = [line(1, "A", 1500, 3), line(2, "B", 2000, 3)]
        #expect(shares(lines, offer) == [share(2, "T", 1000)])
    }

    @Test func aBundleIsOneOfEach() {
        let offer = promotion("B") {
            $0.groups = []
            $0.items = [.own("A"), .own("B")]
            $0.price = Money(minor: 2500)
        }
        // 10 + 20 for 25: 5 off, as 1.67 and 3.33.
        let pair = [line(1, "A", 1000), line(2, "B", 2000)]
        #expect(shares(pair, offer) == [share(1, "B", 167), share(2, "B", 333)])
        #expect(shares([line(1, "A", 1000, 5)], offer) == [])
        // Three times, over two lines of the same item.
        let more = [line(1, "A", 1000, 2), line(2, "B", 2000, 4), line(3, "A", 1000)]
        #expect(
            shares(more, offer) == [share(1, "B", 334), share(2, "B", 999), share(3, "B", 167)])
    }

    @Test func anAmountOffEachAndAPriceForEach() {
        let off = promotion("O") { $0.amount = Money(minor: 300) }
        #expect(
            shares([line(1, "A", 1000, 2), line(2, "B", 200)], off)
                == [share(1, "O", 600), share(2, "O", 200)])
        let each = promotion("E") { $0.each = Money(minor: 800) }
        #expect(
            shares([line(1, "A", 1000, 2), line(2, "B", 700)], each) == [share(1, "E", 400)])
        var cheese = line(1, "A", 1000)
        cheese.unit = .kilogram
        #expect(shares([cheese], off, each) == [])
    }

    /// An offer of its own on a cheap piece, one for all on a dear one.
    @Test func eachPieceHasItsOwnBest() {
        let all = promotion("ALL") { $0.percent = Percent(basisPoints: 2000) }
        let own = promotion("OWN") {
            $0.groups = []
            $0.items = [.own("F")]
            $0.percent = Percent(basisPoints: 5000)
        }
        #expect(
            shares([line(1, "F", 1000), line(2, "L", 4000)], all, own)
                == [share(1, "OWN", 500), share(2, "ALL", 800)])
    }

    @Test func aFifthPieceCostsNoMoreThanItself() {
        let fifth = promotion("P0") { $0.percent = Percent(basisPoints: 2000) }
        let offer = promotion("P1") { ($0.take, $0.pay) = (3, 2) }
        #expect(
            shares([line(1, "A", 3000, 4)], fifth, offer)
                == [share(1, "P0", 600), share(1, "P1", 3000)])
        #expect(
            shares([line(1, "A", 3000, 5)], fifth, offer)
                == [share(1, "P0", 1200), share(1, "P1", 3000)])
    }

    /// The dear piece by itself and the cheap ones in a set, when that saves more.
    @Test func setsAreOfThePiecesThatGainMost() {
        let half = promotion("H") {
            $0.groups = []
            $0.items = [.own("X")]
            $0.percent = Percent(basisPoints: 5000)
        }
        let offer = promotion("M3") { ($0.take, $0.pay) = (3, 2) }
        #expect(
            shares([line(1, "X", 10_000), line(2, "A", 1000, 3)], half, offer)
                == [share(1, "H", 5000), share(2, "M3", 1000)])
    }

    @Test func theGreatestSavingComesFirst() {
        let tenth = promotion("P") { $0.percent = Percent(basisPoints: 1000) }
        let offer = promotion("M3") { ($0.take, $0.pay) = (3, 2) }
        // Three for two saves 10 of 30, the tenth 4: the fourth piece is left for it.
        #expect(
            shares([line(1, "A", 1000, 4)], tenth, offer)
                == [share(1, "M3", 1000), share(1, "P", 100)])
        // Here all for half saves more than one of four.
        let half = promotion("H") { $0.percent = Percent(basisPoints: 5000) }
        #expect(shares([line(1, "A", 1000, 4)], half, offer) == [share(1, "H", 2000)])
    }

    @Test func onATieTheFirstByItsName() {
        let first = promotion("A") { $0.percent = Percent(basisPoints: 1000) }
        let second = promotion("B") { $0.percent = Percent(basisPoints: 1000) }
        #expect(shares([line(1, "A", 1000)], second, first) == [share(1, "A", 100)])
    }

    @Test func whatIsWeighedIsReducedByPercentagesOnly() {
        var cheese = line(1, "A", 11_900)
        cheese.unit = .kilogram
        cheese.quantity = Quantity(thousandths: 1234)
        cheese.amount = Money(minor: 14_685)
        let tenth = promotion("P") { $0.percent = Percent(basisPoints: 1000) }
        #expect(shares([cheese], tenth) == [share(1, "P", 1469)])
        let two = promotion("M") { ($0.take, $0.pay) = (2, 1) }
        #expect(shares([cheese, line(2, "B", 1000)], two) == [])
        cheese.quantity = Quantity(thousandths: 2000)
        cheese.amount = Money(minor: 23_800)
        #expect(shares([cheese], two) == [])
        // Packs that were weighed and priced by a scale are sold by the piece, and weighed all the
        // same.
        var packs = line(1, "A", 3117, 2)
        packs.labelPrice = packs.price
        #expect(shares([packs], two) == [])
        #expect(shares([packs], tenth) == [share(1, "P", 623)])
    }

    @Test func othersTakeNoPart() {
        let all = promotion("P") { $0.percent = Percent(basisPoints: 10_000) }
        func changed(_ body: (inout SaleLine) -> Void) -> SaleLine {
            var line = line(1, "A", 1000)
            body(&line)
            return line
        }
        let lines = [
            changed { $0.isOwnPrice = true }, changed { $0.discount = Money(minor: 1) },
            changed {
                $0.quantity = Quantity(thousandths: -1000)
                $0.amount = Money(minor: -1000)
            },
            changed { $0.kind = .deposit }, changed { $0.kind = .giftCard },
            changed { $0.kind = .account }, changed { $0.group = "bread" },
            changed { $0.pricing = .open },
        ]
        for line in lines { #expect(shares([line], all) == []) }
        #expect(shares([changed { $0.kind = .service }], all) == [share(1, "P", 1000)])
    }
}
