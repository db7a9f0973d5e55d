/// Reads a journal's export: JSON Lines, an entry a line, the entries in a row.
///
/// ```
/// {"entry":1,"hash":"9f2c…","text":"entry 1 2026-11-23T08:00:00.000+01:00 …\nstarted …\n"}
/// ```
/// Both programs write it and both read it, so that a journal can be kept, checked and folded again
/// without the database that it came from. An entry has one line that it can be, to the byte: two
/// exports of the same entries are the same file, and what isn't written so is an error with the
/// number of its line. Hashes are read, not checked: that takes a hash function, and is whoever
/// folds the entries'.
///
/// It is fed as the bytes come, and gives entries as they are whole:
/// ```
/// reader.append(bytes)
/// while let entry = try reader.next() { … }
/// … at the end: try reader.finish()
/// ```
package struct JournalExport: Sendable {
    package struct Failure: Error, Equatable, Sendable {
        /// Of the file, from 1.
        package let line: Int
        package let reason: Reason

        package init(line: Int, reason: Reason) {
            self.line = line
            self.reason = reason
        }

        package var sentence: String { "line \(line): \(reason.sentence)" }
    }

    package enum Reason: Error, Equatable, Sendable {
        case notAnEntry
        case badNumber
        case badHash
        /// An escape that isn't the one for its character, or a character that has to have one.
        case badText
        case notUTF8
        case outOfOrder(expected: Int)
        /// The file ends within a line.
        case cutOff
    }

    /// The entry that was read last.
    package private(set) var last: Int?
    private var linesRead = 0
    private var bytes: [UInt8] = []
    /// Of `bytes`: what was read as lines.
    private var taken = 0
    /// Of `bytes`: where no line's end was found up to.
    private var searched = 0

    /// - Parameter last: the entry that stands before the first line; left out, that may be any.
    package init(after last: Int? = nil) { self.last = last }

    package mutating func append(_ more: some Sequence<UInt8>) {
        bytes.removeFirst(taken)
        searched -= taken
        taken = 0
        bytes.append(contentsOf: more)
    }

    /// The next entry; `nil` when more bytes have to come first.
    package mutating func next() throws(Failure) -> StoredEntry? {
        guard let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
            searched = bytes.count
            return nil
        }
        let line = bytes[taken..<end]
        taken = end + 1
        searched = taken
        linesRead += 1
        do throws(Reason) {
            let entry = try StoredEntry(exported: line)
            if let last, entry.number != last + 1 { throw .outOfOrder(expected: last + 1) }
            last = entry.number
            return entry
        } catch {
            throw Failure(line: linesRead, reason: error)
        }
    }

    /// Nothing more will come.
    package func finish() throws(Failure) {
        guard taken == bytes.count else { throw Failure(line: linesRead + 1, reason: .cutOff) }
    }
}

extension JournalExport.Reason {
    package var sentence: String {
        switch self {
        case .notAnEntry: "this is no entry of a journal's export"
        case .badNumber: "an entry's number is digits, without leading zeros"
        case .badHash: "a hash is 64 lowercase hex digits"
        case .badText: "the text is not written in the one way that there is"
        case .notUTF8: "the text is not UTF-8"
        case .outOfOrder(let expected): "entry \(expected) should stand here"
        case .cutOff: "the line has no end"
        }
    }
}
