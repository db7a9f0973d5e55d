import TillCore

/// All goods that can be found by words, and what is known of them that changes often.
///
/// Segments never change. What comes later comes in a segment of its own, a small one, and what it
/// replaces is marked as gone; segments of about one size are merged, so there are never many. What
/// changes with every sale (whether there are any left, how often it is sold) stands in a few bytes
/// beside each document.
///
/// It is a value: whoever searches takes a copy, which costs nothing, and whoever keeps it up to
/// date goes on with the other.
package struct Index: Sendable {
    struct Layer: Sendable {
        let segment: Segment
        var marks: [Mark]
        /// Eighths of a receipt line: see `countSale`.
        var sold: [UInt16]
        var live: Int
    }

    struct Mark: OptionSet, Sendable {
        let rawValue: UInt8
        /// A later segment has this item, or none has.
        static let gone = Mark(rawValue: 1)
        /// None left, as far as is known.
        static let out = Mark(rawValue: 2)
    }

    /// The oldest first.
    private(set) var layers: [Layer] = []
    /// So many layers are being merged by somebody who works on a copy.
    private var layersKept = 0

    package init() {}

    package var count: Int { layers.reduce(0) { $0 + $1.live } }
    package var segmentCount: Int { layers.count }

    /// Bytes that it holds.
    package var size: Int { layers.reduce(0) { $0 + $1.segment.size + 3 * $1.segment.count } }

    /// Adds new items and new versions of known ones.
    package mutating func add(_ segment: Segment) {
        guard segment.count > 0 else { return }
        var layer = Layer(
            segment: segment, marks: Array(repeating: [], count: segment.count),
            sold: Array(repeating: 0, count: segment.count), live: segment.count)
        for document in 0..<segment.count where !layers.isEmpty {
            guard let (older, place) = find(segment.keys[document]) else { continue }
            layer.marks[document] = layers[older].marks[place]
            layer.sold[document] = layers[older].sold[place]
            layers[older].marks[place].insert(.gone)
            layers[older].live -= 1
        }
        layers.append(layer)
    }

    package func contains(_ code: ItemCode) -> Bool { find(code) != nil }

    private func find(_ code: ItemCode) -> (layer: Int, document: Int)? {
        for layer in layers.indices.reversed() {
            guard let document = layers[layer].segment.keys.document(of: code),
                !layers[layer].marks[document].contains(.gone)
            else { continue }
            return (layer, document)
        }
        return nil
    }
}

/// Stock and sales.
extension Index {
    /// - Parameter isOut: that there are none; an item whose stock nobody keeps counts as in stock.
    package mutating func setStock(of code: ItemCode, isOut: Bool) {
        guard let (layer, document) = find(code) else { return }
        if isOut {
            layers[layer].marks[document].insert(.out)
        } else {
            layers[layer].marks[document].remove(.out)
        }
    }

    /// A receipt line counts eight, and half as much after each week: after four weeks nothing.
    package mutating func countSale(of code: ItemCode) {
        guard let (layer, document) = find(code) else { return }
        let sold = layers[layer].sold[document]
        layers[layer].sold[document] = sold > .max - Self.saleWeight ? .max : sold + Self.saleWeight
    }

    private static let saleWeight: UInt16 = 8

    /// So many weeks have gone by.
    package mutating func age(byWeeks weeks: Int) {
        for layer in layers.indices {
            for document in layers[layer].sold.indices { layers[layer].sold[document] >>= weeks }
        }
    }
}

/// Merging.
extension Index {
    /// A merge under way: made from a copy of the index, put in place of what it was made from.
    package struct Merge: Sendable {
        let range: Range<Int>
        let sources: [Segment]
        let merged: Segment
        /// For each document of `merged`: the place of its source, and its number there.
        let origins: [(source: UInt8, document: UInt32)]
    }

    /// Up to so many documents are merged at once by whoever adds some; more are left to whoever
    /// has time.
    package static let smallMerge = 2048

    /// Which layers should be one: the newest, as long as the one before isn't twice as large as
    /// all behind it.
    package func layersToMerge(upTo limit: Int = .max) -> Range<Int>? {
        var first = layers.count - 1
        guard first > layersKept else { return nil }
        var behind = layers[first].live
        while first > layersKept, first > layers.count - 200, layers[first - 1].live < 2 * behind,
            layers[first - 1].live + behind <= limit
        {
            first -= 1
            behind += layers[first].live
        }
        return first < layers.count - 1 ? first..<layers.count : nil
    }

    /// Layers that nobody else may merge meanwhile; none when the merge is done.
    package mutating func keep(_ range: Range<Int>?) { layersKept = range?.upperBound ?? 0 }

    package func merging(_ range: Range<Int>) -> Merge {
        var origins: [(code: ItemCode, source: UInt8, document: UInt32)] = []
        for (source, layer) in layers[range].enumerated() {
            for document in 0..<layer.segment.count where !layer.marks[document].contains(.gone) {
                origins.append(
                    (layer.segment.keys[document], UInt8(source), UInt32(document)))
            }
        }
        origins.sort { $0.code.comesBefore($1.code) }
        let sources = layers[range].map(\.segment)
        var numbers = sources.map { [UInt32](repeating: 0, count: $0.vocabulary.count) }
        var builder = SegmentBuilder()
        for origin in origins {
            let source = Int(origin.source)
            builder.add(
                Int(origin.document), of: sources[source], numbers: &numbers[source])
        }
        return Merge(
            range: range, sources: sources, merged: builder.finish(),
            origins: origins.map { ($0.source, $0.document) })
    }

    /// - Returns: `false` when what was merged isn't there any more.
    @discardableResult
    package mutating func take(_ merge: Merge) -> Bool {
        let range = merge.range
        guard range.upperBound <= layers.count,
            zip(layers[range], merge.sources).allSatisfy({ $0.segment === $1 })
        else { return false }
        var layer = Layer(segment: merge.merged, marks: [], sold: [], live: 0)
        layer.marks.reserveCapacity(merge.origins.count)
        layer.sold.reserveCapacity(merge.origins.count)
        let marks = layers[range].map(\.marks)
        let sold = layers[range].map(\.sold)
        for origin in merge.origins {
            let mark = marks[Int(origin.source)][Int(origin.document)]
            layer.marks.append(mark)
            layer.sold.append(sold[Int(origin.source)][Int(origin.document)])
            if !mark.contains(.gone) { layer.live += 1 }
        }
        layers.replaceSubrange(range, with: [layer])
        layersKept = 0
        return true
    }
}
