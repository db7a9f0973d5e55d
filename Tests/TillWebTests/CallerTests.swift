import NIOCore
import Testing

@testable import TillWeb

@Suite struct CallerTests {
    private func caller(_ address: String) throws -> Caller {
        Caller(try SocketAddress(ipAddress: address, port: 7480))
    }

    @Test func anAddressIsItself() throws {
        #expect(try caller("192.168.1.20").network != caller("192.168.1.21").network)
        let again = Caller(try SocketAddress(ipAddress: "192.168.1.20", port: 1))
        #expect(try caller("192.168.1.20") == again)
    }

    @Test func anIPv6NetworkSharesLikeOne() throws {
        let one = try caller("2001:db8:1:2::1")
        let other = try caller("2001:db8:1:2:ffff::9")
        #expect(one.network == other.network)
        #expect(one.host != other.host)
        #expect(try caller("2001:db8:1:3::1").network != one.network)
    }

    /// A socket that listens on both tells IPv4 so.
    @Test func aMappedAddressIsTheOther() throws {
        #expect(try caller("::ffff:192.168.1.20") == caller("192.168.1.20"))
    }
}
