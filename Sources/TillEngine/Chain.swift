import Crypto
import TillCore

/// The hash chain over the journal: SHA-256 of the previous hash and the entry's exact bytes.
///
/// It shows that nothing in between was changed, as long as a later head is known from outside the
/// store (a printed Z, an acknowledged settlement). By itself it does not keep the owner of the
/// database from making the whole chain again.
package struct Chain: Equatable, Sendable {
    /// Before the first entry: 32 zero bytes.
    package private(set) var head: Hex
    /// The number of the last entry; 0 before the first.
    package private(set) var entry: Int

    package init() {
        head = Hex([UInt8](repeating: 0, count: 32))
        entry = 0
    }

    package init(head: Hex, entry: Int) {
        self.head = head
        self.entry = entry
    }

    package mutating func append(_ text: [UInt8]) {
        head = Self.hash(text, after: head)
        entry += 1
    }

    fileprivate static func hash(_ text: [UInt8], after previous: Hex) -> Hex {
        var hash = SHA256()
        hash.update(data: previous.bytes)
        hash.update(data: text)
        return Hex(hash.finalize())
    }

    /// An entry as it is kept: the next one, and what it is hashed to.
    package mutating func append(checking stored: StoredEntry) throws(Fault) {
        guard stored.number == entry + 1 else {
            throw Fault(.damaged, "entry \(entry + 1) is missing: entry \(stored.number) follows")
        }
        append(stored.text)
        guard stored.hash == head else {
            throw Fault(.damaged, "entry \(stored.number) does not fit its hash")
        }
    }
}

extension StoredEntry {
    /// One entry out of the middle of the chain: it is what was hashed behind the one before it.
    ///
    /// - Parameter previous: the hash of the entry before; `nil` when that one is missing.
    package func check(after previous: Hex?) throws(Fault) {
        let previous = number == 1 ? Chain().head : previous
        guard let previous, Chain.hash(text, after: previous) == hash else {
            throw Fault(.badRecord, "entry \(number) does not fit its hash")
        }
    }

    /// What it says, once it has been checked.
    package func read() throws(Fault) -> Entry {
        guard let entry = Entry(parsing: text), entry.head.number == number else {
            throw Fault(.badRecord, "entry \(number) can't be read")
        }
        return entry
    }
}
