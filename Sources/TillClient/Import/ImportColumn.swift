/// What a column of an imported file may be.
package enum ImportColumn: String, CaseIterable, Sendable {
    case code
    case name
    case price
    case vat
    case group
    case unit
    case place
    case kind
    case deposit
    case age
    case max
    case blocked
    case openPrice = "open-price"
    /// What it will cost from the date in `from`.
    case nextPrice = "next-price"
    case from
    case note
    case planned
    case stock

    /// What an item must have.
    static let required: [ImportColumn] = [.name, .price, .vat, .group]
    /// What an item may have besides, in the order in which `PUT item` is written.
    static let optional: [ImportColumn] = [
        .unit, .place, .kind, .deposit, .age, .max, .blocked, .openPrice,
    ]

    /// Headers as spreadsheets and cash registers write them, in small letters, first of all the
    /// column's own name. Blanks, hyphens and full stops don't count.
    private static let names: [(ImportColumn, [String])] = [
        (
            .code,
            [
                "code", "artikelnummer", "artikelnr", "artnr", "ean", "eankod", "gtin",
                "streckkod", "kod", "barcode", "sku", "itemcode", "plu", "varunummer", "ean13",
                "ean8", "gtin13", "gtin14", "upc", "eannummer", "barkod",
            ]
        ),
        (
            .name,
            [
                "name", "benämning", "artikelnamn", "namn", "beskrivning", "produkt",
                "produktnamn", "artikel", "varunamn", "description", "product", "productname",
                "itemname",
            ]
        ),
        (
            .price,
            [
                "price", "pris", "prisinklmoms", "prisinkl", "försäljningspris", "utpris",
                "butikspris", "salesprice", "retailprice", "unitprice",
            ]
        ),
        (.vat, ["vat", "moms", "momssats", "momsklass", "momskod", "moms%", "vatclass", "tax"]),
        (
            .group,
            [
                "group", "grupp", "varugrupp", "artikelgrupp", "kategori", "category",
                "department", "avdelning",
            ]
        ),
        (.unit, ["unit", "enhet", "försäljningsenhet"]),
        (.place, ["place", "plats", "hyllplats", "hylla", "lagerplats", "shelf", "location"]),
        (.kind, ["kind", "artikeltyp"]),
        (.deposit, ["deposit", "pant", "pantartikel"]),
        (.age, ["age", "ålder", "åldersgräns", "agelimit"]),
        (.max, ["max", "maxantal"]),
        (.blocked, ["blocked", "spärrad", "spärr"]),
        (.openPrice, ["openprice", "öppetpris"]),
        (.nextPrice, ["nextprice", "nyttpris", "newprice", "kommandepris"]),
        (
            .from,
            [
                "from", "från", "gällerfrån", "from", "prisfrån", "validfrom", "startdatum",
                "datum",
            ]
        ),
        (.note, ["note", "anteckning", "notering", "platsnotering"]),
        (.planned, ["planned", "planerat", "planeratantal", "hyllantal", "facing"]),
        (
            .stock,
            [
                "stock", "saldo", "lagersaldo", "ilager", "antalilager", "lager", "onhand",
                "inventory", "quantity", "antal",
            ]
        ),
    ]

    private static let byName: [String: ImportColumn] = Dictionary(
        names.flatMap { column, names in names.map { ($0, column) } }
    ) { first, _ in first }

    /// The column that a header means by itself.
    package init?(header: String) {
        guard let column = Self.byName[Self.bare(header)] else { return nil }
        self = column
    }

    /// Whether a column of codes says by its header that they are barcodes.
    static func isOfBarcodes(_ header: String) -> Bool {
        let bare = bare(header)
        return ["ean", "gtin", "streckkod", "barcode", "barkod", "upc"].contains {
            bare.contains($0)
        }
    }

    /// How headers are compared: `Pris inkl. moms` is `prisinklmoms`.
    static func bare(_ header: String) -> String {
        String(header.lowercased().filter { !" -_.\u{A0}:".contains($0) })
    }
}
