/// What a request is answered with: rows, then a status line.
///
/// ```
/// - line=1 item=7310865001825 qty=2
/// OK #119 rows=1
/// ```
/// Its bytes are made once, by the writer, and stored in the journal's entry: sent again, they are
/// the same.
package struct Reply: Equatable, Sendable {
    /// As they go to the wire, the last LF included.
    package let bytes: [UInt8]

    /// Bytes that were made by one of the other initialisers before.
    package init(stored bytes: [UInt8]) { self.bytes = bytes }

    /// `OK [#seq] key=value…`
    package static func ok(_ answer: Answer, number: Int? = nil) -> Reply {
        var writer = answer.rows
        writer.raw("OK")
        writer.number(number)
        writer.raw(answer.fields.bytes)
        if answer.hasRows { writer.field("rows", answer.rowCount) }
        writer.endLine()
        return Reply(stored: writer.bytes)
    }

    /// `NO code [#seq] "text" key=value…`: understood, and refused by a rule.
    package static func no(
        _ code: String, _ text: String, fields: TextWriter = TextWriter(), number: Int? = nil
    ) -> Reply {
        var writer = TextWriter()
        writer.raw("NO ")
        writer.raw(code)
        writer.number(number)
        writer.quotedArgument(text)
        writer.raw(fields.bytes)
        writer.endLine()
        return Reply(stored: writer.bytes)
    }

    /// `BAD code [#seq] "text"`: not understood.
    package static func bad(_ code: String, _ text: String, number: Int? = nil) -> Reply {
        var writer = TextWriter()
        writer.raw("BAD ")
        writer.raw(code)
        writer.number(number)
        writer.quotedArgument(text)
        writer.endLine()
        return Reply(stored: writer.bytes)
    }
}

extension TextWriter {
    fileprivate mutating func number(_ number: Int?) {
        guard let number else { return }
        raw(" #")
        integer(number)
    }

    /// A sentence: quoted even when it could stand bare.
    fileprivate mutating func quotedArgument(_ text: String) {
        byte(UInt8(ascii: " "))
        self.quoted(text)
    }
}

/// The content of an `OK`: what the status line carries, and the rows before it.
package struct Answer: Equatable, Sendable {
    package var fields = TextWriter()
    package private(set) var rows = TextWriter()
    package private(set) var rowCount = 0
    /// Whether `rows=N` is said, even when there are none.
    package var hasRows = false

    package init() {}

    package mutating func field(_ key: StaticString, _ value: some TextValue) {
        fields.field(key, value)
    }

    package mutating func field<Value: TextValue>(_ key: StaticString, _ value: Value?) {
        fields.field(key, value)
    }

    /// Adds `- key=value…`.
    package mutating func row(_ write: (inout TextWriter) -> Void) {
        hasRows = true
        rowCount += 1
        rows.byte(UInt8(ascii: "-"))
        write(&rows)
        rows.endLine()
    }
}
