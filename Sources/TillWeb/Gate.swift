/// Lets one through at a time, in order; who finds too many waiting is turned away.
actor Gate {
    private let limit: Int
    private var isPassing = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(waiting limit: Int) { self.limit = limit }

    func pass<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
        try await enter()
        defer { leave() }
        return try await work()
    }

    private func enter() async throws {
        guard isPassing else {
            isPassing = true
            return
        }
        guard waiting.count < limit else { throw WebFailure.busy }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func leave() {
        guard !waiting.isEmpty else {
            isPassing = false
            return
        }
        waiting.removeFirst().resume()
    }
}
