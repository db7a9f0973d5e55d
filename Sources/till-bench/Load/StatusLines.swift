import NIOCore

/// What a server sends, line by line: those that end a reply. Rows and notices are passed over: who
/// measures shares a processor with the server.
struct StatusLines {
    private var unread = ByteBuffer()

    mutating func append(_ bytes: inout ByteBuffer) { unread.writeBuffer(&bytes) }

    /// Without its line's end; `nil` until there is one more.
    mutating func next() -> ByteBuffer? {
        while let end = unread.readableBytesView.firstIndex(of: UInt8(ascii: "\n")) {
            let line = unread.readSlice(length: end - unread.readerIndex)
            unread.moveReaderIndex(forwardBy: 1)
            switch line?.first {
            case UInt8(ascii: "-"), UInt8(ascii: "*"): continue
            default: return line
            }
        }
        unread.discardReadBytes()
        return nil
    }
}

extension ByteBuffer {
    fileprivate var first: UInt8? { readableBytesView.first }

    var isOK: Bool { first == UInt8(ascii: "O") }
}
