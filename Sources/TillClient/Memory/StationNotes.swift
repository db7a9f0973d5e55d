import TillCore
import TillProtocol

/// What a terminal keeps on disk (`protocol/`, resuming): the highest number that an `OK` was seen
/// for, each numbered line from before it is sent until its reply was seen, and the number of the
/// last receipt.
package struct StationNotes: Equatable, Sendable {
    /// A line without its number. The values of its PINs are left out; the server compares lines
    /// without them too, so such a line is still known for the one that was sent.
    package struct Kept: Equatable, Sendable {
        package let number: Int
        package let line: String

        package init(number: Int, text: String) {
            self.number = number
            line = Self.withoutPINs(text)
        }

        fileprivate init(number: Int, line: String) {
            self.number = number
            self.line = line
        }

        /// Of what is no line of the protocol nothing can be told from a PIN, and no server has
        /// decided it: its verb will do.
        private static func withoutPINs(_ text: String) -> String {
            let line = Request(parsing: Array(text.utf8)).digestible
            guard line.isEmpty else { return String(decoding: line, as: UTF8.self) }
            return String(text.prefix { $0.isASCII && $0.isLetter })
        }
    }

    package enum Record: Equatable, Sendable {
        case sent(Kept)
        /// An `OK` was seen.
        case done(number: Int)
        /// Refused, or given up: its number is not used.
        case dropped(number: Int)
        /// The server has told that it knows numbers up to this one.
        case known(number: Int)
        case receipt(number: Int)
        /// All before is forgotten: it was another shop's.
        case anew
    }

    /// The highest number that the server is known to have used.
    package private(set) var last: Int?
    /// The last receipt's own number.
    package private(set) var receipt: Int?
    /// Lines without a reply, lowest number first.
    package private(set) var kept: [Kept] = []

    package init() {}

    package mutating func apply(_ record: Record) {
        switch record {
        case .sent(let line):
            kept.removeAll { $0.number == line.number }
            let place = kept.firstIndex { $0.number > line.number } ?? kept.count
            kept.insert(line, at: place)
        case .done(let number):
            kept.removeAll { $0.number == number }
            last = max(last ?? 0, number)
        case .dropped(let number): kept.removeAll { $0.number == number }
        case .known(let number): last = max(last ?? 0, number)
        case .receipt(let number): receipt = max(receipt ?? 0, number)
        case .anew: self = StationNotes()
        }
    }

    /// The fewest records that tell all of it.
    var records: [Record] {
        let numbers = last.map { [Record.known(number: $0)] } ?? []
        return numbers + (receipt.map { [.receipt(number: $0)] } ?? []) + kept.map(Record.sent)
    }
}

extension StationNotes.Record {
    func write(to text: inout TextWriter) {
        switch self {
        case .sent(let kept):
            text.raw("sent")
            text.field("number", kept.number)
            text.field("line", kept.line)
        case .done(let number): write("done", number, to: &text)
        case .dropped(let number): write("dropped", number, to: &text)
        case .known(let number): write("known", number, to: &text)
        case .receipt(let number): write("receipt", number, to: &text)
        case .anew: text.raw("anew")
        }
    }

    private func write(_ word: StaticString, _ number: Int, to text: inout TextWriter) {
        text.raw(word)
        text.field("number", number)
    }

    init?(_ line: Line) {
        guard line.word != "anew" else {
            self = .anew
            return
        }
        guard let number = line.value("number").flatMap(Int.init(text:)), number >= 0 else {
            return nil
        }
        switch line.word {
        case "sent":
            guard let text = line.value("line") else { return nil }
            self = .sent(.init(number: number, line: text))
        case "done": self = .done(number: number)
        case "dropped": self = .dropped(number: number)
        case "known": self = .known(number: number)
        case "receipt": self = .receipt(number: number)
        default: return nil
        }
    }
}
