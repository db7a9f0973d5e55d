/// A QR code in ESC/POS (`GS ( k`, functions 165 to 181 of Epson's reference): model 2, level M.
enum PaperCode {
    /// Bytes that a symbol can hold and a narrow roll can still show: version 17 (ISO/IEC 18004)
    /// holds 504 at level M in 85 modules, which with its quiet zone is 372 of 384 dots.
    static let maximumLength = 504
    /// Dots of a module's side: half a millimetre.
    private static let moduleSize: UInt8 = 4
    private static let model2: UInt8 = 50
    /// Level M: 15 % of it may be unreadable.
    private static let levelM: UInt8 = 49

    /// Printable ASCII only. Bytes in a code are counted, not read; but a printer that doesn't know
    /// the command reads them, and other letters are read by phones in one way or another.
    static func canHold(_ text: String) -> Bool {
        (1...maximumLength).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    }

    static func bytes(_ text: String) -> [UInt8] {
        function(65, [model2, 0]) + function(67, [moduleSize]) + function(69, [levelM])
            + function(80, [48] + Array(text.utf8)) + function(81, [48])
    }

    /// `GS ( k pL pH cn fn …`: the length counts from `cn`, which is 49 for QR codes.
    private static func function(_ number: UInt8, _ parameters: [UInt8]) -> [UInt8] {
        let length = parameters.count + 2
        return [0x1D, 0x28, 0x6B, UInt8(length & 0xFF), UInt8(length >> 8), 49, number]
            + parameters
    }
}
