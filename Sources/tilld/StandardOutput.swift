import Glibc

/// Writes a whole line at once, past any buffer: whoever waits for it sees it now.
func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        // Nobody listens any more: there is nobody to tell so either.
        guard count > 0 else { return }
        bytes = bytes.dropFirst(count)
    }
}
