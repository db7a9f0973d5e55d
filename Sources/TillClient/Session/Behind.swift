import TillCore

/// The server knows less than a station: it was restored from an older backup.
package struct Behind: Sendable {
    /// What HELLO was answered.
    package let hello: Line
    let identity: Identity
    /// The line that the server awaits.
    let next: Int
    /// The last receipt that the server knows of.
    let known: Int
    /// The highest number that the station has used.
    let last: Int
    /// The last receipt that the station knows of.
    let receipt: Int
    /// Lines without a reply, which can't be sent any more.
    let lost: [Outbox.Request]

    /// The line that begins a new epoch, without who may.
    package var request: String {
        var line = TextWriter()
        line.raw("EPOCH")
        identity.write(to: &line)
        line.field("last", last)
        if case .register = identity { line.field("receipt", max(receipt, known)) }
        return String(decoding: line.bytes, as: UTF8.self)
    }

    /// What has happened, for whoever stands there.
    package var sentence: String { "\(difference): \(Self.cause)" }

    /// What is to be done at a register.
    package var advice: String {
        "Call a manager, who begins anew behind \(name(max(receipt, known), "what was sold")). "
            + "What was sold since the backup has to be written down by hand." + undone
    }

    private static let cause =
        "it was restored from a backup, or is another shop's of the same name."

    private var difference: String {
        guard case .register(let register) = identity else {
            return "This station has sent line \(last), the server knows lines up to \(next - 1)"
        }
        guard receipt > known else {
            return "Register \(register) has sent line \(last), "
                + "the shop's computer knows lines up to \(next - 1)"
        }
        return "This register knows of receipt \(register)-\(receipt), the shop's computer "
            + (known == 0 ? "of none" : "only of \(register)-\(known)")
    }

    private func name(_ receipt: Int, _ none: String) -> String {
        guard case .register(let register) = identity, receipt > 0 else { return none }
        return "receipt \(register)-\(receipt)"
    }

    private var undone: String {
        guard !lost.isEmpty else { return "" }
        let lines = lost.map { EarlierText.words(of: $0.text) }
        return " Not done: \(lines.joined(separator: "; "))"
    }
}
