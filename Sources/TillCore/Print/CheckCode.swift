/// What the QR code at the end of a receipt says: which receipt, when, how much, and the store's
/// signature over that, so that anyone who has the store's public key can tell a receipt that this
/// daemon made from one that somebody printed.
///
/// ```
/// till 1 kvarnen 3-413 2026-11-23T10:15:02.123+01:00 180.65 Rb0q…
/// ```
/// The signature is Ed25519 over the five lines `till-receipt 1`, store, receipt, time and total,
/// each ended by LF; it is written in base64.
struct CheckCode {
    let storeID: String
    let receipt: Receipt

    /// `nil` for a receipt that proves nothing.
    init?(_ receipt: Receipt, storeID: String) {
        guard !receipt.isTraining else { return nil }
        self.storeID = storeID
        self.receipt = receipt
    }

    var signedText: [UInt8] {
        var text = TextWriter()
        for line in ["till-receipt 1"] + facts {
            text.raw(line)
            text.endLine()
        }
        return text.bytes
    }

    func text(signature: Hex) -> String {
        (["till", "1"] + facts + [Base64.text(signature.bytes)]).joined(separator: " ")
    }

    private var facts: [String] {
        [storeID, receipt.name.written, receipt.time.written, receipt.total.written]
    }
}
