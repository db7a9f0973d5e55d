import Dispatch
import TillCore
import Testing

@testable import TillServer

/// What is looked up over real sockets, several at a time.
@Suite(.timeLimit(.minutes(10))) struct SearchTests {
    /// Goods whose search for words ends when the test says so.
    private struct SlowGoods: Catalogue {
        let goods: Premises.Goods
        let gate: DispatchSemaphore

        func scanned(_ words: [String], on date: CivilDate) throws -> FoundItem? {
            try goods.scanned(words, on: date)
        }

        func find(_ words: [String], limit: Int, on date: CivilDate) throws -> [FoundItem]? {
            gate.wait()
            return try goods.find(words, limit: limit, on: date)
        }

        func whereabouts(
            of code: ItemCode, limit: Int, on date: CivilDate
        ) throws -> Whereabouts? {
            try goods.whereabouts(of: code, limit: limit, on: date)
        }

        func spot(of place: String) -> FloorSpot? { goods.spot(of: place) }
    }

    @Test func aCodeWaitsForNoSearch() async throws {
        let gate = DispatchSemaphore(value: 0)
        try await withServer(
            at: Premises(), searching: { goods in SlowGoods(goods: goods, gate: gate) }
        ) { server in
            // Whatever goes wrong, the thread that searches gets on.
            defer { for _ in 0..<4 { gate.signal() } }
            let one = try await server.hello("guest")
            let other = try await server.hello("guest")
            try await one.send(["FIND mellanmjölk"])
            let found = "- item=7310865001825 name=\"Arla Ko Mellanmjölk\" price=16.90\nOK rows=1"
            #expect(try await other.ask("FIND 7310865001825 limit=5") == found)
            #expect(try await other.ask("FIND \"https://id.gs1.org/01/07310865001825\"") == found)
            gate.signal()
            #expect(try await one.reply() == found)
            // A code that no item has is looked for among the words.
            gate.signal()
            #expect(try await other.ask("FIND 7310865001832") == "OK rows=0")
        }
    }
}
