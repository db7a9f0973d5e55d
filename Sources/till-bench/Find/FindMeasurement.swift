import NIOCore
import NIOPosix
import TillClient

/// People ask, at a steady pace, for so long.
struct FindMeasurement {
    let endpoint: Endpoint
    let plan: FindPlan
    let finders: Int
    /// From one question of a finder to its next.
    let pace: TimeAmount
    let warmUp: Duration
    let time: Duration

    func run() async throws -> [Figures] {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            let figures = try await ask(on: group.next())
            try await group.shutdownGracefully()
            return figures
        } catch {
            try await group.shutdownGracefully()
            throw error
        }
    }

    private func ask(on loop: any EventLoop) async throws -> [Figures] {
        var finders: [NIOLoopBound<Finder>] = []
        for station in 1...self.finders { finders.append(try await connect(station, on: loop)) }
        let all = finders
        try await loop.flatSubmit {
            EventLoopFuture.andAllSucceed(all.map(\.value.ready.futureResult), on: loop)
        }.get()
        let tallies = try await loop.submit {
            let tallies = Dictionary(
                uniqueKeysWithValues: FindKind.allCases.map {
                    ($0, Tally(warmUp: TimeAmount(warmUp), time: TimeAmount(time)))
                })
            for finder in all { finder.value.start(counting: tallies) }
            return NIOLoopBound(tallies, eventLoop: loop)
        }.get()
        try await loop.flatSubmit {
            EventLoopFuture.andAllSucceed(all.map(\.value.finished.futureResult), on: loop)
        }.get()
        return try await loop.submit {
            FindKind.allCases.compactMap { kind in
                tallies.value[kind]?.figures(
                    name: "find-\(kind.rawValue)", stations: all.count, inFlight: 1)
            }
        }.get()
    }

    private func connect(
        _ station: Int, on loop: any EventLoop
    ) async throws -> NIOLoopBound<Finder> {
        try await ClientBootstrap(group: loop)
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .connect(host: endpoint.host, port: endpoint.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let finder = Finder(
                        station: station, plan: plan, pace: pace, on: channel.eventLoop)
                    try channel.pipeline.syncOperations.addHandler(finder)
                    return NIOLoopBound(finder, eventLoop: channel.eventLoop)
                }
            }
    }
}
