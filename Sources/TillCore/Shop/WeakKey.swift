/// Public keys of Ed25519 that prove nothing: points of small order, of which anybody can make a
/// signature that fits one text in eight or more, without a private key.
///
/// The eight points whose multiple by eight is the neutral element have five different
/// y-coordinates; p and p + 1 stand for 0 and 1 where a reader doesn't insist on the shortest form
/// (RFC 8032, 5.1.3; the curve's cofactor is 8). The sign of x, the last bit, doesn't matter.
enum WeakKey {
    private static let zeros = [UInt8](repeating: 0, count: 31)
    private static let ones = [UInt8](repeating: 0xFF, count: 30)

    private static let coordinates: [[UInt8]] = [
        [0] + zeros,
        [1] + zeros,
        // p - 1, p and p + 1, with p = 2^255 - 19.
        [0xEC] + ones + [0x7F],
        [0xED] + ones + [0x7F],
        [0xEE] + ones + [0x7F],
        // Of order 8.
        [
            0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF,
            0x98, 0xF0, 0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88,
            0x6D, 0x53, 0xFC, 0x05,
        ],
        [
            0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10,
            0x67, 0x0F, 0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77,
            0x92, 0xAC, 0x03, 0x7A,
        ],
    ]

    static func has(_ key: Hex) -> Bool {
        guard let last = key.bytes.last else { return false }
        return coordinates.contains(key.bytes.dropLast() + [last & 0x7F])
    }
}

extension Event.KeySet {
    /// Whether only whoever has the private half can prove it.
    package var provesSomething: Bool { publicKey.bytes.count == 32 && !WeakKey.has(publicKey) }
}
