import TillCore

/// What the page reads: the one read model that the protocol is answered from too.
///
/// Called off the event loops; each call may wait for the disk.
package protocol GoodsAnswers: Sendable {
    /// - Returns: `nil` when the search took too long.
    func find(_ words: [String], limit: Int) async throws -> [FoundItem]?
    /// - Returns: `nil` when no item has the code.
    func whereabouts(of code: ItemCode, limit: Int) async throws -> Whereabouts?
}
