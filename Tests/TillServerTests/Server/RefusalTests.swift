import Foundation
import Testing
import TillCore
import TillEngine
import TillProtocol
import TillSQLite
import TillTesting

@testable import TillServer

/// The codes that no transcript shows: they take a fault, time, or another configuration.
@Suite(.timeLimit(.minutes(10))) struct RefusalTests {
    @Test func guestsNotAllowed() async throws {
        let closed = Premises.demo.replacing("guests=yes", with: "guests=no")
        try await withServer(closed) { server in
            let guest = try await server.caller()
            #expect(code(try await guest.ask("HELLO v=1 guest")) == "NO guests-not-allowed")
            #expect(code(try await guest.ask("FIND milk")) == "BAD hello-first")
            #expect(code(try await guest.ask("HELLO v=1 register=1")) == "OK")
        }
    }

    @Test func pinWaitAndPinLocked() async throws {
        try await withServer { server in
            let register = try await server.hello("register=1")
            let (wrong, right) = ("#1 LOGIN 17 pin=0000", "#1 LOGIN 17 pin=4711")
            for _ in 1...3 { #expect(code(try await register.ask(wrong)) == "NO wrong-pin") }
            let waits = [5, 10, 15, 20, 25, 30, 35]
            for wait in waits {
                // Even the right one has to wait, until the last second.
                let reply = try await register.ask(right)
                #expect(code(reply) == "NO pin-wait")
                #expect(reply.hasSuffix(" wait=\(wait)"))
                server.world.advance(seconds: wait - 1)
                #expect(try await register.ask(right).hasSuffix(" wait=1"))
                server.world.advance(seconds: 1)
                #expect(code(try await register.ask(wrong)) == "NO wrong-pin")
            }
            #expect(code(try await register.ask(right)) == "NO pin-locked")
            server.world.advance(days: 10)
            #expect(code(try await register.ask(right)) == "NO pin-locked")
            // At another register the same person is not locked out.
            let other = try await server.hello("register=2")
            #expect(code(try await other.ask(right)) == "OK")
            let owner = try await server.hello("service=owner station=desk")
            #expect(try await owner.ask("#1 UNLOCK 17") == "OK #1 person=17")
            #expect(code(try await register.ask(right)) == "OK")
        }
    }

    @Test func aRightPINEndsTheRow() async throws {
        try await withServer { server in
            let register = try await server.hello("register=1")
            for number in [1, 3] {
                for _ in 1...2 {
                    let wrong = "#\(number) LOGIN 17 pin=0000"
                    #expect(code(try await register.ask(wrong)) == "NO wrong-pin")
                }
                let reply = try await register.ask("#\(number) LOGIN 17 pin=4711")
                #expect(code(reply) == "OK")
                #expect(code(try await register.ask("#\(number + 1) LOGOUT")) == "OK")
            }
        }
    }

    @Test func clockBehind() async throws {
        try await withServer { server in
            let register = try await server.openRegister()
            #expect(code(try await register.ask("#3 CLOSEDAY")) == "OK")
            #expect(server.world.daysSealed == 1)
            #expect(code(try await register.ask("#4 LOGOUT")) == "OK")
            #expect(code(try await register.ask("#5 LOGIN 17 pin=4711")) == "OK")
            server.world.advance(days: -2)
            let open = "#6 OPEN float=0.00"
            #expect(code(try await register.ask(open)) == "NO clock-behind")
            // The clock is put right, or a person with the right day insists.
            let insisted = try await register.ask("#6 OPEN float=0.00 day=2026-11-23 by=1 pin=1001")
            #expect(insisted == "OK #6 register=1 day=2026-11-23 float=0.00")
        }
    }

    @Test func referenceMissing() async throws {
        let text = Premises.demo.replacing(
            "tender name=swish kind=card",
            with: "tender name=invoice kind=card account=1930 reference-required=yes\n"
                + "tender name=swish kind=card")
        try await withServer(text) { server in
            let register = try await server.openRegister()
            let replies = try await register.asking([
                "#3 RING T-MILK pay=invoice:16.90", "#3 SALE", "#4 ITEM T-MILK",
                "#5 PAY invoice 16.90", "#5 PAY invoice 16.90 ref=A-1", "#6 END",
                "#7 RING T-MILK pay=invoice:16.90:A-2",
            ])
            #expect(
                replies.map(code) == [
                    "NO reference-missing", "OK", "OK", "NO reference-missing", "OK", "OK", "OK",
                ])
        }
    }

    @Test func tooManyVATRates() async throws {
        try await withServer(Shop.configuration) { server in
            let owner = try await server.hello("service=owner station=goods-list")
            let puts = Shop.goods.enumerated().map { "#\($0 + 1) \($1.putting)" }
            #expect(try await owner.asking(puts).map(code).allSatisfy { $0 == "OK" })
            let register = try await server.openRegister()
            let replies = try await register.asking([
                "#3 SALE", "#4 ITEM T-BEER", "#5 ITEM T-BOOK", "#6 ITEM T-STAMP", "#7 ITEM T-LUNCH",
                "#8 ITEM T-ODD", "#8 ITEM T-BAG", "#9 VOID 2", "#10 ITEM T-ODD", "#11 CANCEL",
                "#12 RING T-BEER T-BOOK T-STAMP T-LUNCH T-ODD pay=card:1.00",
            ])
            #expect(
                replies.map(code) == [
                    "OK", "OK", "OK", "OK", "OK", "NO too-many-vat-rates", "OK", "OK", "OK", "OK",
                    "NO too-many-vat-rates",
                ])
        }
    }

    @Test func tooManyLines() async throws {
        try await withServer { server in
            let register = try await server.openRegister()
            let lines = (4...1003).map { "#\($0) ITEM T-MILK" }
            let replies = try await register.asking(
                ["#3 SALE"] + lines + ["#1004 ITEM T-MILK", "#1004 VOID 1", "#1005 ITEM T-MILK"]
                    + ["#1006 ITEM T-MILK"])
            #expect(replies.prefix(1001).allSatisfy { code($0) == "OK" })
            #expect(replies[1000].contains(" line=1000 "))
            #expect(code(replies[1001]) == "NO too-many-lines")
            // A voided line makes room for one.
            #expect(replies[1002...].map(code) == ["OK", "OK", "NO too-many-lines"])
        }
    }

    @Test func diskFull() async throws {
        try await withServer { server in
            let register = try await server.openRegister()
            let sale = "#3 RING T-MILK pay=card:16.90"
            // The reserve is 64 MiB, and what the log holds has a place to go to, too.
            server.world.leave(freeBytes: 68 << 20)
            #expect(code(try await register.ask(sale)) == "OK")
            server.world.leave(freeBytes: 64 << 20 - 1)
            let refused = ["#4 SALE", "#4 DANCE"]
            let codes = try await register.asking(refused).map(code)
            #expect(codes == ["NO disk-full", "BAD unknown-verb"])
            let reads = [
                "PRICE T-MILK", "X", "STATUS", "FIND milk", "RECEIPT 1-1", "DAY", "SETTLEMENTS",
                "REPLY 3", "PING", sale,
            ]
            #expect(try await register.asking(reads).map(code).allSatisfy { $0 == "OK" })
            // Whoever comes now comes in, too.
            let again = try await server.hello("register=1")
            #expect(code(try await again.ask("TOTAL")) == "NO no-open-sale")
            server.world.leave(freeBytes: 1 << 40)
            #expect(try await again.ask("#4 RING T-MILK pay=card:16.90").contains("receipt=1-2"))
        }
    }

    /// Two lives ended while the same line was decided. In the third it is refused, and nothing
    /// else.
    @Test func fault() async throws {
        let poison = "#1 PUT item POISON name=Poison price=1.00 vat=food group=dairy"
        let last = try Premises()
        let digest = Premises.secrets.digest(of: Array(poison.utf8))
        try last.journal.remember([digest: Caution.deadly])
        let premises = try Premises(after: last)
        #expect(premises.engine.isAfterCrash)
        try await withServer(at: premises) { server in
            let owner = try await server.hello("service=owner station=goods")
            #expect(code(try await owner.ask(poison)) == "NO fault")
            let good = "#1 PUT item GOOD name=Good price=1.00 vat=food group=dairy"
            #expect(code(try await owner.ask(good)) == "OK")
            #expect(code(try await owner.ask("PRICE POISON")) == "NO unknown-item")
            #expect(code(try await owner.ask("PRICE GOOD")) == "OK")
        }
    }
}

extension Caller {
    /// The replies to lines that are sent at once.
    func asking(_ lines: [String]) async throws -> [String] {
        async let sent: Void = send(lines)
        let replies = try await replies(lines.count)
        try await sent
        return replies
    }
}
