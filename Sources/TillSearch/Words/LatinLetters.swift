/// Latin letters with marks, as they are compared: without case and marks, in ASCII.
///
/// Two of Unicode's blocks hold nearly all that names of goods are written with. What NFKD takes
/// apart is written without its marks; `æ ø ð þ ß ł` and the like as a keyboard without them would.
enum LatinLetters {
    /// U+00C0 to U+017F; `-` is no letter.
    private static let first: StaticString = """
        a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss a a a a a a ae c e \
        e e e i i i i d n o o o o o - o u u u u y th y a a a a a a c c c c c c c c d d d d e e \
        e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l \
        l l l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t \
        u u u u u u u u u u u u w w y y y z z z z z z s
        """
    /// U+1E00 to U+1EFF.
    private static let second: StaticString = """
        a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h \
        h i i i i k k k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p \
        p p r r r r r r r r s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v v v w \
        w w w w w w w w w x x x x y y z z z z z z h t w y a s s s ss d a a a a a a a a a a a a \
        a a a a a a a a a a a a e e e e e e e e e e e e e e e e i i i i o o o o o o o o o o o \
        o o o o o o o o o o o o o u u u u u u u u u u u u u u y y y y y y y y l l v v y y
        """

    private static let firstLetters = letters(first)
    private static let secondLetters = letters(second)

    private static func letters(_ text: StaticString) -> [[UInt8]] {
        "\(text)".utf8.split(separator: UInt8(ascii: " ")).map { letters in
            letters.elementsEqual("-".utf8) ? [] : Array(letters)
        }
    }

    /// One or two letters; none for `×` and `÷`; `nil` outside the two blocks.
    static func folded(_ scalar: Unicode.Scalar) -> [UInt8]? {
        switch scalar.value {
        case 0xC0...0x17F: firstLetters[Int(scalar.value) - 0xC0]
        case 0x1E00...0x1EFF: secondLetters[Int(scalar.value) - 0x1E00]
        default: nil
        }
    }
}
