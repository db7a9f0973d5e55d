/// The floor in squares, for finding ways: which can be stood on, which are reached from the
/// entrance, and which are before the face of a bay.
///
/// A square is blocked as soon as a bay touches it, so a walk over free squares passes through no
/// bay. Any passage of two squares, half a metre, has a free one in it wherever it begins.
struct FloorGrid: Equatable, Sendable {
    /// Centimetres.
    static let side = 25

    let columns: Int
    let rows: Int
    private let obstacles: [FloorArea]
    private var isBlocked: [Bool]
    /// By bay: squares before its face that can be reached, the one to stop at first.
    private var fronts: [[Int]] = []
    private var isReached: [Bool]

    init() { self.init(FloorArea(x: 0, y: 0, width: 0, depth: 0), bays: [], entrances: []) }

    init(
        _ floor: FloorArea, bays: [(area: FloorArea, face: Floor.Face?)], entrances: [FloorPoint]
    ) {
        // A last row or column that is cut short is no square to stand on.
        columns = floor.width / Self.side
        rows = floor.depth / Self.side
        obstacles = bays.map(\.area)
        isBlocked = Array(repeating: false, count: columns * rows)
        isReached = isBlocked
        for area in obstacles { block(area) }
        for entrance in entrances {
            if let start = square(at: entrance) { flood(from: start) }
        }
        fronts = bays.map { squares(before: $0.area, $0.face) }
    }

    private mutating func block(_ area: FloorArea) {
        let last = (
            column: min(columns, (area.right + Self.side - 1) / Self.side),
            row: min(rows, (area.bottom + Self.side - 1) / Self.side)
        )
        for row in area.y / Self.side..<max(area.y / Self.side, last.row) {
            for column in area.x / Self.side..<max(area.x / Self.side, last.column) {
                isBlocked[row * columns + column] = true
            }
        }
    }

    private mutating func flood(from start: Int) {
        guard !isReached[start] else { return }
        isReached[start] = true
        var edge = [start]
        while let square = edge.popLast() {
            for step in FloorStep.straight {
                guard let next = neighbour(of: square, step), !isReached[next] else { continue }
                isReached[next] = true
                edge.append(next)
            }
        }
    }
}

extension FloorGrid {
    func isFree(_ column: Int, _ row: Int) -> Bool {
        (0..<columns).contains(column) && (0..<rows).contains(row)
            && !isBlocked[row * columns + column]
    }

    /// The free square one step on; a slanting step cuts no corner.
    func neighbour(of square: Int, _ step: FloorStep) -> Int? {
        let column = square % columns
        let row = square / columns
        guard isFree(column + step.x, row + step.y), isFree(column + step.x, row),
            isFree(column, row + step.y)
        else { return nil }
        return square + step.y * columns + step.x
    }

    /// The middle of a square.
    func point(of square: Int) -> FloorPoint {
        FloorPoint(
            x: square % columns * Self.side + Self.side / 2,
            y: square / columns * Self.side + Self.side / 2)
    }

    /// The free square that a point is in, or the nearest within a metre and in sight: a door is in
    /// a wall, a cashier stands close to a counter.
    func square(at point: FloorPoint) -> Int? {
        guard columns > 0, rows > 0 else { return nil }
        let column = min(columns - 1, point.x / Self.side)
        let row = min(rows - 1, point.y / Self.side)
        var best: (distance: Int, square: Int)?
        let reach = 100 / Self.side
        for y in row - reach...row + reach {
            for x in column - reach...column + reach where isFree(x, y) {
                let distance = (x - column) * (x - column) + (y - row) * (y - row)
                guard best.map({ distance < $0.distance }) ?? true else { continue }
                let square = y * columns + x
                if isInSight(self.point(of: square), from: point) { best = (distance, square) }
            }
        }
        return best?.square
    }

    func isInSight(_ point: FloorPoint, from other: FloorPoint) -> Bool {
        !obstacles.contains { $0.isCrossed(from: other, to: point) }
    }

    func isReached(_ point: FloorPoint) -> Bool {
        square(at: point).map { isReached[$0] } ?? false
    }

    func fronts(ofBay index: Int) -> [Int] {
        fronts.indices.contains(index) ? fronts[index] : []
    }

    func front(ofBay index: Int) -> FloorPoint? {
        fronts(ofBay: index).first.map { point(of: $0) }
    }

    /// For each side that one may stand at, the square nearest to its middle that is reached.
    private func squares(before area: FloorArea, _ face: Floor.Face?) -> [Int] {
        let faces = face.map { [$0] } ?? Floor.Face.allCases
        return faces.compactMap { nearest(along: $0, of: area) }
    }

    private func nearest(along face: Floor.Face, of area: FloorArea) -> Int? {
        let last = Self.side - 1
        let west = area.x / Self.side
        let east = (area.right - 1) / Self.side
        let north = area.y / Self.side
        let south = (area.bottom - 1) / Self.side
        let squares: [(x: Int, y: Int)] =
            switch face {
            case .north: (west...east).map { ($0, area.y / Self.side - 1) }
            case .south: (west...east).map { ($0, (area.bottom + last) / Self.side) }
            case .west: (north...south).map { (area.x / Self.side - 1, $0) }
            case .east: (north...south).map { ((area.right + last) / Self.side, $0) }
            }
        let middle = area.middle
        var best: (distance: Int, square: Int)?
        for (x, y) in squares where isFree(x, y) && isReached[y * columns + x] {
            let point = point(of: y * columns + x)
            let distance = abs(point.x - middle.x) + abs(point.y - middle.y)
            if best.map({ distance < $0.distance }) ?? true {
                best = (distance, y * columns + x)
            }
        }
        return best?.square
    }
}

/// From a square to one of the eight around it.
struct FloorStep: Equatable, Sendable {
    let x: Int
    let y: Int
    /// 5 for a straight step, 7 for a slanting one: nearly their lengths, in whole numbers.
    var cost: Int { x == 0 || y == 0 ? 5 : 7 }

    static let straight = [(0, -1), (1, 0), (0, 1), (-1, 0)].map { FloorStep(x: $0.0, y: $0.1) }
    static let all =
        straight + [(1, -1), (1, 1), (-1, 1), (-1, -1)].map { FloorStep(x: $0.0, y: $0.1) }
}
