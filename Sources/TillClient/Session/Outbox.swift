import TillCore

/// What a station has sent and has no reply to yet, and the numbers of its lines.
///
/// The whole of exactly once, seen from the terminal, without a socket: a line keeps its number and
/// its bytes until it is answered, and after a lost link what is unanswered is sent again as it
/// was.
///
/// A refused line does not use its number, so every line that was sent behind it is a gap. Such
/// lines belong to an older *series*: the server will not have decided them, whether it says so or
/// the link breaks first, and the next line begins a new series with the free number.
///
/// ```
/// C: #7 ITEM 1      S: OK #7 …
/// C: #8 ITEM nope   S: NO unknown-item #8 …     the series ends, 8 is free
/// C: #9 END         S: NO gap #9 … next=8       of the older series: not decided
/// C: #8 ITEM 2                                  the new series
/// ```
package struct Outbox: Sendable {
    package struct Request: Equatable, Sendable {
        /// Without its number.
        package let text: String
        /// `nil` when the line has none, or was given with one.
        package let number: Int?
        fileprivate let series: Int

        /// As it goes to the wire.
        package var bytes: [UInt8] {
            Array((number.map { "#\($0) \(text)\n" } ?? "\(text)\n").utf8)
        }
    }

    package enum Outcome: Equatable, Sendable {
        case decided
        /// Sent behind a refused line; send it again, it gets a new number.
        case undecided
    }

    /// What to do after a new HELLO.
    package struct Resumption: Equatable, Sendable {
        package let resend: [Request]
        package let undecided: [Request]
    }

    package enum Failure: Error, Equatable {
        case replyToNothing
        case wrongNumber(expected: Int, got: Int?)
    }

    package private(set) var next: Int
    /// The highest number that an `OK` was seen for.
    package private(set) var last: Int?
    package private(set) var unanswered: [Request] = []
    private var series = 0

    package init(next: Int = 1) { self.next = next }

    /// With what a station kept of an earlier start.
    package init(_ notes: StationNotes) {
        last = notes.last
        unanswered = notes.kept.map { Request(text: $0.line, number: $0.number, series: 0) }
        next = max(last ?? 0, notes.kept.last?.number ?? 0) + 1
    }

    /// Takes the next number.
    package mutating func addNumbered(_ text: String) -> Request {
        let request = Request(text: text, number: next, series: series)
        next += 1
        unanswered.append(request)
        return request
    }

    /// A line without a number, or one that brings its own.
    package mutating func add(_ text: String) -> Request {
        let request = Request(text: text, number: nil, series: series)
        unanswered.append(request)
        return request
    }

    /// The reply to the oldest unanswered line.
    package mutating func answered(
        _ response: Response
    ) throws(Failure) -> (Request, Outcome) {
        guard let request = unanswered.first else { throw .replyToNothing }
        if let expected = request.number, response.number != expected {
            throw .wrongNumber(expected: expected, got: response.number)
        }
        unanswered.removeFirst()
        switch response.status {
        case .ok:
            if let number = response.number {
                last = max(last ?? 0, number)
                next = max(next, number + 1)
            }
            return (request, .decided)
        case .no, .bad:
            return (request, refused(request, response))
        }
    }

    private mutating func refused(_ request: Request, _ response: Response) -> Outcome {
        guard let number = request.number else { return .decided }
        if request.series != series { return .undecided }
        switch response.code {
        case "conflict":
            break  // the number is used, by another line
        case "gap":
            beginSeries(at: response.value("next").flatMap(Int.init(text:)) ?? number)
        default:
            beginSeries(at: number)
        }
        return .decided
    }

    private mutating func beginSeries(at number: Int) {
        series += 1
        next = number
    }

    /// HELLO was answered `next=N` on a new connection.
    package mutating func resumed(next serverNext: Int) -> Resumption {
        let series = series
        let isCurrent = { (request: Request) in request.number == nil || request.series == series }
        let resend = unanswered.filter(isCurrent)
        let undecided = unanswered.filter { !isCurrent($0) }
        unanswered = resend
        let highest = resend.last { $0.number != nil }?.number
        next = highest.map { max(serverNext, $0 + 1) } ?? serverNext
        return Resumption(resend: resend, undecided: undecided)
    }

    /// Lines that were taken in, and could not be kept: they are not sent.
    package mutating func takeBack(_ requests: [Request]) {
        unanswered.removeLast(requests.count)
        next = requests.lazy.compactMap(\.number).first ?? next
    }

    /// Gives up the lines that a server which awaits this number has not decided.
    package mutating func giveUp(from number: Int) -> [Request] {
        let undecided = unanswered.filter { ($0.number ?? 0) >= number }
        unanswered.removeAll { ($0.number ?? 0) >= number }
        return undecided
    }

    /// The server knows less than this station: what is unanswered can't be sent any more, and a
    /// line that begins an epoch takes the number that it awaits.
    package mutating func fellBehind(next serverNext: Int) -> [Request] {
        defer {
            unanswered = []
            beginSeries(at: serverNext)
        }
        return unanswered
    }
}
