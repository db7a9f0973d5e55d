import TillClient

extension LinkOptions {
    /// What a command keeps on disk of the numbered lines that it sends.
    enum Memory {
        /// It sends none, or sends them again of its own accord.
        case none
        /// A command for one thing. Where nothing can be kept, a service goes on without, and says
        /// so; a register, whose receipts are in customers' hands, does not.
        case once
        /// A register that a person stands at.
        case register
        /// The same, and what is there and can't be read is put aside.
        case registerAnew
    }

    func remember(_ memory: Memory, _ identity: Identity) -> Session.Remember? {
        guard memory != .none, !noMemory else { return nil }
        let folder = stateFolder
        return { store throws(MemoryFailure) in
            guard let station = StationName(store: store, identity) else {
                return FleetingMemory()
            }
            do throws(MemoryFailure) {
                return try Self.open(folder, station, isAnew: memory == .registerAnew)
            } catch {
                guard memory == .once, case .service = identity else { throw error }
                if case .inUse = error { throw error }
                Output.complain("till: nothing is kept on disk: \(error.sentence)")
                return FleetingMemory()
            }
        }
    }

    private static func open(
        _ folder: String?, _ station: StationName, isAnew: Bool
    ) throws(MemoryFailure) -> any StationMemory {
        guard let folder else {
            throw .unwritable(path: "TILL_STATE", why: "not set, and HOME neither")
        }
        if isAnew { try StationFile.setAside(in: folder, of: station) }
        return try StationFile(in: folder, of: station)
    }

    private var stateFolder: String? {
        state ?? Environment["TILL_STATE"] ?? Environment["XDG_STATE_HOME"].map { "\($0)/till" }
            ?? Environment["HOME"].map { "\($0)/.local/state/till" }
    }

    /// What became of lines of an earlier command.
    static func tell(_ earlier: [Session.Earlier]) {
        for earlier in earlier {
            Output.complain("till: sent before: \(EarlierText.line(earlier))")
        }
    }

    @Sendable static func tell(_ event: SessionEvent) {
        if case .begunAnew(let why) = event { Output.complain("till: \(why)") }
    }
}
