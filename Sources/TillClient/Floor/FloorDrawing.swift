import TillCore

/// A floor plan in characters, to see at a glance whether the numbers make a shop.
///
/// A character is twice as high as it is wide, so a cell is: `#` is a bay, with its id in it where
/// that fits, `E` an entrance, a digit a register, `*` the way that was asked for.
package struct FloorDrawing {
    private let columns: Int
    private let rows: Int
    /// Centimetres that a column is wide; a row is twice as deep.
    private let scale: Int
    private var cells: [[Character]]

    /// - Parameter width: characters from wall to wall, at most.
    package init(_ floor: Floor, width: Int) {
        let scale = max(1, (floor.outline.width + width - 1) / max(1, width))
        self.scale = scale
        columns = max(1, (floor.outline.width + scale - 1) / scale)
        rows = max(1, (floor.outline.depth + 2 * scale - 1) / (2 * scale))
        cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
        for bay in floor.bays { draw(bay) }
        for entrance in floor.entrances { mark(entrance.point, "E") }
        for register in floor.registers {
            mark(register.point, register.number.written.last ?? "R")
        }
    }

    private mutating func draw(_ bay: Floor.Bay) {
        let left = min(columns - 1, bay.area.x / scale)
        let right = min(columns, max(left + 1, bay.area.right / scale))
        let top = min(rows - 1, bay.area.y / (2 * scale))
        let bottom = min(rows, max(top + 1, bay.area.bottom / (2 * scale)))
        for row in top..<bottom {
            for column in left..<right { cells[row][column] = "#" }
        }
        let id = Array(bay.id)
        guard id.count <= right - left else { return }
        cells[(top + bottom - 1) / 2].replaceSubrange(left..<left + id.count, with: id)
    }

    private mutating func mark(_ point: FloorPoint, _ sign: Character) {
        let row = min(rows - 1, point.y / (2 * scale))
        let column = min(columns - 1, point.x / scale)
        // A way hides nothing.
        if sign != "*" || cells[row][column] == " " { cells[row][column] = sign }
    }

    package mutating func draw(way: [FloorPoint]) {
        for (from, to) in zip(way, way.dropFirst()) {
            let steps = max(1, max(abs(to.x - from.x) / scale, abs(to.y - from.y) / scale))
            for step in 0...steps {
                let point = FloorPoint(
                    x: from.x + (to.x - from.x) * step / steps,
                    y: from.y + (to.y - from.y) * step / steps)
                mark(point, "*")
            }
        }
    }

    package var lines: [String] {
        let wall = "+" + String(repeating: "-", count: columns) + "+"
        return [wall] + cells.map { "|" + String($0) + "|" } + [wall]
    }
}
