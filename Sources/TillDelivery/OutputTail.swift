/// The end of what a program has said: bounded, however much it says.
struct OutputTail: Equatable {
    static let bytes = 4096
    static let lines = 10

    private var kept: [UInt8] = []

    mutating func append(_ piece: some Collection<UInt8>) {
        kept += piece.suffix(Self.bytes)
        if kept.count > Self.bytes { kept.removeFirst(kept.count - Self.bytes) }
    }

    /// The last lines, without what a terminal would take for a command.
    var lastLines: [String] {
        kept.split(separator: UInt8(ascii: "\n")).suffix(Self.lines).map { line in
            let printable = line.map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: " ") : $0 }
            return String(decoding: printable, as: UTF8.self)
        }
    }
}
