import Glibc
import TillEngine

/// A failure that may be one of reading.
protocol MayBeUnread: Error {
    var isReadError: Bool { get }
}

extension SQLiteFault: MayBeUnread {}

extension Fault: MayBeUnread {
    var isReadError: Bool { kind == .inputOutput }
}

/// A disk that fails to read once may read the next time: nothing is known to be damaged by then.
/// For what a start reads; a failed write is never tried again.
func persevering<Result: ~Copyable, Failure: MayBeUnread>(
    _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
    for milliseconds: Int32 in [10, 50, 200] {
        do {
            return try body()
        } catch {
            guard error.isReadError else { throw error }
            poll(nil, 0, milliseconds)
        }
    }
    return try body()
}
