import Synchronization
import TillCore

/// Bytes of replies that are decided and not yet taken by the peer, of one connection and of all.
///
/// Whoever reads nothing is not answered further: the writer leaves its lines in the mailbox, the
/// connection takes no more of them, and after a while it is cut (`Limits.secondsDeaf`). So what is
/// kept for all of them is bounded, and goes back when they are gone.
final class Owed: Sendable {
    /// Of all connections.
    final class InAll: Sendable {
        fileprivate let bytes = Atomic(0)
        var count: Int { bytes.load(ordering: .sequentiallyConsistent) }
        var isTooMuch: Bool { count > Limits.owedInAll }
    }

    private let inAll: InAll
    /// On their way from the writer to the event loop.
    private let sent = Atomic(0)
    /// Kept by the connection, or by its socket.
    private let kept = Atomic(0)

    init(_ inAll: InAll) { self.inAll = inAll }

    /// Too much for this connection; or, when all of them are owed too much, more than a little.
    var isTooMuch: Bool {
        let bytes =
            sent.load(ordering: .sequentiallyConsistent)
            + kept.load(ordering: .sequentiallyConsistent)
        return bytes > Limits.owedToOne || (inAll.isTooMuch && bytes > Limits.owedToEach)
    }

    /// The writer has answered.
    func send(_ bytes: Int) { change(sent, by: bytes) }

    /// What it sent is here.
    func arrived(_ bytes: Int) { change(sent, by: -bytes) }

    /// So much waits here for the peer.
    ///
    /// - Returns: whether somebody may be answered again who was not.
    func keep(_ bytes: Int) -> Bool {
        let wasTooMuch = isTooMuch || inAll.isTooMuch
        change(kept, by: bytes - kept.load(ordering: .relaxed))
        return wasTooMuch && !(isTooMuch || inAll.isTooMuch)
    }

    private func change(_ part: borrowing Atomic<Int>, by bytes: Int) {
        guard bytes != 0 else { return }
        part.add(bytes, ordering: .sequentiallyConsistent)
        inAll.bytes.add(bytes, ordering: .sequentiallyConsistent)
    }
}
