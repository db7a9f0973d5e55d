import TillCore

/// What is done to goods on the floor.
extension SaleSimulator {
    func stockLine() -> String {
        let code = random.pick([
            "T-BEER", "T-CHEESE", "T-COLA", "T-CAN", "T-BAG", "7310865001825", "T-NONE",
        ])
        let place = self.place()
        let line =
            switch Int.random(in: 0..<16, using: &random) {
            case 0..<3: "RECEIVE \(code) \(quantity())" + at(place)
            case 3..<6: "STOCKTAKE \(code) \(quantity())" + at(place) + reference()
            case 6..<9: "MOVE \(code) \(quantity()) from=\(from(code)) to=\(place)"
            case 9, 10:
                "ADJUST \(code) \(random.pick(["1", "-2", "-0.3"])) reason=broken" + at(place)
            case 11: "PUT place \(code) \(place)" + random.pick([" planned=6", " note=low", ""])
            case 12: "PUT place \(code) \(place) off"
            case 13: rehome(code)
            default: price(code)
            }
        let isTrial = random.chance(10)
        guard !random.chance(20) else { return "STOCK \(code)" }
        return (isTrial ? "CHECK " : "") + line + (random.chance(90) ? " by=1 pin=1001" : "")
    }

    private func place() -> String { random.pick(["A-1", "A-2", "B-1", "K-1"]) }

    /// Mostly where it stands.
    private func from(_ code: String) -> String {
        let stock = auditor.stock[code]
        let places = (stock?.places.keys.sorted() ?? []) + [stock?.home, place()].compactMap { $0 }
        return random.pick(places)
    }

    private func at(_ place: String) -> String { random.chance(60) ? " place=\(place)" : "" }

    private func reference() -> String {
        random.pick(["", " ref=week-46", " ref=week-47"])
    }

    private func rehome(_ code: String) -> String {
        guard var goods = auditor.goods[code] else { return "STOCK \(code)" }
        goods.price = goods.price(on: shop.clock.now.localDate.written)
        goods.place = random.pick([place(), place(), nil])
        return goods.putting
    }

    /// Yesterday's, today's, or one that is still to come.
    private func price(_ code: String) -> String {
        let today = shop.clock.now.localDate.daysSince1970
        let from = CivilDate(daysSince1970: today + Int.random(in: -1...2, using: &random))
        let price = Int.random(in: 1...20_000, using: &random)
        return "PUT price \(code) \(Figures.money(price)) from=\(from.written)"
    }
}
