import Glibc
import Synchronization

/// What a system call answered, when it wouldn't.
package struct SystemFailure: Error, Equatable {
    package let code: Int32

    var sentence: String { String(cString: strerror(code)) }
}

/// A pipe of our own, which no program that is started inherits. Closed when nobody holds it.
final class DescriptorPair: Sendable {
    let reading: Int32
    let writing: Int32
    private let state = Mutex(State())

    private struct State {
        var isWritingClosed = false
        var isDrained = false
    }

    init() throws(SystemFailure) {
        var pair: [Int32] = [-1, -1]
        guard pipe(&pair) == 0 else { throw SystemFailure(code: errno) }
        (reading, writing) = (pair[0], pair[1])
        for descriptor in pair { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    }

    deinit {
        closeWriting()
        close(reading)
    }

    /// Whoever reads sees the end, once no other process holds it.
    func closeWriting() {
        let isOpen = state.withLock { state in
            defer { state.isWritingClosed = true }
            return !state.isWritingClosed
        }
        if isOpen { close(writing) }
    }

    /// Whether the end was read.
    var isDrained: Bool { state.withLock(\.isDrained) }

    /// Reads what is there now, without waiting: at most 1 MiB, so that whoever floods it holds
    /// nobody up.
    func drain(_ take: (ArraySlice<UInt8>) -> Void) {
        var piece = [UInt8](repeating: 0, count: 65_536)
        for _ in 0..<16 {
            let count = read(reading, &piece, piece.count)
            guard count > 0 else {
                if count == 0 { state.withLock { $0.isDrained = true } }
                return
            }
            take(piece[..<count])
        }
    }
}
