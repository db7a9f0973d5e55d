/// A point on the floor, in centimetres from the corner at the top left: `x` to the right (east),
/// `y` downwards (south).
package struct FloorPoint: Hashable, Sendable {
    package var x: Int
    package var y: Int

    package init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}

/// A rectangle on the floor, in centimetres.
package struct FloorArea: Hashable, Sendable {
    package var x: Int
    package var y: Int
    /// From west to east.
    package var width: Int
    /// From north to south.
    package var depth: Int

    package init(x: Int, y: Int, width: Int, depth: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.depth = depth
    }

    package var right: Int { x + width }
    package var bottom: Int { y + depth }

    package var middle: FloorPoint { FloorPoint(x: x + width / 2, y: y + depth / 2) }

    /// Whether all of the other lies in it; edges may be shared.
    package func holds(_ other: FloorArea) -> Bool {
        x <= other.x && y <= other.y && other.right <= right && other.bottom <= bottom
    }

    /// Whether the point lies in it or on its edge.
    package func holds(_ point: FloorPoint) -> Bool {
        x <= point.x && point.x <= right && y <= point.y && point.y <= bottom
    }

    /// Whether the point lies in it, and not on its edge.
    package func surrounds(_ point: FloorPoint) -> Bool {
        x < point.x && point.x < right && y < point.y && point.y < bottom
    }

    /// Whether they have more than edges in common.
    package func overlaps(_ other: FloorArea) -> Bool {
        x < other.right && other.x < right && y < other.bottom && other.y < bottom
    }

    /// Whether a straight line goes through it; along an edge is not through.
    package func isCrossed(from start: FloorPoint, to end: FloorPoint) -> Bool {
        guard min(start.x, end.x) < right, x < max(start.x, end.x), min(start.y, end.y) < bottom,
            y < max(start.y, end.y)
        else { return false }
        // Corners on both sides of the line: by the sign of the cross product.
        let sides = [(x, y), (right, y), (x, bottom), (right, bottom)].map { corner in
            (end.x - start.x) * (corner.1 - start.y) - (end.y - start.y) * (corner.0 - start.x)
        }
        return sides.contains { $0 < 0 } && sides.contains { $0 > 0 }
    }

    /// Whether it is so placed that it may be counted with, wherever its numbers are from.
    var isMeasurable: Bool {
        let lengths = 1...Floor.maximumLength
        let positions = 0...Floor.maximumLength
        return lengths.contains(width) && lengths.contains(depth) && positions.contains(x)
            && positions.contains(y)
    }
}
