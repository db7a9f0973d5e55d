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

    /// After a batch; keys and name change so seldom that a comparison is all it costs.
    func postIfNeeded(_ store: Store) {
        let name = store.configuration.store.name
        let isSame = content.withLock { content in
            content.storeName == name && content.keys.count == store.keys.count
                && store.keys.allSatisfy { content.keys[$0.key] == $0.value.publicKey }
        }
        if !isSame { post(store) }
    }

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
