/// The names that the page's server goes by: addresses, `localhost`, and what the operator named.
///
/// An address can't be rebound, so each is taken: a phone may reach the shop's machine by any of
/// them.
package struct HostNames: Sendable {
    private let names: Set<String>

    package init(_ names: [String] = []) {
        self.names = Set(names.map { $0.lowercased() } + ["localhost"])
    }

    /// - Parameter authority: `Host` as it was sent: `till.example:7480`, `[::1]:7480`.
    package func has(_ authority: String) -> Bool {
        let host = Self.withoutPort(authority).lowercased()
        return names.contains(host) || Self.isAddress(host)
    }

    private static func withoutPort(_ authority: String) -> String {
        if authority.hasPrefix("[") {
            return String(authority.prefix { $0 != "]" }.dropFirst())
        }
        guard let colon = authority.lastIndex(of: ":") else { return authority }
        return String(authority[..<colon])
    }

    /// IPv4 in four numbers; IPv6 is the only host with a colon in it.
    private static func isAddress(_ host: String) -> Bool {
        if host.contains(":") { return host.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." } }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                part.allSatisfy { $0.isASCII && $0.isNumber } && UInt8(part) != nil
            }
    }
}
