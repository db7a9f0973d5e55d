import TillCore

/// The figures of a report that are a count and an amount, by the names that they have on the wire.
struct Figure: Sendable {
    let name: String
    let path: any KeyPath<Totals, Tally> & Sendable

    static let all = [
        Figure(name: "sales", path: \.sales),
        Figure(name: "voided-lines", path: \.voidedLines),
        Figure(name: "cancelled-sales", path: \.cancelledSales),
        Figure(name: "price-overrides", path: \.priceOverrides),
        Figure(name: "price-inquiries", path: \.priceInquiries),
        Figure(name: "logins", path: \.logIns),
        Figure(name: "drawer-openings", path: \.drawerOpenings),
        Figure(name: "x-reports", path: \.xReports),
        Figure(name: "rounding", path: \.rounding),
        Figure(name: "float", path: \.float),
    ]
}
