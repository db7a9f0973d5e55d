/// Lets one through at a time in each lane, in order.
actor Lanes {
    private let limit: Int
    /// Who waits in a lane that is taken.
    private var lanes: [String: [CheckedContinuation<Void, Never>]] = [:]

    init(waiting limit: Int) { self.limit = limit }

    func pass<Value: Sendable>(
        _ lane: String, _ work: @Sendable () async throws -> Value
    ) async throws -> Value {
        try await enter(lane)
        defer { leave(lane) }
        return try await work()
    }

    private func enter(_ lane: String) async throws {
        guard let waiting = lanes[lane] else {
            lanes[lane] = []
            return
        }
        guard waiting.count < limit else { throw WebFailure.busyDevice }
        await withCheckedContinuation { lanes[lane]?.append($0) }
    }

    private func leave(_ lane: String) {
        guard lanes[lane]?.isEmpty == false else {
            lanes[lane] = nil
            return
        }
        lanes[lane]?.removeFirst().resume()
    }
}
