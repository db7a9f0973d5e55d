import NIOCore
import TillCore

/// Cuts bytes into lines, none longer than the protocol allows.
///
/// What arrives beyond what the connection takes now stays here, unread, and reading stops.
struct FrameDecoder {
    private var buffer = ByteBuffer()
    /// Bytes at the front of `buffer` known to hold no LF.
    private var scanned = 0

    enum Frame: Equatable {
        case line([UInt8])
        case tooLong
    }

    /// Whether a line has begun and not ended.
    var isInLine: Bool { buffer.readableBytes > 0 }

    /// Memory that is held for what came in.
    var bytesHeld: Int { buffer.capacity }

    mutating func append(_ bytes: inout ByteBuffer) {
        if buffer.readableBytes == 0 {
            buffer = bytes
            scanned = 0
        } else {
            // Or a stream that is never cut at a line's end would be kept from its beginning.
            buffer.discardReadBytes()
            buffer.writeBuffer(&bytes)
        }
    }

    /// The next whole line, without LF and without a CR before it.
    mutating func next() -> Frame? {
        let view = buffer.readableBytesView
        let start = view.startIndex + scanned
        guard let end = view[start...].firstIndex(of: UInt8(ascii: "\n")) else {
            scanned = view.count
            // One byte more may be the CR before an LF that is still to come.
            let room = view.last == UInt8(ascii: "\r") ? Limits.line + 1 : Limits.line
            return scanned > room ? .tooLong : nil
        }
        var line = Array(view[view.startIndex..<end])
        buffer.moveReaderIndex(forwardBy: line.count + 1)
        scanned = 0
        if buffer.readableBytes == 0 { buffer.clear() }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return line.count > Limits.line ? .tooLong : .line(line)
    }
}
