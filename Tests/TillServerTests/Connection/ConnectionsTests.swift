import NIOEmbedded
import Testing

@testable import TillServer

@Suite struct ConnectionsTests {
    /// Where the machine allows fewer open files, there are fewer connections.
    @Test func thereAreNoMoreThanThereMayBe() throws {
        let bench = try Bench()
        let loop = EmbeddedEventLoop()
        let connections = Connections(limit: 2)
        let ports = (1...3).map { _ in ConnectionPort(ConnectionHandler(bench.house), loop) }
        #expect(ports.map(connections.insert) == [true, true, false])
        connections.remove(ports[0])
        #expect(connections.insert(ports[2]))
        #expect(!connections.isEmpty)
    }
}
