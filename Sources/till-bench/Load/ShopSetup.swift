import TillClient
import TillCore

/// Makes the shop ready to be measured: items, a cashier, and every register open.
struct ShopSetup {
    /// A log-in takes the server some 50 ms, so they are done side by side.
    private static let registersAtATime = 16

    let endpoint: Endpoint
    let goods: BenchGoods

    func prepare(registers: Int) async throws {
        let session = Session(
            endpoint: endpoint, identity: .service(name: "bench", station: "setup"), key: nil)
        do {
            _ = try await session.connect()
            try await putItems(session)
            try await say("PERSON \(goods.person) role=cashier", session)
            try await say("PIN \(goods.person) new=\(goods.pin)", session)
            await session.close()
        } catch let failure as SessionFailure {
            throw BenchFailure("the service bench: \(failure.sentence)")
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for register in 1...registers {
                if register > Self.registersAtATime { try await group.next() }
                group.addTask { try await open(register) }
            }
            try await group.waitForAll()
        }
    }

    private func putItems(_ session: Session) async throws {
        for index in 0..<BenchGoods.count {
            var line = TextWriter()
            line.raw("PUT item")
            line.argument(BenchGoods.code(index))
            line.field("name", "Bench item \(index)")
            line.field("price", BenchGoods.price)
            line.field("vat", goods.vat)
            line.field("group", goods.group)
            try await say(String(decoding: line.bytes, as: UTF8.self), session)
        }
    }

    private func open(_ register: Int) async throws {
        let session = Session(endpoint: endpoint, identity: .register(register), key: nil)
        do {
            let answer = try await session.connect()
            if answer.person == nil {
                try await say("LOGIN \(goods.person) pin=\(goods.pin)", session)
            }
            if answer.state == .sale { try await say("CANCEL", session) }
            if answer.state == .closed { try await say("OPEN float=0.00", session) }
            await session.close()
        } catch let failure as SessionFailure {
            throw BenchFailure("register \(register): \(failure.sentence)")
        }
    }

    private func say(_ line: String, _ session: Session) async throws {
        let response = try await session.ask(line, numbered: true)
        guard response.status == .ok else {
            throw BenchFailure("\(line): \(response.explanation)")
        }
    }
}
