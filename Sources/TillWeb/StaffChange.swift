import TillCore

/// A change that somebody makes on the page, as JSON and as the protocol's line.
///
/// ```
/// {"kind":"move","code":"7310865001825","quantity":"6","from":"4-B-2","to":"9-C-1"}
/// MOVE 7310865001825 6 from=4-B-2 to=9-C-1
/// ```
struct StaffChange: Decodable, Equatable {
    enum Kind: String, Decodable {
        case move, adjust, count
    }

    let kind: Kind
    let code: String
    /// Counted, for `count`.
    let quantity: String
    var from: String?
    var to: String?
    var place: String?
    var reason: String?

    /// Without number and second person. What a value may be is the daemon's to say; the writer
    /// quotes whatever is not a bare word.
    var line: TextWriter {
        var line = TextWriter()
        switch kind {
        case .move: line.raw("MOVE")
        case .adjust: line.raw("ADJUST")
        case .count: line.raw("STOCKTAKE")
        }
        line.argument(code)
        line.argument(quantity)
        switch kind {
        case .move:
            line.field("from", from)
            line.field("to", to)
        case .adjust:
            line.field("reason", reason)
            line.field("place", place)
        case .count:
            line.field("place", place)
        }
        return line
    }
}
