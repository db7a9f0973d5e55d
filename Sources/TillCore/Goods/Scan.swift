/// What a scanner read, taken apart: the item, and what the code says about this very pack.
///
/// A code comes in one of five shapes, and the first that fits is taken:
///
/// ```
/// https://id.example/01/07310865001825/10/AB1?17=261130      a GS1 Digital Link
/// ]C1010731086500182517261130<GS>10AB1                        element strings, as scanners send
/// (01)07310865001825(17)261130(10)AB1                         the same, as printed below a code
/// 7310865001825, 2311111112345                                a GTIN; a pack weighed in the shop
/// T-MILK                                                      anything else: the store's own code
/// ```
/// A scanner may begin with a symbology identifier (`]E0`, `]C1`; ISO/IEC 15424), which is taken
/// off. Element strings are known by theirs, by a separator (GS, 0x1D) anywhere, or else by (01)
/// with a right check digit at the front: a scanner that is set up to send neither still works.
///
/// What is there must be whole: a code that calls itself an element string or a link and is not
/// well-formed is no code. An expiry date that can't be read must not pass as none.
package struct Scan: Equatable, Sendable {
    /// What the item is looked up by.
    package var code: ItemCode
    /// The weight in kilograms that the code carries. One of zero is none.
    package var quantity: Quantity?
    /// The price of this very pack that the code carries. One of zero is none.
    package var price: Money?
    /// The currency of that price, as ISO 4217's three digits, where the code names it.
    package var currency: String?
    /// Batch or lot: AI (10).
    package var lot: String?
    /// Serial number: AI (21).
    package var serial: String?
    /// The last day of use: AI (17).
    package var expiry: CivilDate?
    /// A number of those that a shop gives to what it labels itself, as it was read: the shop's
    /// configuration tells what it means.
    package var mayBeLabel = false

    /// Bytes of a code; the store's own has at most `ItemCode.maximumLength` of them.
    package static let maximumLength = 400

    /// The year that two-digit years are read from when no other is handed in: 1977 to 2076. The
    /// core has no clock, and a journal that is read again in ten years must read the same.
    package static let referenceYear = 2026

    /// Nothing but a code.
    package init(code: ItemCode) { self.code = code }

    /// `nil` when the text can't be a code at all: empty, too long, malformed.
    ///
    /// - Parameters:
    ///   - year: the year from which a two-digit year gets its century; about this one.
    ///   - labels: how in-store labels are read; `nil` leaves them as they are.
    package init?(
        text: String, year: Int = Self.referenceYear, labels: LabelReader? = .usual
    ) {
        guard (1...Self.maximumLength).contains(text.utf8.count) else { return nil }
        let bytes = Array(text.utf8)
        let symbology = SymbologyIdentifier(prefixing: bytes[...])
        let content = bytes[(symbology == nil ? 0 : SymbologyIdentifier.length)...]
        let isAnnounced =
            symbology?.announcesElements == true || content.contains(ElementString.separator)
        if let link = DigitalLink(content), link.namesAnItem {
            self.init(link.elements(), year: year)
        } else if isAnnounced {
            self.init(ElementString.scanned(content), year: year)
        } else if ElementString.isPrinted(content) {
            self.init(ElementString.printed(content), year: year)
        } else {
            self.init(unmarked: content, year: year, labels)
        }
    }

    /// A GTIN, element strings that nothing announces, or the store's own code.
    private init?(unmarked content: ArraySlice<UInt8>, year: Int, _ labels: LabelReader?) {
        let code = ItemCode(text: String(decoding: content, as: UTF8.self))
        if case .gtin(let number)? = code {
            self.init(code: .gtin(number))
            mayBeLabel = LabelPattern.isRestricted(number)
            if let labels { self = labels.reading(self) }
        } else if content.starts(with: "01".utf8),
            let scan = Scan(ElementString.scanned(content), year: year)
        {
            self = scan
        } else if let code {
            self.init(code: code)
        } else {
            return nil
        }
    }
}
