import Dispatch
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import TillServer

@Suite(.timeLimit(.minutes(5))) struct PINDeskTests {
    /// What is under way, and in which order it began.
    private final class Work: Sendable {
        private let began = Mutex<[String]>([])
        private let gate = DispatchSemaphore(value: 0)

        var order: [String] { began.withLock { $0 } }

        func run(_ name: String) {
            began.withLock { $0.append(name) }
            gate.wait()
        }

        func letGo(_ count: Int) { for _ in 0..<count { gate.signal() } }
    }

    /// A thousand stations of one service wait for each other; a register waits for one of them.
    @Test func aKeysPINsAreTriedOneAfterTheOther() async throws {
        let desk = PINDesk(threads: 2)
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let work = Work()
        let flood = (1...1000).map { number in
            desk.run(of: "web", on: loop) { work.run("web \(number)") }
        }
        let login = desk.run(of: "3", on: loop) { work.run("3") }
        let other = desk.run(of: "4", on: loop) { work.run("4") }
        work.letGo(1002)
        for future in flood + [login, other] { try await future.get() }
        let order = work.order
        #expect(order.count == 1002)
        #expect(try #require(order.firstIndex(of: "3")) <= 2)
        #expect(try #require(order.firstIndex(of: "4")) <= 4)
        let web = order.filter { $0.hasPrefix("web") }
        #expect(web == (1...1000).map { "web \($0)" })
        try await desk.shutDown()
    }

    @Test func whatFailsKeepsNobodyWaiting() async throws {
        struct Failure: Error {}
        let desk = PINDesk(threads: 1)
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let first = desk.run(of: "3", on: loop) { () throws -> Int in throw Failure() }
        let second = desk.run(of: "3", on: loop) { 2 }
        await #expect(throws: Failure.self) { try await first.get() }
        #expect(try await second.get() == 2)
        try await desk.shutDown()
    }
}
