import TillCore

/// An entry of the journal: what was asked by whom, what happened, what was answered.
///
/// ```
/// entry 10423 2026-11-23T10:15:02.123+01:00 day=12 station=3 epoch=1 seq=119 digest=77ab…
/// line-added line=1 item=7310865001825 name="Arla Ko Mellanmjölk" qty=2 price=16.90 …
/// > OK #119 line=1 item=7310865001825 …
/// ```
/// Its bytes are made once and are the truth from then on: the chain hashes them exactly as they
/// are stored, never an encoding made again.
package struct Entry: Equatable, Sendable {
    package let head: EntryHead
    package let events: [Event]
    /// Only of a numbered request.
    package let reply: Reply?

    package init(head: EntryHead, events: [Event], reply: Reply?) {
        self.head = head
        self.events = events
        self.reply = reply
    }

    package var text: [UInt8] {
        var writer = TextWriter(capacity: 1024)
        head.write(to: &writer)
        for event in events { event.write(to: &writer) }
        if let reply { writer.quote(reply.bytes) }
        return writer.bytes
    }

    /// Reads an entry back; `nil` when the bytes are not one.
    package init?(parsing text: [UInt8]) {
        var lines = text.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
        guard lines.popLast()?.isEmpty == true, let first = lines.popFirst(),
            let headLine = try? Line(parsing: Array(first)), let head = EntryHead(headLine)
        else { return nil }
        let mark = UInt8(ascii: ">")
        let body = lines.prefix { $0.first != mark }
        let quoted = lines.dropFirst(body.count)
        guard quoted.allSatisfy({ $0.starts(with: [mark, UInt8(ascii: " ")]) }),
            let events = Self.events(body)
        else { return nil }
        self.head = head
        self.events = events
        reply =
            quoted.isEmpty
            ? nil
            : Reply(stored: quoted.flatMap { $0.dropFirst(2) + [UInt8(ascii: "\n")] })
    }

    private static func events(_ lines: ArraySlice<ArraySlice<UInt8>>) -> [Event]? {
        var events: [Event] = []
        var rest = lines[...]
        while let bytes = rest.popFirst() {
            let rows = rest.prefix { $0.first == UInt8(ascii: "-") }
            rest = rest.dropFirst(rows.count)
            guard let line = try? Line(parsing: Array(bytes)),
                let parsed = try? rows.map({ try Line(parsing: Array($0)) }),
                let event = Event(reading: line, rows: parsed)
            else { return nil }
            events.append(event)
        }
        return events
    }
}

extension EntryHead {
    func write(to text: inout TextWriter) {
        text.raw("entry")
        text.argument(number)
        text.argument(time)
        text.field("day", day)
        text.field("station", station)
        if let request {
            text.field("epoch", request.epoch)
            text.field("seq", request.number)
            text.field("digest", request.digest)
        }
        text.endLine()
    }

    init?(_ line: Line) {
        guard line.word == "entry", let number = line.argument(1).flatMap(Int.init(text:)),
            let time = line.argument(2).flatMap(Timestamp.init(text:)),
            let day = line.value("day").flatMap(Int.init(text:)),
            let station = line.value("station").flatMap(Station.init(text:))
        else { return nil }
        self.init(number: number, time: time, day: day, station: station)
        guard let sequence = line.value("seq") else { return }
        guard let sequence = Int(text: sequence),
            let epoch = line.value("epoch").flatMap(Int.init(text:)),
            let digest = line.value("digest").flatMap(Hex.init(text:))
        else { return nil }
        request = Request(epoch: epoch, number: sequence, digest: digest)
    }
}

extension TextWriter {
    /// A reply's lines, each marked `> `.
    fileprivate mutating func quote(_ reply: [UInt8]) {
        var isStart = true
        for byte in reply {
            if isStart { raw("> ") }
            self.byte(byte)
            isStart = byte == UInt8(ascii: "\n")
        }
    }
}
