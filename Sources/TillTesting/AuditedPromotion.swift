/// An offer, as the auditor works it out: piece by piece, one set at a time.
package struct AuditedPromotion: Sendable {
    package let id: String
    package let text: String
    package let items: [String]
    package let groups: [String]
    package var percent: Int?
    package var take: Int?
    package var pay: Int?
    package var price: Int?

    package init(_ words: [String]) {
        id = words[1]
        text = Auditor.value("text", words) ?? ""
        items = Self.list("items", words)
        groups = Self.list("groups", words)
        percent = Auditor.value("percent", words).flatMap(Figures.minor)
        take = Auditor.value("take", words).flatMap { Int($0) }
        pay = Auditor.value("pay", words).flatMap { Int($0) }
        price = Auditor.value("price", words).flatMap(Figures.minor)
    }

    private static func list(_ key: String, _ words: [String]) -> [String] {
        Auditor.value(key, words)?.split(separator: ",").map(String.init) ?? []
    }

    struct Piece {
        let line: Int
        let goods: Shop.Goods
        let price: Int
        let isWeighed: Bool
        var isTaken = false
    }

    private func covers(_ piece: Piece) -> Bool {
        !piece.isTaken
            && (items.contains(piece.goods.code) || groups.contains(piece.goods.group))
    }

    /// What each piece is reduced by; those that take part and are reduced by nothing too.
    fileprivate func offer(_ pieces: [Piece]) -> [(piece: Int, share: Int)] {
        let free = pieces.indices.filter { covers(pieces[$0]) }
        if let percent { return reduce(pieces, free, percent) }
        var single = free.filter { !pieces[$0].isWeighed }
        guard let take else { return bundles(pieces, single) }
        single.sort { pieces[$0].price > pieces[$1].price }
        var found: [(Int, Int)] = []
        while single.count >= take {
            let set = Array(single.prefix(take))
            single.removeFirst(take)
            let prices = set.map { pieces[$0].price }
            let free = pay.map { prices.dropFirst($0).reduce(0, +) }
            found += spread(free ?? prices.reduce(0, +) - price!, set, prices)
        }
        return found
    }

    /// A percentage is rounded once a line.
    private func reduce(
        _ pieces: [Piece], _ free: [Int], _ percent: Int
    ) -> [(Int, Int)] {
        var found: [(Int, Int)] = []
        for line in Set(free.map { pieces[$0].line }) {
            let own = free.filter { pieces[$0].line == line }
            let whole = own.reduce(0) { $0 + pieces[$1].price }
            found.append((own[0], Figures.share(whole, percent, of: 10_000)))
            found += own.dropFirst().map { ($0, 0) }
        }
        return found
    }

    private func bundles(_ pieces: [Piece], _ single: [Int]) -> [(Int, Int)] {
        var found: [(Int, Int)] = []
        var left = single
        while true {
            let set = items.compactMap { code in
                left.first { pieces[$0].goods.code == code }
            }.sorted()
            guard set.count == items.count else { return found }
            let prices = set.map { pieces[$0].price }
            let more = spread(prices.reduce(0, +) - price!, set, prices)
            guard !more.isEmpty else { return found }
            found += more
            left.removeAll(where: set.contains)
        }
    }

    private func spread(_ saving: Int, _ set: [Int], _ prices: [Int]) -> [(Int, Int)] {
        saving > 0 ? Array(zip(set, Figures.spread(saving, over: prices))) : []
    }
}

extension AuditedSale {
    /// The one that saves most, then the next, on the pieces that are left.
    package mutating func promote(by promotions: [AuditedPromotion]) {
        for number in numbers { lines[number]!.promotions = [:] }
        var pieces = self.pieces
        while true {
            let offers = promotions.map { (id: $0.id, shares: $0.offer(pieces)) }
            var best: (id: String, shares: [(piece: Int, share: Int)], saving: Int)?
            for offer in offers {
                let saving = offer.shares.reduce(0) { $0 + $1.share }
                if saving > best?.saving ?? 0 { best = (offer.id, offer.shares, saving) }
            }
            guard let best else { return }
            for (piece, share) in best.shares {
                pieces[piece].isTaken = true
                guard share > 0 else { continue }
                lines[pieces[piece].line]!.promotions[best.id, default: 0] += share
            }
        }
    }

    /// Piece by piece; what is weighed is one.
    private var pieces: [AuditedPromotion.Piece] {
        var pieces: [AuditedPromotion.Piece] = []
        for number in numbers {
            let line = lines[number]!
            guard line.isOrdinary, !line.isOwnPrice, line.discount == 0 else { continue }
            let count = line.goods.isByWeight ? 1 : line.quantity / 1000
            for _ in 0..<count {
                pieces.append(
                    AuditedPromotion.Piece(
                        line: number, goods: line.goods,
                        price: line.goods.isByWeight ? line.amount : line.price,
                        isWeighed: line.goods.isByWeight))
            }
        }
        return pieces
    }
}
