import NIOCore
import NIOPosix
import TillClient

/// One row of the table: so many registers, one way of selling, for so long.
struct Measurement {
    let endpoint: Endpoint
    let registers: Int
    let plan: SalePlan
    let warmUp: Duration
    let time: Duration
    /// What the row is called; the way of selling when left out.
    var name: String?

    func run() async throws -> Figures {
        // One loop: the other processors are the server's.
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            let figures = try await sell(on: group.next())
            try await group.shutdownGracefully()
            return figures
        } catch {
            try await group.shutdownGracefully()
            throw error
        }
    }

    private func sell(on loop: any EventLoop) async throws -> Figures {
        var sellers: [NIOLoopBound<Seller>] = []
        for register in 1...registers { sellers.append(try await connect(register, on: loop)) }
        let all = sellers
        try await loop.flatSubmit {
            EventLoopFuture.andAllSucceed(all.map(\.value.ready.futureResult), on: loop)
        }.get()
        let tally = try await loop.submit {
            let tally = Tally(warmUp: TimeAmount(warmUp), time: TimeAmount(time))
            for seller in all { seller.value.start(counting: tally) }
            return NIOLoopBound(tally, eventLoop: loop)
        }.get()
        try await loop.flatSubmit {
            EventLoopFuture.andAllSucceed(all.map(\.value.finished.futureResult), on: loop)
        }.get()
        return try await loop.submit {
            tally.value.figures(
                name: name ?? plan.mode.rawValue, stations: registers, inFlight: plan.inFlight)
        }.get()
    }

    private func connect(
        _ register: Int, on loop: any EventLoop
    ) async throws -> NIOLoopBound<Seller> {
        try await ClientBootstrap(group: loop)
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .connect(host: endpoint.host, port: endpoint.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let seller = Seller(register: register, plan: plan, on: channel.eventLoop)
                    try channel.pipeline.syncOperations.addHandler(seller)
                    return NIOLoopBound(seller, eventLoop: channel.eventLoop)
                }
            }
    }
}
