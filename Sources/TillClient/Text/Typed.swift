import TillCore

/// What people type for a value, in the form that the wire wants; `nil` when it is none.
package enum Typed {
    /// `200`, `12.50` or `12,50`.
    package static func money(_ text: String) -> Money? {
        let text = pointed(text)
        return Money(text: text.contains(".") ? text : text + ".00")
    }

    /// With a comma or a point.
    package static func quantity(_ text: String) -> Quantity? {
        Quantity(text: pointed(text)).flatMap { $0 <= .limit ? $0 : nil }
    }

    /// `CODE`, `2*CODE` or `CODE*2`: the side that can be a quantity is one, the left before the
    /// right.
    package static func item(_ text: String) -> (code: String, quantity: Quantity?) {
        guard let star = text.firstIndex(of: "*") else { return (text, nil) }
        let left = String(text[..<star])
        let right = String(text[text.index(after: star)...])
        if let quantity = quantity(left), !right.isEmpty { return (right, quantity) }
        if let quantity = quantity(right), !left.isEmpty { return (left, quantity) }
        return (text, nil)
    }

    /// `500*2, 100*3 20*1` as `500.00*2,100.00*3,20.00*1`.
    package static func pieces(_ text: String) -> String? {
        let parts = text.split { $0 == " " || $0 == ";" || $0 == "+" }
        let pieces = parts.flatMap { $0.split(separator: ",") }.map { part -> String? in
            let sides = part.split(separator: "*", omittingEmptySubsequences: false)
            guard sides.count == 2, let money = money(String(sides[0])),
                let count = Int(text: String(sides[1])), count >= 0
            else { return nil }
            return "\(money.written)*\(count)"
        }
        guard !pieces.isEmpty, !pieces.contains(nil) else { return nil }
        return pieces.compactMap(\.self).joined(separator: ",")
    }

    /// What `500*2 100*3` come to.
    package static func sum(ofPieces text: String) -> Money? {
        guard let pieces = pieces(text) else { return nil }
        var sum = Money.zero
        for piece in pieces.split(separator: ",") {
            let sides = piece.split(separator: "*")
            guard sides.count == 2, let value = Money(text: String(sides[0])),
                let count = Int64(String(sides[1])), count <= 1_000_000,
                value.minor <= 100_000_000
            else { return nil }
            sum += Money(minor: value.minor * count)
        }
        return sum
    }

    /// `card:1200 swish:300` as `card:1200.00 swish:300.00`.
    package static func tenders(_ text: String) -> String? {
        let counts = text.split(separator: " ").map { part -> String? in
            let sides = part.split(separator: ":", omittingEmptySubsequences: false)
            guard sides.count == 2, !sides[0].isEmpty, let money = money(String(sides[1]))
            else { return nil }
            return "\(sides[0]):\(money.written)"
        }
        guard !counts.isEmpty, !counts.contains(nil) else { return nil }
        return counts.compactMap(\.self).joined(separator: " ")
    }

    private static func pointed(_ text: String) -> String {
        String(text.map { $0 == "," ? "." : $0 })
    }
}
