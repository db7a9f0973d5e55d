/// Cuts what a socket gives into lines, without their LF and a CR before it.
///
/// A line is at most 16 KiB, so a server that never ends its line can't fill the client's memory.
package struct LineFramer: Sendable {
    package enum Failure: Error, Equatable {
        case lineTooLong
    }

    package static let limit = 16 * 1024

    private var buffer: [UInt8] = []
    /// Where the first line not yet given out begins.
    private var start = 0
    /// How far the buffer is known to hold no LF.
    private var searched = 0

    package init() {}

    package mutating func append(_ bytes: some Sequence<UInt8>) {
        if start == buffer.count {
            buffer.removeAll(keepingCapacity: true)
            start = 0
            searched = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next whole line; `nil` until more bytes have come.
    package mutating func next() throws(Failure) -> [UInt8]? {
        guard let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
            searched = buffer.count
            guard buffer.count - start <= Self.limit + 1 else { throw .lineTooLong }
            return nil
        }
        var line = buffer[start..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        start = end + 1
        searched = start
        guard line.count <= Self.limit else { throw .lineTooLong }
        return Array(line)
    }
}
