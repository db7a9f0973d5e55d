/// Lets one through at a time; who waits how long is `Turns`' to say.
actor Gate {
    private var turns: Turns<Int>
    private var waiting: [Int: CheckedContinuation<Void, any Error>] = [:]
    private var last = 0
    private let busy: WebFailure

    /// - Parameter busy: for who is turned away.
    init(_ limits: Turns<Int>.Limits = Turns.Limits(), busy: WebFailure) {
        turns = Turns(limits)
        self.busy = busy
    }

    /// - Parameter isThere: asked when it is their turn: for who has gone nothing is done.
    func pass<Value: Sendable>(
        person: Int, from caller: Caller, isThere: @Sendable () -> Bool,
        _ work: @Sendable () async throws -> Value
    ) async throws -> Value {
        try await enter(person, caller)
        defer { leave() }
        guard isThere() else { throw WebFailure.cutOff }
        return try await work()
    }

    private func enter(_ person: Int, _ caller: Caller) async throws {
        last += 1
        let ticket = last
        switch turns.arrived(ticket, person: person, from: caller) {
        case .goes: return
        case .turnedAway: throw busy
        case .waits: break
        case .waitsInstead(let other):
            waiting.removeValue(forKey: other)?.resume(throwing: busy)
        }
        try await withCheckedThrowingContinuation { waiting[ticket] = $0 }
    }

    private func leave() {
        guard let next = turns.left() else { return }
        waiting.removeValue(forKey: next)?.resume()
    }
}
