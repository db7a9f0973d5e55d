import TillCore

extension Store {
    /// Fetches the counters that a line needs and that are not at hand: as if their stations had
    /// never retired.
    mutating func fetch(
        _ first: Station, _ second: Station? = nil, from journal: any Journal
    ) throws(Fault) {
        let stations = stationsToFetch(first, second)
        guard !stations.isEmpty else { return }
        var fetched: [Station: Counter] = [:]
        for station in stations { fetched[station] = try journal.retired(station) ?? Counter() }
        receive(fetched)
    }
}

extension Submission {
    /// Of whom `EPOCH` is.
    var otherStation: Station? {
        if case .command(.beginEpoch(let station, _, _)) = body { station } else { nil }
    }
}

extension Entry {
    /// The other station of which an entry is: one whose epoch it began.
    var otherStation: Station? {
        for case .epochBegun(let epoch) in events { return epoch.station }
        return nil
    }
}
