/// An application identifier and its data: `(17)261130`.
///
/// Several stand behind one another in one code. A scanner sends them without parentheses; where
/// the data has no fixed length, a separator ends it (GS1 General Specifications 7.8):
///
/// ```
/// 0107310865001825 17261130 10AB1<GS> 3103001234     without the spaces
/// ```
/// Of an AI that nobody asks for only its end is needed: its length is fixed, or it goes to the
/// next separator. So one that is made up tomorrow can be skipped today.
struct ElementString: Equatable {
    let identifier: String
    let data: String

    static let separator: UInt8 = 0x1D

    /// `nil` unless the identifier is digits, as many as its kind has, and the data fits: digits of
    /// the fixed length, or any characters of GS1's set.
    init?(identifier: some Collection<UInt8>, data: some Collection<UInt8>) {
        guard let two = Self.firstTwo(of: identifier), identifier.allSatisfy(\.isDigit),
            identifier.count == ApplicationIdentifier.length(beginning: two)
        else { return nil }
        if let length = ApplicationIdentifier.fixedDataLength(beginning: two) {
            guard data.count == length, data.allSatisfy(\.isDigit) else { return nil }
        } else {
            guard !data.isEmpty, data.allSatisfy(Self.isAllowed) else { return nil }
        }
        self.identifier = String(decoding: Array(identifier), as: UTF8.self)
        self.data = String(decoding: Array(data), as: UTF8.self)
    }

    /// What a scanner sent, its symbology identifier taken off; `nil` when it is malformed.
    static func scanned(_ bytes: ArraySlice<UInt8>) -> [ElementString]? {
        var elements: [ElementString] = []
        var rest = bytes.drop { $0 == separator }
        while let two = firstTwo(of: rest) {
            let identifier = rest.prefix(ApplicationIdentifier.length(beginning: two))
            let behind = rest.dropFirst(identifier.count)
            let data =
                if let length = ApplicationIdentifier.fixedDataLength(beginning: two) {
                    behind.prefix(length)
                } else {
                    behind.prefix { $0 != separator }
                }
            guard let element = ElementString(identifier: identifier, data: data) else {
                return nil
            }
            elements.append(element)
            // A separator behind data of a fixed length is not needed, and allowed.
            rest = behind.dropFirst(data.count).drop { $0 == separator }
        }
        return rest.isEmpty ? elements : nil
    }

    private static func firstTwo(of bytes: some Collection<UInt8>) -> Int? {
        let two = Array(bytes.prefix(2))
        guard two.count == 2, two.allSatisfy(\.isDigit) else { return nil }
        return Int(two[0] - UInt8(ascii: "0")) * 10 + Int(two[1] - UInt8(ascii: "0"))
    }

    /// GS1 AI encodable character set 82; GS1 General Specifications, figure 7.11-1.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x22, 0x25...0x3F, 0x41...0x5A, 0x5F, 0x61...0x7A: true
        default: false
        }
    }
}

/// The human readable form, with parentheses: what is printed below a code, and what people type.
///
/// ```
/// (01)07310865001825(17)261130(10)AB1
/// ```
/// Parentheses may stand in a lot too. There is no way to tell a lot `A(10)B` from a second one;
/// what looks like an identifier is one. Spaces, which no data has, may stand anywhere.
extension ElementString {
    static func isPrinted(_ bytes: ArraySlice<UInt8>) -> Bool {
        printedIdentifier(beginning: bytes) != nil
    }

    static func printed(_ bytes: ArraySlice<UInt8>) -> [ElementString]? {
        var elements: [ElementString] = []
        var rest = bytes.filter { $0 != UInt8(ascii: " ") }[...]
        while let identifier = printedIdentifier(beginning: rest) {
            rest = rest.dropFirst(identifier.count + 2)
            let end = rest.indices.first { printedIdentifier(beginning: rest[$0...]) != nil }
            let data = rest[..<(end ?? rest.endIndex)]
            guard let element = ElementString(identifier: identifier, data: data) else {
                return nil
            }
            elements.append(element)
            rest = rest[data.endIndex...]
        }
        return rest.isEmpty ? elements : nil
    }

    /// Two to four digits in parentheses.
    private static func printedIdentifier(
        beginning bytes: ArraySlice<UInt8>
    ) -> ArraySlice<UInt8>? {
        guard bytes.first == UInt8(ascii: "(") else { return nil }
        let digits = bytes.dropFirst().prefix(while: \.isDigit)
        guard (2...4).contains(digits.count), digits.endIndex < bytes.endIndex,
            bytes[digits.endIndex] == UInt8(ascii: ")")
        else { return nil }
        return digits
    }
}
