import Glibc
import NIOCore
import NIOPosix
import Synchronization
import Testing
import TillClient
import TillCore

@testable import TillServer

/// Many lines, many connections, and clients that don't behave. One after the other: each wants the
/// machine.
@Suite(.serialized, .timeLimit(.minutes(10))) struct LoadTests {
    @Test func aHundredThousandLinesAtOnceAreAnsweredInOrder() async throws {
        try await withServer { server in
            let owner = try await server.hello("service=owner station=flood")
            let verbs = ["PING", "HELP", "QUIT", "SALE", "ITEM", "FIND"]
            let lines = (0..<100_000).map { index in
                index.isMultiple(of: 10) ? "REPLY \(index + 1)" : "HELP \(verbs[index % 6])"
            }
            async let sent: Void = owner.send(lines)
            var wrong = 0
            for index in lines.indices {
                let reply = try await owner.reply()
                let expected =
                    index.isMultiple(of: 10) ? "NO no-such-reply" : "- verb=\(verbs[index % 6]) "
                if !reply.hasPrefix(expected) { wrong += 1 }
            }
            try await sent
            #expect(wrong == 0)
        }
    }

    /// Asks for half a gigabyte and reads none of it.
    @Test func whoNeverReadsTakesNoMemoryAndHoldsUpNobody() async throws {
        try await withServer { server in
            let before = try residentBytes()
            let deaf = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .channelOption(.autoRead, value: false)
                .connect(host: "127.0.0.1", port: server.port).get()
            let lines = String(repeating: "HELP\n", count: 200_000)
            deaf.writeAndFlush(ByteBuffer(string: lines), promise: nil)
            let register = try await server.openRegister()
            for number in 3...102 {
                let reply = try await register.ask("#\(number) RING T-MILK pay=card:16.90")
                #expect(code(reply) == "OK")
            }
            for _ in 1...500 { #expect(try await register.ask("PING") == "OK") }
            #expect(try residentBytes() - before < 300 << 20)
            // It closes without having read; the server notices and forgets it.
            try await deaf.close()
            #expect(try await register.ask("PING") == "OK")
        }
    }

    /// However long the import's queue, a register's line is decided within a few batches.
    @Test func anImportDoesNotSlowARegister() async throws {
        try await withServer { server in
            let register = try await server.openRegister()
            let importer = try await server.hello("service=owner station=import")
            let lines = (1...20_000).map {
                "#\($0) PUT item I-\($0) name=\"Item \($0)\" price=1.00 vat=food group=dairy"
            }
            async let sent: Void = importer.send(lines)
            let imported = Atomic(0)
            async let refused = {
                var refused = 0
                for _ in lines {
                    if !(try await importer.reply()).hasPrefix("OK") { refused += 1 }
                    imported.add(1, ordering: .relaxed)
                }
                return refused
            }()
            var between: [Int] = []
            for number in 3...52 {
                let before = imported.load(ordering: .relaxed)
                let reply = try await register.ask("#\(number) RING T-MILK pay=card:16.90")
                #expect(code(reply) == "OK")
                between.append(imported.load(ordering: .relaxed) - before)
            }
            #expect(imported.load(ordering: .relaxed) < lines.count)
            #expect(between.sorted()[between.count / 2] < 1000)
            #expect(try await refused == 0)
            try await sent
        }
    }

    private func raiseOpenFiles() throws {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        try #require(limit.rlim_cur >= 5000, "both ends of each connection are files")
    }

    @Test func theStationAfterTheLastIsTurnedAway() async throws {
        try raiseOpenFiles()
        try await withServer { server in
            var callers: [Caller] = []
            for number in 1...Limits.connections {
                callers.append(try await server.hello("service=owner station=s\(number)"))
            }
            let late = try await server.caller()
            let reply = try await late.ask("HELLO v=1 service=owner station=late")
            #expect(code(reply) == "BAD too-many-connections")
            #expect(try await late.reply() == "(closed)")
            // One that is connected already takes over its own place, however full the house is.
            _ = try await server.hello("service=owner station=s7")
            #expect(try await callers[6].reply() == "* taken-over")
            // Once one has gone there is room again.
            #expect(try await callers[0].ask("QUIT") == "OK")
            #expect(try await callers[0].reply() == "(closed)")
            _ = try await server.hello("service=owner station=late")
            for caller in callers { await caller.link.close() }
        }
    }

    @Test func theGuestAfterTheLastIsTurnedAway() async throws {
        try raiseOpenFiles()
        try await withServer { server in
            var guests: [Caller] = []
            for _ in 1...Limits.guests { guests.append(try await server.hello("guest")) }
            let late = try await server.caller()
            #expect(code(try await late.ask("HELLO v=1 guest")) == "BAD too-many-connections")
            #expect(try await late.reply() == "(closed)")
            _ = try await server.hello("register=1")
            for guest in guests { await guest.link.close() }
        }
    }

    /// However many say nothing: the oldest of them makes room, and a register comes in.
    @Test func strangersMakeRoomForTheNext() async throws {
        try raiseOpenFiles()
        try await withServer { server in
            let register = try await server.hello("register=1")
            var strangers: [Caller] = []
            for _ in 1...Limits.strangersOfAnAddress + 20 {
                strangers.append(try await server.caller())
            }
            #expect(strangers.allSatisfy { $0.greeting.hasPrefix("OK till=1") })
            for stranger in strangers.prefix(20) {
                #expect(code(try await stranger.reply()) == "BAD too-many-connections")
                #expect(try await stranger.reply() == "(closed)")
            }
            #expect(try await strangers[20].ask("PING") == "OK")
            _ = try await server.hello("register=2")
            #expect(code(try await register.ask("STATUS")) == "OK")
            for caller in strangers { await caller.link.close() }
        }
    }

    /// Whatever a stranger sends, it gets little and then nothing; a register's sales go on.
    @Test(arguments: ["HELP", "PING", "STATUS", "DANCE", "#1 SALE"])
    func aStrangerIsHeardAHundredTimes(line: String) async throws {
        try await withServer { server in
            let register = try await server.openRegister()
            let strangers = try await (1...5).asyncMap { _ in try await server.caller() }
            async let floods: Void = {
                for stranger in strangers {
                    try? await stranger.send(Array(repeating: line, count: 2000))
                }
            }()
            for number in 3...52 {
                let reply = try await register.ask("#\(number) RING T-MILK pay=card:16.90")
                #expect(code(reply) == "OK")
            }
            await floods
            for stranger in strangers {
                var replies = 0
                while let reply = try? await stranger.reply(), reply != "(closed)" { replies += 1 }
                #expect(replies <= Limits.linesBeforeHello + 1)
            }
        }
    }

    /// What a dead terminal had sent before is dropped once the station is held elsewhere. Its link
    /// may be gone before it has sent or read all: then it is told by that.
    @Test func aStationIsHeldByItsNewestConnection() async throws {
        try await withServer { server in
            var holder = try await server.openRegister()
            for round in 1...20 {
                let older = holder
                async let sent: Void? = try? older.send(["PING", "STATUS"])
                let newer = try await server.hello("register=1")
                await sent
                while let reply = try? await older.reply(), reply != "(closed)" {
                    #expect(code(reply) == "OK" || reply == "* taken-over")
                }
                let reply = try await newer.ask("#\(round + 2) RING T-MILK pay=card:16.90")
                #expect(reply.contains("receipt=1-\(round) "))
                holder = newer
            }
        }
    }
}

extension ClosedRange<Int> {
    fileprivate func asyncMap<Value>(
        _ body: (Int) async throws -> Value
    ) async rethrows -> [Value] {
        var values: [Value] = []
        for number in self { values.append(try await body(number)) }
        return values
    }
}
