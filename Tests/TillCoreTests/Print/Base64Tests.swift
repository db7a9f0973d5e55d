import Testing
import TillCore

@Suite struct Base64Tests {
    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func isAsTheStandardHasIt(plain: String, coded: String) {
        #expect(Base64.text(Array(plain.utf8)) == coded)
    }

    @Test func everySixBitsHaveTheirLetter() {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        for value: UInt8 in 0..<64 {
            let text = Array(Base64.text([value << 2, 0, value]))
            #expect(text == [alphabet[Int(value)], "A", "A", alphabet[Int(value)]])
        }
    }
}
