/// A tally for each figure; those that nothing was added to are not kept.
///
/// Few of them ever are anything but nothing, so they are a short list in the figures' order, not a
/// field each: one mechanism writes, reads, adds and compares all of them.
package struct FigureTallies: Equatable, Sendable {
    package struct Entry: Equatable, Sendable {
        package let figure: Figure
        package var tally: Tally
    }

    package private(set) var entries: [Entry] = []

    package init() {}

    package subscript(figure: Figure) -> Tally {
        get { entries.first { $0.figure == figure }?.tally ?? Tally() }
        set {
            if let index = entries.firstIndex(where: { $0.figure == figure }) {
                // One that is nothing again is as one that never was.
                if newValue == Tally() {
                    entries.remove(at: index)
                } else {
                    entries[index].tally = newValue
                }
            } else if newValue != Tally() {
                let order = figure.order
                let index = entries.firstIndex { $0.figure.order > order } ?? entries.endIndex
                entries.insert(Entry(figure: figure, tally: newValue), at: index)
            }
        }
    }

    package static func += (left: inout FigureTallies, right: FigureTallies) {
        for entry in right.entries { left[entry.figure] += entry.tally }
    }
}
