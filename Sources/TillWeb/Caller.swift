import NIOCore

/// Where a connection comes from, as far as shares are counted.
///
/// Whoever has one address of IPv6 has the 2^64 of its network, so they share like one; but a
/// shop's phones may all be of one such network, so that its share is larger than one host's.
package struct Caller: Hashable, Sendable {
    let host: [UInt8]
    /// The first 64 bits of an IPv6 address; the host itself otherwise.
    let network: [UInt8]

    /// What has no address is all one.
    package init(_ address: SocketAddress?) {
        // As the system has them: a family and a port come first, and for IPv6 a flow.
        let bytes = address?.withSockAddr { pointer, size in
            Array(UnsafeRawBufferPointer(start: pointer, count: size))
        }
        switch address {
        case .v4:
            host = Array(bytes?.dropFirst(4).prefix(4) ?? [])
            network = host
        case .v6:
            let bytes = Array(bytes?.dropFirst(8).prefix(16) ?? [])
            let isMapped = bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
            host = isMapped ? Array(bytes.suffix(4)) : bytes
            network = isMapped ? host : Array(bytes.prefix(8))
        case .unixDomainSocket, nil:
            host = []
            network = []
        }
    }
}
