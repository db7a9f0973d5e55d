import TillCore

/// Where a server listens, and whether it is spoken to over TLS.
package struct Endpoint: Sendable, Equatable {
    package enum Security: Sendable, Equatable {
        case plain
        /// The server's certificate is checked against the system's roots, or those of a PEM file.
        case tls(roots: String?)
    }

    package static let usualPort = 7411

    package let host: String
    package let port: Int
    package let security: Security

    package init(host: String, port: Int, security: Security = .plain) {
        self.host = host
        self.port = port
        self.security = security
    }

    /// `127.0.0.1:7411`, `[::1]:7411`.
    package init?(text: String, security: Security = .plain) {
        guard let colon = text.lastIndex(of: ":"),
            let port = Int(text: String(text[text.index(after: colon)...])),
            (1...65_535).contains(port)
        else { return nil }
        var host = text[..<colon]
        if host.first == "[" && host.last == "]" { host = host.dropFirst().dropLast() }
        guard !host.isEmpty else { return nil }
        self.init(host: String(host), port: port, security: security)
    }

    package var text: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
