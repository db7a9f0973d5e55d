import Foundation
import Testing
import TillClient
import TillCore
import TillEngine

/// From the ready line to the last entry.
@Suite(.timeLimit(.minutes(5))) struct LifeTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    @Test func aDemoShopIsReadyOnAFreePort() async throws {
        let daemon = try await Daemon(folder.data)
        #expect(daemon.port > 0)
        let guest = try await Caller(daemon.endpoint)
        #expect(guest.greeting.hasPrefix("OK till=1 store=\"Kvarnens Livs\" nonce="))
        #expect(code(try await guest.ask("HELLO v=1 guest")) == "OK")
        #expect(try await guest.ask("PRICE 7310865001825").contains(" price=16.90 "))
        #expect(try await guest.ask("FIND mellanmjölk").contains("\n- item="))
        let ended = await daemon.stop()
        #expect(ended.code == 0)
        #expect(ended.output == [])
    }

    @Test func aStopAnswersWhatWasReadAndSaysSoLast() async throws {
        let daemon = try await Daemon(folder.data, try folder.configure(openShop))
        try await daemon.stock()
        let (register, _) = try await daemon.open(register: 1)
        async let sent: Void? = try? register.send(
            (3...2002).map { "#\($0) RING T-MILK pay=card:16.90" })
        var sold = 0
        for _ in 1...20 { if code(try await register.reply()) == "OK" { sold += 1 } }
        async let ended = daemon.stop()
        while true {
            let reply = try await register.reply()
            guard reply != "(closed)" else { break }
            #expect(["OK", "BAD shutting-down"].contains(code(reply)))
            if code(reply) == "OK" { sold += 1 }
        }
        _ = await sent
        #expect(await ended.code == 0)
        let entries = try folder.entries()
        #expect(entries.last?.events == [.stopped])
        // Answers may be lost with the link; what was answered is never lost.
        let recorded = entries.count { $0.head.station == .register(1) }
        #expect((sold + 2...2002).contains(recorded))
        #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 0)
    }

    @Test func whatWasSoldIsThereAfterARestart() async throws {
        let configuration = try folder.configure(openShop)
        let first = try await Daemon(folder.data, configuration)
        try await first.stock()
        let (register, _) = try await first.open(register: 1)
        let reply = try await register.must("#3 RING T-MILK pay=card:16.90")
        try await register.must("#4 SALE")
        try await register.must("#5 ITEM T-MILK qty=2")
        #expect(await first.stop().code == 0)
        let second = try await Daemon(folder.data, [])
        let again = try await Caller(second.endpoint)
        let hello = try await again.ask("HELLO v=1 register=1 last=5 receipt=1")
        #expect(hello.contains(" state=sale epoch=1 next=6 "))
        #expect(hello.contains(" receipt=1 person=7 lines=1 total=33.80"))
        #expect(try await again.ask("#3 RING T-MILK pay=card:16.90") == reply)
        #expect(try await again.must("#6 PAY card 33.80").contains(" due=0.00"))
        #expect(try await again.must("#7 END").contains(" receipt=1-2 "))
    }

    @Test func aSecondDaemonLeavesTheFirstAlone() async throws {
        let first = try await Daemon(folder.data)
        let ended = try await Daemon.run([
            "--demo", "--data", folder.data, "--listen", "127.0.0.1:0",
        ])
        #expect(ended.code == 75)
        #expect(ended.errors.contains("another tilld holds \(folder.data)"))
        #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 75)
        let register = try await first.hello("register=1")
        try await register.must("#1 LOGIN 17 pin=4711")
        #expect(await first.stop().code == 0)
        #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 0)
    }

    @Test func aChangedConfigurationIsAnEntry() async throws {
        func run(_ text: String?) async throws -> Int {
            let arguments = try text.map(folder.configure) ?? []
            let daemon = try await Daemon(folder.data, arguments)
            #expect(await daemon.stop().code == 0)
            return try folder.entries().flatMap(\.events).count { event in
                if case .configured = event { true } else { false }
            }
        }
        #expect(try await run(openShop) == 1)
        #expect(try await run(openShop) == 1)
        #expect(try await run("# Written anew.\n" + openShop) == 1)
        #expect(try await run(openShop + "group name=bread text=Bröd\n") == 2)
        #expect(try await run(nil) == 2)
    }

    /// The released daemon is held to 60 MB; one for debugging is only measured.
    @Test func anIdleDaemonIsSmall() async throws {
        let program = Programs.releasedTilld ?? Programs.tilld
        let daemon = try await Daemon(folder.data, program: program)
        let guest = try await daemon.hello("guest")
        #expect(code(try await guest.ask("FIND mjölk")) == "OK")
        let status = try String(
            contentsOfFile: "/proc/\(daemon.processIdentifier)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS") })
        let kilobytes = try #require(line.split(separator: " ").dropLast().last.flatMap { Int($0) })
        if Programs.releasedTilld != nil {
            #expect(kilobytes < 60_000)
        } else {
            print("an idle debug tilld has \(kilobytes) kB; no release build to measure")
        }
    }
}
