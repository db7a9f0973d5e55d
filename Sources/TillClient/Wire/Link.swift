import Crypto
import NIOCore
import NIOPosix
import NIOSSL
import TillCore

/// One connection that carries lines: connect, send bytes, wait for the next line.
///
/// Knows nothing of numbers and replies; `Session` does.
package struct Link: Sendable {
    private let channel: any Channel
    private let inbox: NIOLoopBound<LineInbox>

    package static func open(
        to endpoint: Endpoint, within time: Duration
    ) async throws(LinkFailure) -> Link {
        let security = try securityContext(endpoint.security)
        do {
            return try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .connectTimeout(TimeAmount(time))
                .channelOption(.socketOption(.tcp_nodelay), value: 1)
                .connect(host: endpoint.host, port: endpoint.port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try prepare(channel, security: security, host: endpoint.host)
                    }
                }
        } catch {
            throw .unreachable(endpoint, error)
        }
    }

    /// A link over a socket that is connected already, without TLS: the other end is in this
    /// process. The socket is the link's from here on.
    package static func over(
        socket: CInt, on group: any EventLoopGroup = .singletonMultiThreadedEventLoopGroup
    ) async throws(LinkFailure) -> Link {
        do {
            return try await ClientBootstrap(group: group)
                .withConnectedSocket(socket) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try prepare(channel, security: nil, host: "")
                    }
                }
        } catch {
            throw .lost(error)
        }
    }

    private static func securityContext(
        _ security: Endpoint.Security
    ) throws(LinkFailure) -> NIOSSLContext? {
        guard case .tls(let roots) = security else { return nil }
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let roots { configuration.trustRoots = .file(roots) }
        do {
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw .certificates("\(roots ?? "the system's certificates"): \(error)")
        }
    }

    private static func prepare(
        _ channel: any Channel, security: NIOSSLContext?, host: String
    ) throws -> Link {
        let pipeline = channel.pipeline.syncOperations
        if let security {
            // A name for the server to choose its certificate by; an address can't be one.
            let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
            let name = isAddress ? nil : host
            try pipeline.addHandler(NIOSSLClientHandler(context: security, serverHostname: name))
        }
        let inbox = LineInbox()
        try pipeline.addHandler(inbox)
        return Link(channel: channel, inbox: NIOLoopBound(inbox, eventLoop: channel.eventLoop))
    }

    package func next(within time: Duration) async throws(LinkFailure) -> Arrival {
        let loop = channel.eventLoop
        do {
            return try await loop.flatSubmit { [inbox] in
                inbox.value.next(within: TimeAmount(time), on: loop)
            }.get()
        } catch let failure as LinkFailure {
            throw failure
        } catch {
            throw .lost(error)
        }
    }

    /// The lines that have come by now; none when the link is broken, which `next` tells.
    package func takeLines() async -> [[UInt8]] {
        let loop = channel.eventLoop
        return (try? await loop.submit { [inbox] in inbox.value.takeLines() }.get()) ?? []
    }

    /// Bytes as they are, the line's end included.
    package func send(_ bytes: [UInt8]) async throws(LinkFailure) {
        do {
            try await channel.writeAndFlush(channel.allocator.buffer(bytes: bytes))
        } catch {
            throw .lost(error)
        }
    }

    package func close() async {
        try? await channel.close()
    }

    /// SHA-256 of the server's certificate; `nil` without TLS. Known once the greeting is there.
    package func certificateHash() async -> Hex? {
        let loop = channel.eventLoop
        return try? await loop.submit { [channel] () -> Hex? in
            let pipeline = channel.pipeline.syncOperations
            guard let certificate = try pipeline.nioSSL_peerCertificate() else { return nil }
            return Hex(SHA256.hash(data: try certificate.toDERBytes()))
        }.get()
    }
}
