import NIOCore
import NIOEmbedded
import NIOPosix
import TillCore
import TillEngine

@testable import TillServer

/// A house whose writer works when the test says so, and connections to it without sockets.
final class Bench {
    let house: House
    private var premises: Premises

    init() throws {
        premises = try Premises()
        house = House(
            mailbox: Mailbox(), bulletin: Bulletin(), secrets: Premises.secrets,
            catalogue: try premises.catalogue(), entries: try premises.entries(),
            now: { [world = premises.world] in world.now },
            past: try premises.past(),
            connections: Connections(logger: Premises.silence), pins: PINDesk(),
            proofs: NIOThreadPool.singleton, history: NIOThreadPool.singleton,
            readers: NIOThreadPool.singleton, scans: NIOThreadPool.singleton,
            certificateHash: nil,
            logger: Premises.silence)
        house.bulletin.post(premises.engine.store)
    }

    func connect() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: ConnectionHandler(house))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 7411)).wait()
        return channel
    }

    func send(_ text: String, to channel: EmbeddedChannel) throws {
        try channel.writeInbound(ByteBuffer(string: text))
    }

    /// What was sent since last asked.
    func said(_ channel: EmbeddedChannel) throws -> String {
        var text = ""
        while let bytes = try channel.readOutbound(as: ByteBuffer.self) {
            text += String(buffer: bytes)
        }
        return text
    }

    /// A service that needs no proof comes in; `rest` is sent together with its HELLO.
    func hello(_ channel: EmbeddedChannel, then rest: String = "") throws {
        try send("HELLO v=1 service=owner station=bench\n" + rest, to: channel)
        try work()
        let said = try said(channel)
        precondition(said.contains("\nOK store="), said)
    }

    /// The writer's turn: takes what waits, commits, answers.
    func work() throws {
        while case .some(let deliveries) = house.mailbox.take(upTo: 256) {
            var verdicts: [(Delivery, Verdict)] = []
            for delivery in deliveries where !delivery.isFarewell {
                let verdict = try premises.engine.consider(
                    delivery.submission, at: premises.world.now)
                verdicts.append((delivery, verdict))
            }
            try premises.engine.commit()
            for (delivery, verdict) in verdicts {
                if case .reply(let reply) = verdict {
                    delivery.sender.willReceive(reply.bytes.count)
                }
                delivery.sender.receive([.verdict(verdict, slot: delivery.slot)])
            }
        }
    }
}
