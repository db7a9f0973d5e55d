/// A tally for each figure. One mechanism writes, reads, adds and compares all of them; one that is
/// nothing again is as one that never was.
package struct FigureTallies: Equatable, Sendable {
    package struct Entry: Equatable, Sendable {
        package let figure: Figure
        package let tally: Tally
    }

    /// In the figures' order.
    private var tallies = [Tally](repeating: Tally(), count: Figure.allCases.count)

    package init() {}

    package subscript(figure: Figure) -> Tally {
        get { tallies[figure.order] }
        set { tallies[figure.order] = newValue }
    }

    /// Those that are something.
    package var entries: [Entry] {
        zip(Figure.allCases, tallies).compactMap { figure, tally in
            tally == Tally() ? nil : Entry(figure: figure, tally: tally)
        }
    }

    /// The largest amount, whichever way.
    var largest: Money { tallies.reduce(.zero) { max($0, $1.amount.magnitude) } }

    package static func += (left: inout FigureTallies, right: FigureTallies) {
        for index in left.tallies.indices { left.tallies[index] += right.tallies[index] }
    }
}
