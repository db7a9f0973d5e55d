import ArgumentParser
import Glibc
import NIOCore

/// `127.0.0.1:7411`, `[::1]:7411`
struct ListenAddress: ExpressibleByArgument, CustomStringConvertible {
    let host: String
    let port: Int

    private static let backlog: CInt = 1024
    static let usual = ListenAddress(host: "127.0.0.1", port: 7411)

    init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":"),
            let port = Int(argument[argument.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        var host = String(argument[..<colon])
        if host.hasPrefix("[") && host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        guard !host.isEmpty else { return nil }
        self.init(host: host, port: port)
    }

    var description: String { "\(host):\(port)" }

    /// Whether nobody but this machine can connect. A name that only looks like an address is one
    /// that somebody else may have chosen.
    var isLoopback: Bool {
        guard host != "localhost", host != "::1" else { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in
                part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                    && UInt8(part) != nil
            }
    }

    /// Listens from here on: whoever connects waits until the shop is served.
    ///
    /// NIO takes the socket over later. The address is had before a start is recorded, so that a
    /// start that fails for it leaves no trace in the journal.
    func bind() throws -> CInt {
        let address: SocketAddress
        do {
            address = try SocketAddress.makeAddressResolvingHost(host, port: port)
        } catch {
            throw ExitFailure(.addressNotAvailable, "\(host) is no address here: \(error)")
        }
        let kind =
            Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
            | Int32(SOCK_CLOEXEC.rawValue)
        let family = address.protocol == .inet6 ? AF_INET6 : AF_INET
        let socket = Glibc.socket(family, kind, 0)
        guard socket >= 0 else { throw cannotBeHad() }
        var isOn: CInt = 1
        setsockopt(
            socket, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<CInt>.size))
        let code = address.withSockAddr { Glibc.bind(socket, $0, socklen_t($1)) }
        guard code == 0, listen(socket, Self.backlog) == 0 else {
            let failure = cannotBeHad()
            close(socket)
            throw failure
        }
        return socket
    }

    /// Where a socket listens: the one that was free, when port 0 was asked for.
    static func port(of socket: CInt) -> Int {
        var address = [UInt8](repeating: 0, count: 128)
        var length = socklen_t(address.count)
        let code = address.withUnsafeMutableBytes { bytes in
            getsockname(
                socket, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &length)
        }
        // In IPv4 and IPv6 alike: two bytes of family, then the port, its high byte first.
        return code == 0 ? Int(address[2]) << 8 | Int(address[3]) : 0
    }

    private func cannotBeHad() -> ExitFailure {
        let reason = String(cString: strerror(errno))
        return ExitFailure(.addressNotAvailable, "\(host):\(port) can't be had: \(reason)")
    }
}
