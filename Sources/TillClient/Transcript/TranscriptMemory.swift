import TillCore

/// What a run of a transcript has learnt: values of placeholders, and where each station's request
/// numbers began.
package struct TranscriptMemory: Sendable {
    private var values: [String: String] = [:]
    /// By station: `next=` when the transcript first met it.
    private var firstNumbers: [String: Int] = [:]
    /// By connection: whose numbers it uses.
    private var stations: [Int: String] = [:]

    package init() {}

    package mutating func opened(connection: Int) {
        stations[connection] = nil
    }

    /// Notes who a connection says it is; lines other than HELLO are passed over.
    package mutating func sending(_ text: TranscriptText, on connection: Int) {
        guard let line = try? Line(parsing: Array(text.source.utf8)),
            line.word.uppercased() == "HELLO"
        else { return }
        if let number = line.value("register") {
            stations[connection] = "register \(number)"
        } else if let service = line.value("service"), let name = line.value("station") {
            stations[connection] = "\(service)/\(name)"
        }
    }

    /// Notes what HELLO is answered; every other line is passed over.
    package mutating func received(_ text: String, on connection: Int) {
        guard let station = stations[connection], firstNumbers[station] == nil,
            let line = try? Line(parsing: Array(text.utf8)), line.word == "OK",
            line.value("store") != nil, let next = line.value("next").flatMap(Int.init(text:))
        else { return }
        firstNumbers[station] = next
    }

    package struct UnknownPlaceholder: Error, Equatable {
        package let name: String
    }

    /// A line to send.
    package func filled(
        _ text: TranscriptText, on connection: Int
    ) throws(UnknownPlaceholder) -> String {
        var line = ""
        for part in text.parts {
            if case .placeholder(let name) = part, values[name] == nil {
                throw UnknownPlaceholder(name: name)
            }
            line += shown(part, on: connection)
        }
        return line
    }

    /// A line as it is expected, with all that is known filled in.
    package func shown(_ text: TranscriptText, on connection: Int) -> String {
        text.parts.map { shown($0, on: connection) }.joined()
    }

    private func shown(_ part: TranscriptText.Part, on connection: Int) -> String {
        switch part {
        case .literal(let literal): literal
        case .number(let number, let hasSign):
            "\(hasSign ? "#" : "")\(firstNumber(on: connection) + number - 1)"
        case .placeholder(let name): values[name] ?? "<\(name)>"
        case .anything: "<*>"
        case .sentence, .rest: "<...>"
        }
    }

    /// Whether a received line is as the transcript says; remembers new placeholders if so.
    package mutating func matches(
        _ line: String, _ text: TranscriptText, on connection: Int
    ) -> Bool {
        var match = TranscriptMatch(values: values, firstNumber: firstNumber(on: connection))
        guard match.matches(Array(line.utf8)[...], text.parts[...]) else { return false }
        values = match.values
        return true
    }

    private func firstNumber(on connection: Int) -> Int {
        stations[connection].flatMap { firstNumbers[$0] } ?? 1
    }
}
