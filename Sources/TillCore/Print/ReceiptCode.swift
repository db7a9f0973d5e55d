/// Six letters and digits on a receipt, that nobody knows who has not seen the paper: whoever
/// brings it may have the receipt shown, copied or given back by someone who must not look into
/// others.
///
/// They are of the store's Ed25519 signature over the four lines `till-receipt-code 1`, receipt,
/// time and total, each ended by LF: worked out when they are asked for, and kept nowhere. Of 729
/// million codes each receipt has one, so guessing is no way to find out what a drawer holds.
package struct ReceiptCode: Equatable, Sendable {
    package let text: String

    package init(_ receipt: Receipt, _ signer: Signer) {
        var signed = TextWriter()
        let facts = [receipt.name.written, receipt.time.written, receipt.total.written]
        for line in ["till-receipt-code 1"] + facts {
            signed.raw(line)
            signed.endLine()
        }
        var number = signer.sign(signed.bytes).bytes.prefix(8).reduce(UInt64(0)) {
            $0 << 8 | UInt64($1)
        }
        var text = ""
        for _ in 1...Self.length {
            text.append(Self.letters[Int(number % UInt64(Self.letters.count))])
            number /= UInt64(Self.letters.count)
        }
        self.text = text
    }

    /// Whether this is what was typed, in capitals or not.
    func isSpelled(_ typed: String) -> Bool { Balance.canonical(typed) == text }

    static let length = 6
    /// None looks like another: no I, L, O, U, no 0 and 1.
    private static let letters = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")
}
