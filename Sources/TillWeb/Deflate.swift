/// DEFLATE (RFC 1951) in a gzip wrapper (RFC 1952), for the page's own few files, once at a start:
/// on a slow link they are a third of their size. One block with the fixed codes, and the longest
/// of the last few matches.
enum Deflate {
    static func gzip(_ data: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        bytes += block(data)
        for word in [checksum(of: data), UInt32(truncatingIfNeeded: data.count)] {
            for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        return bytes
    }

    /// CRC-32 (RFC 1952, 8).
    static func checksum(of data: [UInt8]) -> UInt32 {
        var code: UInt32 = 0xFFFF_FFFF
        for byte in data {
            code ^= UInt32(byte)
            for _ in 0..<8 { code = code & 1 == 1 ? code >> 1 ^ 0xEDB8_8320 : code >> 1 }
        }
        return ~code
    }

    private static let shortest = 3
    private static let longest = 258
    private static let window = 32_768
    /// How many earlier places are tried for a match.
    private static let tries = 128

    private static func block(_ data: [UInt8]) -> [UInt8] {
        var bits = BitWriter()
        bits.write(0b011, count: 3)  // the last block, fixed codes
        var seen: [UInt32: [Int]] = [:]
        var at = 0
        while at < data.count {
            let match = longestMatch(data, at, seen)
            let length = match?.length ?? 1
            if let match {
                bits.writeLength(match.length)
                bits.writeDistance(match.distance)
            } else {
                bits.writeLiteral(Int(data[at]))
            }
            for place in at..<at + length {
                if let key = key(data, place) { seen[key, default: []].append(place) }
            }
            at += length
        }
        bits.writeLiteral(256)
        return bits.finished
    }

    private static func key(_ data: [UInt8], _ at: Int) -> UInt32? {
        guard at + shortest <= data.count else { return nil }
        return UInt32(data[at]) << 16 | UInt32(data[at + 1]) << 8 | UInt32(data[at + 2])
    }

    private static func longestMatch(
        _ data: [UInt8], _ at: Int, _ seen: [UInt32: [Int]]
    ) -> (length: Int, distance: Int)? {
        guard let key = key(data, at), let places = seen[key] else { return nil }
        var best: (length: Int, distance: Int)?
        for place in places.suffix(tries).reversed() {
            guard at - place <= window else { break }
            var length = 0
            while length < longest, at + length < data.count,
                data[place + length] == data[at + length]
            { length += 1 }
            if length > best?.length ?? 0 { best = (length, at - place) }
        }
        return best
    }
}

/// Bits from the low end of each byte up; codes of Huffman's from their high bit on.
private struct BitWriter {
    private var bytes: [UInt8] = []
    private var held: UInt32 = 0
    private var count = 0

    mutating func write(_ value: Int, count more: Int) {
        held |= UInt32(value) << count
        count += more
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: held))
            held >>= 8
            count -= 8
        }
    }

    private mutating func writeCode(_ code: Int, count: Int) {
        for shift in (0..<count).reversed() { write(code >> shift & 1, count: 1) }
    }

    /// RFC 1951, 3.2.6.
    mutating func writeLiteral(_ symbol: Int) {
        switch symbol {
        case 0...143: writeCode(0x30 + symbol, count: 8)
        case 144...255: writeCode(0x190 + symbol - 144, count: 9)
        case 256...279: writeCode(symbol - 256, count: 7)
        default: writeCode(0xC0 + symbol - 280, count: 8)
        }
    }

    /// RFC 1951, 3.2.5: each code stands for a stretch, and more bits say which of it.
    mutating func writeLength(_ length: Int) {
        guard length < 258 else { return writeLiteral(285) }
        let offset = length - 3
        let extra = offset < 8 ? 0 : offset.bitWidth - offset.leadingZeroBitCount - 3
        writeLiteral(257 + (offset < 8 ? offset : extra * 4 + offset >> extra))
        write(offset & (1 << extra - 1), count: extra)
    }

    mutating func writeDistance(_ distance: Int) {
        let offset = distance - 1
        let extra = offset < 4 ? 0 : offset.bitWidth - offset.leadingZeroBitCount - 2
        writeCode(offset < 4 ? offset : extra * 2 + offset >> extra, count: 5)
        write(offset & (1 << extra - 1), count: extra)
    }

    var finished: [UInt8] { count > 0 ? bytes + [UInt8(truncatingIfNeeded: held)] : bytes }
}
