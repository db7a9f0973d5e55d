import TillCore

/// `WHERE` for people: what it is, each place where it stands, and what is like it.
///
/// ```
/// Havredryck Barista 1 l   24.90   31 on hand
///   4-B-2   12 of 24
///   K-1     19          cold room
/// Like it:
///   Havredryck   19.90   7394376665066   0 on hand   4-B-3
/// ```
package enum WhereaboutsText {
    package static func lines(_ response: Response) -> [String] {
        let places = response.rows.filter { $0.value("place") != nil && $0.value("similar") == nil }
        let similar = response.rows.filter { $0.value("similar") != nil }
        return [head(response)] + aligned(places.map(cells))
            + (places.isEmpty ? ["  It has no place."] : [])
            + (similar.isEmpty ? [] : ["Like it:"] + aligned(similar.map(likeness)))
    }

    private static func head(_ response: Response) -> String {
        let price = [response.value("price"), response.value("unit")].compactMap(\.self)
        let cells: [String?] = [
            response.value("name") ?? response.value("item"), price.joined(separator: "/"),
            onHand(response.value("on-hand")),
        ]
        return cells.compactMap(\.self).joined(separator: "   ")
    }

    private static func onHand(_ quantity: String?) -> String? { quantity.map { "\($0) on hand" } }

    private static func cells(_ place: Line) -> [String] {
        let planned = place.value("planned").map { "of \($0)" }
        let count = [place.value("on-hand"), planned].compactMap(\.self).joined(separator: " ")
        return [place.value("place") ?? "", count, place.value("note") ?? ""]
    }

    private static func likeness(_ item: Line) -> [String] {
        let price = [item.value("price"), item.value("unit")].compactMap(\.self)
        return [
            item.value("name") ?? "", price.joined(separator: "/"), item.value("similar") ?? "",
            onHand(item.value("on-hand")) ?? "", item.value("place") ?? "",
        ]
    }

    private static func aligned(_ rows: [[String]]) -> [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).filter { $0.1 > 0 }.map { $0.0.padded($0.1) }
            return ("  " + cells.joined(separator: "   ")).trimmedRight
        }
    }
}
