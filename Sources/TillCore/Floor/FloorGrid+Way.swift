/// A* over the squares (Hart, Nilsson, Raphael 1968), then the string pulled tight.
///
/// The estimate never grows by more than a step costs, so what is due only rises, by at most twice
/// a slanting step: squares wait in a ring of lists by what they are estimated to cost. The same
/// floor always gives the same way.
extension FloorGrid {
    func way(from start: FloorPoint, toBay bay: Int) -> [FloorPoint]? {
        let goals = fronts(ofBay: bay)
        guard !goals.isEmpty, let first = square(at: start),
            let squares = walk(from: first, to: goals)
        else { return nil }
        var points = straightened(squares).map { point(of: $0) }
        // From the start itself, past the middle of its square where nothing stands in between.
        if points.count > 1, isInSight(points[1], from: start) { points.removeFirst() }
        return [start] + points
    }

    /// The squares of a shortest walk to one of the goals, both ends included.
    private func walk(from start: Int, to goals: [Int]) -> [Int]? {
        var search = Search(count: columns * rows)
        search.reach(start, at: 0, by: nil, estimate: estimate(start, goals))
        while let square = search.next() {
            if goals.contains(square) { return search.walk(to: square, columns: columns) }
            let cost = search.costs[square]
            for (index, step) in FloorStep.all.enumerated() {
                guard let next = neighbour(of: square, step) else { continue }
                let reached = cost + Int32(step.cost)
                guard reached < search.costs[next] else { continue }
                search.reach(next, at: reached, by: index, estimate: estimate(next, goals))
            }
        }
        return nil
    }

    private func estimate(_ square: Int, _ goals: [Int]) -> Int32 {
        var least = Int.max
        for goal in goals {
            let x = abs(square % columns - goal % columns)
            let y = abs(square / columns - goal / columns)
            least = min(least, 5 * max(x, y) + 2 * min(x, y))
        }
        return Int32(least)
    }

    /// Leaves out every square that can be passed by in a straight line.
    private func straightened(_ squares: [Int]) -> [Int] {
        var turns: [Int] = []
        for (index, square) in squares.enumerated() {
            let isTurn =
                index == 0 || index == squares.count - 1
                || square - squares[index - 1] != squares[index + 1] - square
            if isTurn { turns.append(square) }
        }
        var kept = [turns[0]]
        var index = 0
        while index < turns.count - 1 {
            var next = turns.count - 1
            while next > index + 1 && !isClear(turns[index], turns[next]) { next -= 1 }
            kept.append(turns[next])
            index = next
        }
        return kept
    }

    /// Whether all squares that the line between two middles touches are free.
    private func isClear(_ from: Int, _ to: Int) -> Bool {
        var x = from % columns
        var y = from / columns
        let across = abs(to % columns - x)
        let along = abs(to / columns - y)
        let step = (x: to % columns < x ? -1 : 1, y: to / columns < y ? -1 : 1)
        var error = across - along
        var left = across + along
        while left > 0 {
            if error == 0 {
                guard isFree(x + step.x, y), isFree(x, y + step.y) else { return false }
                x += step.x
                y += step.y
                error += 2 * across - 2 * along
                left -= 2
            } else if error > 0 {
                x += step.x
                error -= 2 * along
                left -= 1
            } else {
                y += step.y
                error += 2 * across
                left -= 1
            }
            guard isFree(x, y) else { return false }
        }
        return true
    }
}

extension FloorGrid {
    /// What a search knows so far.
    fileprivate struct Search {
        /// More than two slanting steps.
        private static let lists = 16

        private(set) var costs: [Int32]
        private var steps: [Int8]
        private var isDone: [Bool]
        private var waiting = [[Int]](repeating: [], count: Search.lists)
        private var due: Int32 = 0
        private var count = 0

        init(count squares: Int) {
            costs = Array(repeating: .max, count: squares)
            steps = Array(repeating: -1, count: squares)
            isDone = Array(repeating: false, count: squares)
        }

        mutating func reach(_ square: Int, at cost: Int32, by step: Int?, estimate: Int32) {
            costs[square] = cost
            steps[square] = Int8(step ?? -1)
            if count == 0 && step == nil { due = cost + estimate }
            waiting[Int(cost + estimate) % Self.lists].append(square)
            count += 1
        }

        mutating func next() -> Int? {
            while count > 0 {
                guard let square = waiting[Int(due) % Self.lists].popLast() else {
                    due += 1
                    continue
                }
                count -= 1
                guard !isDone[square] else { continue }
                isDone[square] = true
                return square
            }
            return nil
        }

        func walk(to goal: Int, columns: Int) -> [Int] {
            var squares = [goal]
            var square = goal
            while steps[square] >= 0 {
                let step = FloorStep.all[Int(steps[square])]
                square -= step.y * columns + step.x
                squares.append(square)
            }
            return squares.reversed()
        }
    }
}
