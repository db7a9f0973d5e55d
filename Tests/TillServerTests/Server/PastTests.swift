import Dispatch
import NIOCore
import Synchronization
import Testing
import TillClient
import TillCore
import TillEngine
import TillSQLite

@testable import TillServer

/// What once was is read beside the writer.
@Suite(.timeLimit(.minutes(10))) struct PastTests {
    /// A past whose disk is slow: it is read once the test lets it, or too late.
    private final class Gate: Past {
        let history: Premises.History
        let opened = DispatchSemaphore(value: 0)
        let isLate: Bool
        private let asked = Mutex(0)

        init(_ history: Premises.History, isLate: Bool = false) {
            self.history = history
            self.isLate = isLate
        }

        var timesAsked: Int { asked.withLock { $0 } }

        func facts(_ keys: [FactKey]) throws -> Facts? {
            asked.withLock { $0 += 1 }
            guard !isLate else { return nil }
            opened.wait()
            return try history.facts(keys)
        }

        func reply(to request: StoredRequest) throws -> Reply? {
            asked.withLock { $0 += 1 }
            guard !isLate else { return nil }
            opened.wait()
            return try history.reply(to: request)
        }
    }

    private static let sale = "RING T-MILK pay=card:16.90"

    /// However long it takes, no other register waits; its own lines do, and come in order.
    @Test(arguments: [
        "RECEIPT 1-1", "#4 COPY 1-1", "#5 RETURN receipt=1-1 line=1 reason=broken", "REPLY 3",
        "#3 \(sale)",
    ])
    func noSaleWaitsForThePast(line: String) async throws {
        let premises = try Premises()
        let gate = Gate(try premises.past())
        try await withServer(at: premises, remembering: { _ in gate }) { server in
            let register = try await server.openRegister()
            #expect(code(try await register.ask("#3 \(Self.sale)")) == "OK")
            let other = try await server.hello("register=2")
            #expect(code(try await other.ask("#1 LOGIN 17 pin=4711")) == "OK")
            #expect(code(try await other.ask("#2 OPEN float=0.00")) == "OK")
            if line.hasPrefix("#5") {
                #expect(code(try await register.ask("#4 SALE")) == "OK")
            }
            try await register.send([line, "PING"])
            for number in 3...52 {
                #expect(code(try await other.ask("#\(number) \(Self.sale)")) == "OK")
            }
            gate.opened.signal()
            #expect(code(try await register.reply()) == "OK")
            #expect(try await register.reply() == "OK")
        }
    }

    @Test(arguments: [
        "RECEIPT 1-1", "#4 COPY 1-1", "#5 RETURN receipt=1-1 line=1 reason=broken", "REPLY 3",
        "#3 \(sale)", "#4 RETENDER 1-1 1 cash",
    ])
    func whatIsReadTooLateIsSaid(line: String) async throws {
        let premises = try Premises()
        let gate = Gate(try premises.past(), isLate: true)
        try await withServer(at: premises, remembering: { _ in gate }) { server in
            let register = try await server.openRegister()
            #expect(code(try await register.ask("#3 \(Self.sale)")) == "OK")
            let isInSale = line.hasPrefix("#5")
            if isInSale { #expect(code(try await register.ask("#4 SALE")) == "OK") }
            #expect(code(try await register.ask(line)) == "NO read-too-long")
            // Its number is free.
            let next = isInSale ? "#5 CANCEL" : "#4 \(Self.sale)"
            #expect(code(try await register.ask(next)) == "OK")
        }
    }

    /// Two registers give back the same piece: both have read that one is left, one gets it.
    @Test func whatMayHaveChangedIsLookedAtAgain() async throws {
        let premises = try Premises()
        let gate = Gate(try premises.past())
        try await withServer(at: premises, remembering: { _ in gate }) { server in
            let register = try await server.openRegister()
            #expect(code(try await register.ask("#3 \(Self.sale)")) == "OK")
            let other = try await server.hello("register=2")
            #expect(code(try await other.ask("#1 LOGIN 17 pin=4711")) == "OK")
            #expect(code(try await other.ask("#2 OPEN float=0.00")) == "OK")
            // Whoever sold it sees it, and so does whoever is shown its code.
            gate.opened.signal()
            let seen = try await register.ask("RECEIPT 1-1").split(whereSeparator: \.isWhitespace)
            let sold = try #require(seen.last { $0.hasPrefix("code=") })
            let back = "RETURN receipt=1-1 line=1 \(sold) reason=broken"
            try await register.send(["#4 SALE", "#5 \(back)"])
            try await other.send(["#3 SALE", "#4 \(back)"])
            #expect(code(try await register.reply()) == "OK")
            #expect(code(try await other.reply()) == "OK")
            gate.opened.signal()
            gate.opened.signal()
            let codes = [code(try await register.reply()), code(try await other.reply())]
            #expect(codes.sorted() == ["NO return-too-much", "OK"])
        }
    }

    /// Who may not is refused before anything is read.
    @Test func nothingIsReadForWhoMayNot() async throws {
        let premises = try Premises()
        let gate = Gate(try premises.past())
        try await withServer(at: premises, remembering: { _ in gate }) { server in
            let guest = try await server.hello("guest")
            #expect(code(try await guest.ask("RECEIPT 1-1")) == "NO not-allowed")
            let register = try await server.hello("register=3")
            #expect(code(try await register.ask("#1 COPY 1-1")) == "NO nobody-logged-in")
            #expect(gate.timesAsked == 0)
        }
    }

    @Test func theReaderHasADeadline() throws {
        var premises = try Premises()
        _ = try premises.engine.process(.fromTheHouse(.stop), at: premises.world.now)
        try premises.engine.commit()
        let reader = try HistoryReader(directory: premises.folder.path, deadline: 0)
        // Enough rows for SQLite to look at the clock on the way.
        let keys = (1...5000).map { FactKey.customers(from: "\($0)", limit: 500) }
        var kind: Fault.Kind?
        do throws(Fault) {
            _ = try reader.facts(keys)
        } catch {
            kind = error.kind
        }
        #expect(kind == .tookTooLong)
    }
}
