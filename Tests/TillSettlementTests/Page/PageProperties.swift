import Foundation
import Testing

/// What holds of every page, whatever the day: a strict parser reads it, its tables are whole, it
/// needs nothing else, and it has every amount that `settlement.json` has.
enum PageProperties {
    static func check(_ files: [String: [UInt8]], point: String = ",", space: String = "\u{A0}")
        throws
    {
        let page = try ParsedPage(try #require(files["settlement.html"]))
        for widths in page.widths { #expect(widths.count == 1, "a row lacks a cell") }
        let names = Set(page.elements.map(\.name))
        #expect(names.isDisjoint(with: ["script", "link", "img", "iframe", "object", "a"]))
        let json = try JSONSerialization.jsonObject(
            with: Data(try #require(files["settlement.json"])))
        let figures = Set(
            page.texts.map { $0.first.map("+−".contains) == true ? String($0.dropFirst()) : $0 })
        for amount in amounts(in: json) {
            let written = people(amount, point, space)
            #expect(figures.contains(written), "\(amount) is not on the page")
        }
    }

    private static let names: Set<String> = [
        "amount", "gross", "net", "vat", "float", "expected", "counted", "difference", "sales",
        "returns", "total",
    ]

    /// Every amount but nothing, without its sign: a page takes returns off, and posts to sides.
    private static func amounts(in json: Any) -> Set<String> {
        switch json {
        case let members as [String: Any]:
            members.reduce(into: []) { found, member in
                found.formUnion(amounts(in: member.value))
                guard names.contains(member.key), let text = member.value as? String else { return }
                let amount = text.hasPrefix("-") ? String(text.dropFirst()) : text
                if amount != "0.00" { found.insert(amount) }
            }
        case let elements as [Any]:
            elements.reduce(into: []) { $0.formUnion(amounts(in: $1)) }
        default: []
        }
    }

    /// `1234567.50` as `1 234 567,50`.
    private static func people(_ amount: String, _ point: String, _ space: String) -> String {
        var whole = String(amount.dropLast(3))
        var groups: [String] = []
        while whole.count > 3 {
            groups.insert(String(whole.suffix(3)), at: 0)
            whole.removeLast(3)
        }
        return ([whole] + groups).joined(separator: space) + point + amount.suffix(2)
    }
}
