import Synchronization
import TillCore

/// What connections have to know before a line reaches the writer: the store's name for the
/// greeting, stations' public keys for their proofs. The writer posts it; the decision stays with
/// the writer, which compares the key again.
final class Bulletin: Sendable {
    struct Content: Sendable {
        var storeName = ""
        var keys: [String: Hex] = [:]
        var isShuttingDown = false
    }

    private let content = Mutex(Content())

    var current: Content { content.withLock { $0 } }

    func post(_ store: Store) {
        content.withLock {
            $0.storeName = store.configuration.store.name
            $0.keys = store.keys.mapValues(\.publicKey)
        }
    }

    func shutDown() {
        content.withLock { $0.isShuttingDown = true }
    }
}
