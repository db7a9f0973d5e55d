/// The letters of a word: bytes of UTF-8, and three of their own for `å`, `ä` and `ö`.
///
/// They are letters of the alphabet, not an `a` and an `o` with a mark: `öl` is not `ol`. Who
/// types `o` may have no other key, so `o` finds both.
enum Letter {
    static let aWithRing: UInt8 = 0xF8
    static let aWithDots: UInt8 = 0xF9
    static let oWithDots: UInt8 = 0xFA

    /// `nil` for what is folded like any letter with a mark.
    static func own(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar {
        case "å", "Å", "\u{212B}": aWithRing
        case "ä", "Ä": aWithDots
        case "ö", "Ö", "ø", "Ø": oWithDots
        default: nil
        }
    }

    /// What a letter becomes by a mark that stands behind it.
    static func composed(_ letter: UInt8, _ mark: Unicode.Scalar) -> UInt8? {
        switch (letter, mark) {
        case (UInt8(ascii: "a"), "\u{30A}"): aWithRing
        case (UInt8(ascii: "a"), "\u{308}"): aWithDots
        case (UInt8(ascii: "o"), "\u{308}"): oWithDots
        default: nil
        }
    }

    /// What a typed byte finds beside itself: for `a` and `o` the letters that look alike.
    static func alike(_ typed: UInt8) -> [UInt8] {
        switch typed {
        case UInt8(ascii: "a"): likeA
        case UInt8(ascii: "o"): likeO
        default: []
        }
    }

    private static let likeA = [aWithRing, aWithDots]
    private static let likeO = [oWithDots]

    /// Bytes of the letter that begins with this one.
    static func length(beginning byte: UInt8) -> Int {
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}

extension Word {
    /// As it would be typed without the keys `å ä ö`.
    var folded: Word {
        map { byte in
            switch byte {
            case Letter.aWithRing, Letter.aWithDots: UInt8(ascii: "a")
            case Letter.oWithDots: UInt8(ascii: "o")
            default: byte
            }
        }
    }

    /// Where each of its letters stands; the last may be cut off.
    var letters: [Range<Int>] {
        var letters: [Range<Int>] = []
        var place = 0
        while place < count {
            let end = Swift.min(place + Letter.length(beginning: self[place]), count)
            letters.append(place..<end)
            place = end
        }
        return letters
    }
}
