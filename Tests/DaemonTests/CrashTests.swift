import Foundation
import Synchronization
import Testing
import TillClient
import TillCore
import TillEngine

/// SIGKILL in the middle of selling: every sale exactly once.
@Suite(.timeLimit(.minutes(5))) struct CrashTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    /// A terminal with a memory: what it has sent, and what was answered.
    private struct Terminal: Sendable {
        let number: Int
        let lines: [String]
        var answers: [String] = []

        init(_ number: Int, sales: Int) {
            self.number = number
            lines = (1...sales).map { "#\($0 + 2) RING T-MILK*\($0) pay=card:\(Self.price($0))" }
        }

        /// 16.90 times so many.
        private static func price(_ quantity: Int) -> String {
            let minor = quantity * 1690
            return "\(minor / 100).\(minor % 100 < 10 ? "0" : "")\(minor % 100)"
        }

        /// Says HELLO, sends the last three answered lines again and all unanswered ones, and
        /// takes answers until the link ends or none is owed.
        mutating func work(
            _ daemon: Daemon, _ counter: AsyncStream<Void>.Continuation
        ) async throws {
            let caller = try await Caller(daemon.endpoint)
            let last = answers.count + 2
            let hello = try await caller.ask(
                "HELLO v=1 register=\(number) last=\(last) receipt=\(answers.count)")
            // Killed before it could say so.
            guard hello != "(closed)" else { return await caller.link.close() }
            let next = try #require(value("next", in: hello).flatMap { Int($0) })
            #expect(next > last, "an answered line is never forgotten")
            #expect(hello.contains(" state=open "))
            let known = max(0, answers.count - 3)
            let resent = lines[known...]
            async let sent: Void? = try? caller.send(Array(resent))
            for index in resent.indices {
                let reply = try await caller.reply()
                guard reply != "(closed)" else { break }
                #expect(code(reply) == "OK")
                if index < answers.count {
                    #expect(reply == answers[index])
                } else {
                    answers.append(reply)
                    counter.yield()
                }
            }
            _ = await sent
            await caller.link.close()
        }
    }

    private func open(_ daemon: Daemon, registers: ClosedRange<Int>) async throws {
        try await daemon.stock()
        for number in registers {
            let (register, _) = try await daemon.open(register: number)
            await register.link.close()
        }
    }

    @Test(arguments: [(registers: 1, kills: 1, sales: 400), (registers: 4, kills: 5, sales: 300)])
    func everySaleExactlyOnce(registers: Int, kills: Int, sales: Int) async throws {
        var daemon = try await Daemon(folder.data, try folder.configure(openShop))
        try await open(daemon, registers: 1...registers)
        var terminals = (1...registers).map { Terminal($0, sales: sales) }
        let share = registers * sales / (kills + 1)
        for round in 0...kills {
            let running = daemon
            let (answers, counter) = AsyncStream.makeStream(of: Void.self)
            async let killed: Void = {
                guard round < kills else { return }
                var count = 0
                for await _ in answers {
                    count += 1
                    if count == share { break }
                }
                await running.kill()
            }()
            terminals = try await withThrowingTaskGroup(of: Terminal.self) { group in
                for terminal in terminals {
                    group.addTask {
                        var terminal = terminal
                        try await terminal.work(running, counter)
                        return terminal
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            counter.finish()
            await killed
            if round < kills { daemon = try await Daemon(folder.data, []) }
        }
        for terminal in terminals {
            #expect(terminal.answers.count == sales)
            let receipts = terminal.answers.map { value("receipt", in: $0) }
            #expect(receipts == (1...sales).map { "\(terminal.number)-\($0)" })
        }
        #expect(await daemon.stop().code == 0)
        let verified = try await Daemon.run(["verify", "--data", folder.data])
        #expect(verified.code == 0, "\(verified.errors)")
        try expectEach(registers, sales, kills)
    }

    /// The journal holds each line once, and each start says what it found.
    private func expectEach(_ registers: Int, _ sales: Int, _ kills: Int) throws {
        let entries = try folder.entries()
        for register in 1...registers {
            let numbers = entries.filter { $0.head.station == .register(register) }
                .compactMap { $0.head.request?.number }
            #expect(numbers == Array(1...sales + 2))
        }
        let starts = entries.flatMap(\.events).compactMap { event -> Bool? in
            if case .started(let started) = event { started.isAfterCrash } else { nil }
        }
        #expect(starts == [false] + Array(repeating: true, count: kills))
    }

    /// The client library does the same by itself.
    @Test func aSessionOutlivesACrash() async throws {
        let first = try await Daemon(folder.data, try folder.configure(openShop))
        try await open(first, registers: 1...1)
        let session = Session(
            endpoint: first.endpoint, identity: .register(1), key: nil,
            patience: .reconnecting(for: .seconds(60)))
        #expect(try await session.connect().next == 3)
        for _ in 1...300 { await session.postNumbered("RING T-MILK pay=card:16.90") }
        var receipts: [String?] = []
        var second: Daemon?
        while receipts.count < 300 {
            guard case .decided(_, let response) = try await session.answer() else {
                Issue.record("a line was not decided")
                return
            }
            receipts.append(response.value("receipt"))
            if receipts.count == 50 {
                await first.kill()
                second = try await Daemon(folder.data, [], port: first.port)
            }
        }
        #expect(receipts == (1...300).map { "1-\($0)" })
        #expect(await second?.stop().code == 0)
        #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 0)
    }
}
