import NIOCore
import NIOPosix
import NIOSSL

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Why there is no link, or no more.
package enum LinkFailure: Error, Equatable, Sendable {
    /// Nobody answers there, or TLS could not be agreed on.
    case unreachable(String)
    case lost(String)
    /// The other side does not keep the protocol.
    case broken(String)
    /// A certificate file that can't be read.
    case certificates(String)
    /// `* taken-over`: another connection speaks for the station now.
    case takenOver
}

extension LinkFailure {
    /// Whether another try may go better.
    var isMendable: Bool {
        switch self {
        case .unreachable, .lost: true
        case .broken, .certificates, .takenOver: false
        }
    }

    /// A sentence for people.
    package var sentence: String {
        switch self {
        case .unreachable(let why), .lost(let why): why
        case .broken(let why): "the server does not keep the protocol: \(why)"
        case .certificates(let why): "certificates can't be read: \(why)"
        case .takenOver: "another connection has taken over this station"
        }
    }

    /// NIO tells of every address that it tried; the first one's error in the system's words will
    /// do.
    static func unreachable(_ endpoint: Endpoint, _ error: any Error) -> LinkFailure {
        let first = (error as? NIOConnectionError)?.connectionErrors.first?.error ?? error
        return .unreachable("\(endpoint.text) does not answer: \(words(first))")
    }

    static func lost(_ error: any Error) -> LinkFailure { .lost(words(error)) }

    private static func words(_ error: any Error) -> String {
        if let error = error as? IOError { return String(cString: strerror(error.errnoCode)) }
        if case .handshakeFailed(let reason) = error as? NIOSSLError {
            return "TLS could not be agreed on\(sslReason("\(reason)"))"
        }
        return "\(error)"
    }

    /// `: CERTIFICATE_VERIFY_FAILED` out of `...:SSL
    /// routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED at ...`: BoringSSL names its reasons
    /// nowhere else.
    private static func sslReason(_ text: String) -> String {
        let mark = "OPENSSL_internal:"
        var reason = text[...]
        guard let start = reason.firstRange(of: mark) else { return "" }
        reason = reason[start.upperBound...].prefix { $0 != " " }
        return ": \(reason)"
    }
}
