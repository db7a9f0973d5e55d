import Foundation
import Glibc
import Testing
import TillClient
import TillCore
import TillEngine
import TillTesting

/// The daemon with page, TLS and a delivery program all at once, while one thing after the other
/// fails: it goes on selling, or it ends at once with its code, whatever else runs in it.
@Suite(.timeLimit(.minutes(3))) struct WholeDaemonTests {
    private enum Death: CaseIterable {
        case commit, kill
    }

    /// Pipelines sales until nobody answers any more.
    private func sellUntilTheEnd(
        _ register: Caller, from first: Int, sales: Int, at mark: Int, _ reached: () -> Void
    ) async throws -> [String] {
        async let sent: Void? = try? register.send(WholeShop.sales(first...first + sales - 1))
        var answers: [String] = []
        while answers.count < sales {
            let reply = try await register.reply()
            guard reply != "(closed)" else { break }
            answers.append(reply)
            if answers.count == mark { reached() }
        }
        _ = await sent
        return answers
    }

    /// A commit that fails, and SIGKILL, under sales that were sent ahead: who has no answer sends
    /// again, and what was answered is there.
    @Test(arguments: Death.allCases)
    private func itEndsAtOnceAndNothingAnsweredIsLost(death: Death) async throws {
        let shop = try WholeShop()
        let prepared = try await shop.start()
        let before = try await shop.sell(prepared)
        await before.link.close()
        #expect(await prepared.stop().code == 0)
        let program = death == .commit ? try shop.limited(kilobytes: 1024) : Programs.tilld
        let daemon = try await shop.start(program: program)
        let left = try await shop.delivering()
        let visitor = try await Visitor(daemon)
        #expect(try await visitor.ask() == "200")
        let register = try await daemon.hello("register=1")
        let answers = try await sellUntilTheEnd(register, from: 6, sales: 20_000, at: 300) {
            if death == .kill { Glibc.kill(daemon.processIdentifier, SIGKILL) }
        }
        #expect(await daemon.end().code == (death == .commit ? 74 : -SIGKILL))
        await visitor.hangUp()
        #expect(answers.count < 20_000 && answers.allSatisfy { code($0) == "OK" })
        #expect(Glibc.kill(left, 0) == 0, "the next start ends what is left running")
        #expect(try await shop.verify().code == 0)
        let next = try await shop.start()
        #expect(await next.logs("that an earlier run had left is ended"))
        let again = try await Caller(next.endpoint)
        let hello = try await again.must("HELLO v=1 register=1 last=\(answers.count + 5)")
        let number = try #require(value("next", in: hello).flatMap { Int($0) })
        #expect(number >= answers.count + 6)
        if let last = answers.last {
            let line = WholeShop.sales(answers.count + 5...answers.count + 5)
            #expect(try await again.asking(line) == [last])
        }
        try await again.must("#\(number) RING T-MILK pay=card:16.90")
        #expect(await next.stop().code == 0)
        let numbers = try shop.folder.entries().filter { $0.head.station == .register(1) }
            .compactMap { $0.head.request?.number }
        #expect(numbers == Array(1...number))
    }

    /// Nothing came of it, and its number is free.
    @Test func aLineThatIsRefusedOrCannotBeRead() async throws {
        let shop = try WholeShop()
        let daemon = try await shop.start()
        let register = try await shop.sell(daemon)
        #expect(code(try await register.ask("#6 RING T-NONE pay=card:1.00")) == "NO unknown-item")
        #expect(code(try await register.ask("#6 RING T-MILK pay=\"card")) == "BAD syntax")
        #expect(code(try await register.ask("#6 NONSENSE")) == "BAD unknown-verb")
        try await register.must("#6 RING T-MILK pay=card:16.90")
        #expect(await daemon.stop().code == 0)
        #expect(try await shop.verify().code == 0)
    }

    /// The terminals know more than the copy does: nothing is given out twice.
    @Test func aBackupThatIsRestored() async throws {
        let shop = try WholeShop()
        let daemon = try await shop.start()
        let register = try await shop.sell(daemon)
        let copy = "\(shop.folder.root)/copy"
        let made = try await Daemon.run(["backup", "--data", shop.folder.data, "--output", copy])
        #expect(made.code == 0, "\(made.errors)")
        for line in WholeShop.sales(6...7) { try await register.must(line) }
        await daemon.kill()
        try FileManager.default.removeItem(atPath: shop.folder.data)
        try FileManager.default.moveItem(atPath: copy, toPath: shop.folder.data)
        let restored = try await shop.start()
        let who = "HELLO v=1 register=1 last=7 receipt=3"
        #expect(value("state", in: try await Caller(restored.endpoint).ask(who)) == "behind")
        let office = try await restored.hello("service=office station=epochs")
        try await office.must("#1 EPOCH register=1 last=7 receipt=3")
        let again = try await Caller(restored.endpoint)
        #expect(value("next", in: try await again.must(who)) == "8")
        let reply = try await again.must("#8 RING T-MILK pay=card:16.90")
        #expect(value("receipt", in: reply) == "1-4")
        #expect(await restored.stop().code == 0)
        #expect(try await shop.verify().code == 0)
    }

    /// In the middle of sales that were sent ahead the line goes dead, over and over.
    @Test func aLinkThatBreaks() async throws {
        let shop = try WholeShop()
        let daemon = try await shop.start()
        await (try await shop.sell(daemon)).link.close()
        var receipts: [String] = []
        while receipts.count < 200 {
            let register = try await daemon.hello("register=1")
            let lines = WholeShop.sales(receipts.count + 6...205)
            async let sent: Void? = try? register.send(lines)
            for _ in 1...min(40, 200 - receipts.count) {
                let reply = try await register.reply()
                receipts.append(value("receipt", in: reply) ?? reply)
            }
            await register.link.close()
            _ = await sent
        }
        #expect(receipts == (2...201).map { "1-\($0)" })
        #expect(await daemon.stop().code == 0)
        #expect(try await shop.verify().code == 0)
    }

    /// A browser that has sent half of what it asks, and a delivery program, are in nobody's way.
    @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
    func itDrains(signal: Int32) async throws {
        let shop = try WholeShop()
        let daemon = try await shop.start()
        _ = try await shop.sell(daemon)
        let delivering = try await shop.delivering()
        let visitor = try await Visitor(daemon)
        try await visitor.send("GET / HT")
        #expect(await daemon.stop(with: signal).code == 0)
        await visitor.hangUp()
        #expect(Glibc.kill(delivering, 0) != 0)
        #expect(try shop.folder.entries().last?.events == [.stopped])
    }

    /// The system gives the process no more files: who is in stays, who comes waits.
    @Test func noFilesAreLeft() async throws {
        let shop = try WholeShop()
        let daemon = try await shop.start()
        let register = try await shop.sell(daemon)
        _ = try await shop.delivering()
        let visitor = try await Visitor(daemon)
        #expect(try await visitor.ask() == "200")
        let process = daemon.processIdentifier
        try await limit(process, files: "1")
        // The system takes them in; the daemon can't.
        let newcomer = try await Link.open(to: daemon.endpoint, within: Caller.patience)
        let browser = try await Visitor(daemon)
        #expect(await daemon.logs("a connection can't be taken in"))
        for line in WholeShop.sales(6...105) { try await register.must(line) }
        #expect(try await visitor.ask() == "200")
        try await limit(process, files: "1024")
        let greeting = try await newcomer.next(within: Caller.patience)
        guard case .line = greeting else { throw Caller.Unexpected(text: "\(greeting)") }
        #expect(try await browser.ask() == "200")
        #expect(await daemon.stop().code == 0)
        #expect(try await shop.verify().code == 0)
    }

    private func limit(_ process: Int32, files: String) async throws {
        let ended = try await Daemon.run(
            ["prlimit", "--pid", "\(process)", "--nofile=\(files):"],
            program: URL(fileURLWithPath: "/usr/bin/env"))
        #expect(ended.code == 0, "\(ended.errors)")
    }

    /// Browsers that ask without end and never read, and ones that never say what they want.
    @Test func aPageThatIsFlooded() async throws {
        let shop = try WholeShop()
        let daemon = try await shop.start()
        let register = try await shop.sell(daemon)
        let asked = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
        let flood = String(repeating: asked, count: 200)
        var visitors: [Visitor] = []
        for number in 1...40 {
            let visitor = try await Visitor(daemon)
            try? await visitor.send(number.isMultiple(of: 2) ? flood : "GET / HT")
            visitors.append(visitor)
        }
        for line in WholeShop.sales(6...105) { try await register.must(line) }
        #expect(await daemon.stop().code == 0)
        for visitor in visitors { await visitor.hangUp() }
        #expect(try await shop.verify().code == 0)
    }

    /// It hangs, fails, is killed, talks without end, and does not listen to who ends it.
    @Test(arguments: [
        "exec sleep 3600", "exit 3", "kill -9 $$", "exec yes", "trap '' TERM; exec sleep 3600",
    ])
    func aDeliveryProgramThatIsNoGood(script: String) async throws {
        let shop = try WholeShop(delivery: "echo $$ > \"$0.begun\"; \(script)")
        let daemon = try await shop.start()
        let register = try await shop.sell(daemon)
        for line in WholeShop.sales(6...55) { try await register.must(line) }
        try await register.must("#56 CLOSEDAY")
        #expect(await daemon.stop().code == 0)
        let text = try? String(
            contentsOfFile: "\(shop.folder.root)/deliver.begun", encoding: .utf8)
        if let process = text.flatMap({ pid_t($0.dropLast()) }) {
            #expect(Glibc.kill(process, 0) != 0)
        }
        #expect(try await shop.verify().code == 0)
    }
}
