import TillCore

/// What the page reads: the one read model that the protocol is answered from too.
///
/// Called off the event loops; each call may wait for the disk.
package protocol GoodsAnswers: Sendable {
    /// - Returns: `nil` when the search took too long.
    func find(_ words: [String], limit: Int) async throws -> [FoundItem]?
    /// - Returns: `nil` when no item has the code.
    func whereabouts(of code: ItemCode, limit: Int) async throws -> Whereabouts?
    /// The walk from an entrance (its id) or a register (its number) to a place's front, in
    /// centimetres of the floor; `nil` when there is none.
    func way(from start: String?, to place: String) async -> [WayPoint]?
}

/// A point of the floor, in centimetres from its north-west corner.
package struct WayPoint: Equatable, Sendable {
    package let x: Int
    package let y: Int

    package init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}
