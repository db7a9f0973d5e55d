/// What is written as keys and values and read back: events of the journal, settings of the
/// configuration, live state in the database.
///
/// A record names each of its fields once, in `code(with:)`; the same list writes it and reads it,
/// so that the two can't drift apart.
package protocol Record: Sendable, Equatable {
    init()
    mutating func code(with coder: inout some FieldCoder)
}

/// Walks over a record's fields: one coder writes them, the other fills them in.
package protocol FieldCoder {
    mutating func field<Value: TextValue>(_ key: StaticString, _ value: inout Value)
    /// Left out when there is none.
    mutating func field<Value: TextValue>(_ key: StaticString, _ value: inout Value?)
}

extension FieldCoder {
    /// Left out when empty.
    package mutating func list<Element: TextValue>(_ key: StaticString, _ value: inout [Element]) {
        var list = value.isEmpty ? nil : CommaList(value)
        field(key, &list)
        value = list?.elements ?? []
    }

    /// Left out when it has the usual value.
    package mutating func field<Value: TextValue & Equatable>(
        _ key: StaticString, _ value: inout Value, usually usual: Value
    ) {
        var optional = value == usual ? nil : value
        field(key, &optional)
        value = optional ?? usual
    }
}

package struct FieldWriter: FieldCoder {
    package var text: TextWriter

    package init(_ text: TextWriter = TextWriter()) { self.text = text }

    package mutating func field<Value: TextValue>(_ key: StaticString, _ value: inout Value) {
        text.field(key, value)
    }

    package mutating func field<Value: TextValue>(_ key: StaticString, _ value: inout Value?) {
        text.field(key, value)
    }
}

package struct FieldReader: FieldCoder {
    package enum Failure: Error, Equatable {
        case missing(key: String)
        case bad(key: String)
        case unknown(key: String)
        case repeated(key: String)
    }

    private let line: Line
    /// Tokens not yet asked for.
    private var unread: [Line.Token]
    package private(set) var failure: Failure?

    package init(_ line: Line) {
        self.line = line
        unread = line.tokens.filter { $0.key != nil }
    }

    package mutating func field<Value: TextValue>(_ key: StaticString, _ value: inout Value) {
        var optional: Value?
        field(key, &optional)
        if let optional {
            value = optional
        } else if failure == nil {
            failure = .missing(key: "\(key)")
        }
    }

    package mutating func field<Value: TextValue>(_ key: StaticString, _ value: inout Value?) {
        value = nil
        guard failure == nil, let index = unread.firstIndex(where: { line.hasKey($0, key) })
        else { return }
        let token = unread.remove(at: index)
        value = Value(text: line.text(token))
        if value == nil {
            failure = .bad(key: "\(key)")
        } else if unread.contains(where: { line.hasKey($0, key) }) {
            failure = .repeated(key: "\(key)")
        }
    }

    /// Throws the first failure, or says which key nobody asked for.
    package func finish() throws(Failure) {
        if let failure { throw failure }
        if let key = unread.first?.key { throw .unknown(key: line.raw(key)) }
    }
}

extension Record {
    package func write(to text: inout TextWriter) {
        var copy = self
        var writer = FieldWriter()
        swap(&writer.text, &text)  // moved, not shared: a shared buffer would be copied
        copy.code(with: &writer)
        swap(&writer.text, &text)
    }

    /// Reads a record from the keys of a line; a missing, bad or unknown key is a failure.
    package init(reading line: Line) throws(FieldReader.Failure) {
        self.init()
        var reader = FieldReader(line)
        code(with: &reader)
        try reader.finish()
    }
}

extension TextWriter {
    /// A line for each, under the same word: how a configuration and a floor plan are written.
    mutating func lines(_ word: StaticString, _ records: [some Record]) {
        for record in records {
            raw(word)
            record.write(to: &self)
            endLine()
        }
    }
}
