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
        var hash = SHA256()
        hash.update(data: head.bytes)
        hash.update(data: text)
        head = Hex(hash.finalize())
        entry += 1
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
