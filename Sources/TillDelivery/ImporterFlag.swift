/// `#FLAGGA`, the first item of a SIE file: 0 when it was made, set to 1, in place, by the program
/// that has imported it (*SIE filformat*, edition 4B, `#FLAGGA`).
enum ImporterFlag {
    /// As much of a file as is looked at.
    static let bytesRead = 4096

    /// Whether the flag stands in these first bytes of a file, and is set. Whatever else they are,
    /// it is not.
    static func isSet(in bytes: [UInt8]) -> Bool {
        let lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        for line in lines {
            let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard words.first?.elementsEqual("#FLAGGA".utf8) == true else { continue }
            guard words.count >= 2 else { return false }
            return words[1].elementsEqual("1".utf8) || words[1].elementsEqual("\"1\"".utf8)
        }
        return false
    }
}
