/// Keys out of the bytes that a terminal sends: text as UTF-8, and the sequences of ECMA-48 that
/// xterm, rxvt, screen, tmux and the Linux console send for arrows and function keys.
///
/// A lone Escape can't be told from the start of a sequence but by the silence after it. The caller
/// measures that silence, while `isUndecided`, and then says `fellSilent`.
package struct KeyDecoder: Sendable {
    private enum State: Equatable {
        case ground
        case escape
        /// Behind `ESC [`.
        case sequence([UInt8])
        /// Behind `ESC O`.
        case single
        /// A character of which as many bytes are missing.
        case character([UInt8], missing: Int)
    }

    /// No terminal sends a longer sequence for a key.
    private static let longestSequence = 16

    private var state = State.ground
    private var endedWithReturn = false
    private var keys: [Keystroke] = []

    package init() {}

    package var isUndecided: Bool { state != .ground }

    package mutating func received(_ bytes: some Sequence<UInt8>) -> [Keystroke] {
        for byte in bytes { received(byte) }
        return taken()
    }

    /// Nothing came behind an Escape: it was one.
    package mutating func fellSilent() -> [Keystroke] {
        if state == .escape { keys.append(.escape) }
        state = .ground
        return taken()
    }

    private mutating func taken() -> [Keystroke] {
        defer { keys = [] }
        return keys
    }

    private mutating func received(_ byte: UInt8) {
        switch state {
        case .ground: begin(byte)
        case .escape: receivedBehindEscape(byte)
        case .single: finish(Self.single(byte))
        case .sequence(let bytes): continueSequence(bytes, byte)
        case .character(let bytes, let missing): continueCharacter(bytes, byte, missing)
        }
    }

    private mutating func finish(_ key: Keystroke?) {
        state = .ground
        if let key { keys.append(key) }
    }

    private mutating func begin(_ byte: UInt8) {
        // Scanners may end with CR LF: one Enter.
        defer { endedWithReturn = byte == 0x0D }
        switch byte {
        case 0x0D: keys.append(.enter)
        case 0x0A where endedWithReturn: break
        case 0x0A: keys.append(.enter)
        case 0x1B: state = .escape
        case 0x09: keys.append(.tab)
        case 0x08, 0x7F: keys.append(.backspace)
        // A scanner's group separator is part of its code.
        case 0x1D: keys.append(.text("\u{1D}"))
        case 0x01...0x1A:
            keys.append(.control(Character(Unicode.Scalar(byte + 0x60))))
        case 0x20..<0x7F: keys.append(.text(Character(Unicode.Scalar(byte))))
        case 0xC2..<0xE0: state = .character([byte], missing: 1)
        case 0xE0..<0xF0: state = .character([byte], missing: 2)
        case 0xF0..<0xF5: state = .character([byte], missing: 3)
        default: break
        }
    }

    private mutating func receivedBehindEscape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "["): state = .sequence([])
        case UInt8(ascii: "O"): state = .single
        default:
            finish(.escape)
            begin(byte)
        }
    }

    private mutating func continueCharacter(_ bytes: [UInt8], _ byte: UInt8, _ missing: Int) {
        guard (0x80..<0xC0).contains(byte) else {
            state = .ground
            return received(byte)
        }
        let bytes = bytes + [byte]
        guard missing == 1 else {
            state = .character(bytes, missing: missing - 1)
            return
        }
        finish(String(validating: bytes, as: UTF8.self)?.first.map(Keystroke.text))
    }

    private mutating func continueSequence(_ bytes: [UInt8], _ byte: UInt8) {
        // The Linux console says `ESC [ [ A` for F1.
        let isConsole = bytes == [UInt8(ascii: "[")]
        let isEnd = isConsole || ((0x40..<0x7F).contains(byte) && byte != UInt8(ascii: "["))
        guard isEnd || bytes.count >= Self.longestSequence else {
            state = .sequence(bytes + [byte])
            return
        }
        if isConsole {
            let number = Int(byte) - Int(UInt8(ascii: "A")) + 1
            return finish((1...5).contains(number) ? .function(number) : nil)
        }
        guard byte == UInt8(ascii: "~") else { return finish(Self.single(byte)) }
        let digits = bytes.prefix { $0 != UInt8(ascii: ";") }
        finish(Int(String(decoding: digits, as: UTF8.self)).flatMap(Self.numbered))
    }

    /// The key of a final byte, behind `ESC O` or `ESC [`.
    private static func single(_ byte: UInt8) -> Keystroke? {
        switch byte {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "M"): .enter
        case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(byte - UInt8(ascii: "P")) + 1)
        default: nil
        }
    }

    /// The key of `ESC [ number ~`, as VT220 and xterm number them.
    private static func numbered(_ number: Int) -> Keystroke? {
        switch number {
        case 1, 7: .home
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23, 24: .function(number - 12)
        default: nil
        }
    }
}
