/// A code that is a web address as well: GS1 Digital Link Standard, URI syntax.
///
/// ```
/// https://id.example/any/path/01/07310865001825/10/AB%2F1/21/7?17=261130&3103=001234&lang=sv
/// ```
/// The item's GTIN and what qualifies it stand in the path, anything else in the query. It is only
/// read: nobody asks the host. Words in the place of identifiers (`/gtin/`), which the standard has
/// given up, are not known.
struct DigitalLink {
    private let path: [ArraySlice<UInt8>]
    private let query: ArraySlice<UInt8>

    /// `nil` when this is no address of the web: scheme, host and a path.
    init?(_ bytes: ArraySlice<UInt8>) {
        let scheme = bytes.prefix { $0 != UInt8(ascii: ":") }
        let behind = bytes[scheme.endIndex...]
        guard behind.starts(with: "://".utf8),
            ["http", "https"].contains(String(decoding: scheme, as: UTF8.self).lowercased())
        else { return nil }
        let address = behind.dropFirst(3).prefix { $0 != UInt8(ascii: "#") }
        let place = address.prefix { $0 != UInt8(ascii: "?") }
        let segments = place.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard segments.count > 1, !segments[0].isEmpty else { return nil }
        path = Array(segments.dropFirst())
        query = address[place.endIndex...].dropFirst()
    }

    /// Whether an item is meant, well-formed or not: a path with `01` and something behind it.
    var namesAnItem: Bool {
        path.dropLast().contains { $0.elementsEqual("01".utf8) }
    }

    /// `nil` when the link is malformed.
    func elements() -> [ElementString]? {
        guard let qualifiers = pathElements(), let attributes = queryElements() else { return nil }
        return qualifiers + attributes
    }

    /// Pairs of identifier and data from the end up to (01). What stands before belongs to the
    /// host, even a segment `01`. The variant (22) and the third party's serial number (235) are
    /// known and not asked for.
    private func pathElements() -> [ElementString]? {
        var elements: [ElementString] = []
        var rest = path[...]
        while rest.count >= 2, let data = Self.decoded(rest.removeLast(), isQuery: false) {
            let key = String(decoding: rest.removeLast(), as: UTF8.self)
            let isItem = key == "01"
            guard isItem || ["22", "10", "21", "235"].contains(key),
                let element = ElementString(
                    identifier: key.utf8, data: isItem ? Self.fourteen(data) : data)
            else { return nil }
            elements.append(element)
            if isItem { return elements }
        }
        return nil
    }

    /// Only what a sale asks for; a query may hold anything else.
    private func queryElements() -> [ElementString]? {
        var elements: [ElementString] = []
        for pair in query.split(separator: UInt8(ascii: "&")) {
            let key = pair.prefix { $0 != UInt8(ascii: "=") }
            guard key.endIndex < pair.endIndex,
                ApplicationIdentifier(String(decoding: key, as: UTF8.self)) != nil
            else { continue }
            guard let data = Self.decoded(pair[key.endIndex...].dropFirst(), isQuery: true),
                let element = ElementString(identifier: key, data: data)
            else { return nil }
            elements.append(element)
        }
        return elements
    }

    /// A GTIN of 8, 12 or 13 digits may stand in a link as it is.
    private static func fourteen(_ digits: [UInt8]) -> [UInt8] {
        guard [8, 12, 13].contains(digits.count) else { return digits }
        return Array(repeating: UInt8(ascii: "0"), count: 14 - digits.count) + digits
    }

    /// RFC 3986, 2.1; in a query a plus is a space. `nil` for a percent sign without two digits.
    private static func decoded(_ text: ArraySlice<UInt8>, isQuery: Bool) -> [UInt8]? {
        var decoded: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let first = rest.popFirst(), let second = rest.popFirst(),
                    let high = Hex.nibble(first, isLowercase: false),
                    let low = Hex.nibble(second, isLowercase: false)
                else { return nil }
                decoded.append(high << 4 | low)
            } else {
                decoded.append(isQuery && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return decoded
    }
}
