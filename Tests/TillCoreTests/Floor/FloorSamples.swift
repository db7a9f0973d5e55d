import TillCore

/// A shop of ten by eight metres: two aisles of shelves back to back, a cooler along the wall.
enum FloorSamples {
    static let small = """
        # the corner shop
        floor name="Hörnan" width=1000 depth=800
        zone id=dairy text=Mejeri x=0 y=0 width=1000 depth=150
        aisle id=1 text="Gång 1"
        aisle id=2 text="Gång 2" zone=dairy
        bay id=1-A aisle=1 x=300 y=250 width=50 depth=100 shelves=5 face=west
        bay id=1-B aisle=1 x=300 y=350 width=50 depth=100 shelves=5 face=west
        bay id=2-A aisle=2 x=350 y=250 width=50 depth=100 shelves=5 face=east
        bay id=2-B aisle=2 x=350 y=350 width=50 depth=100 shelves=5 face=east
        bay id=KYL x=200 y=0 width=400 depth=80 face=south text="Kylen"
        bay id=PALL x=700 y=500 width=120 depth=80

        entrance id=main x=900 y=800
        register number=1 x=500 y=700
        """

    /// A warehouse of a hundred by sixty metres: 500 bays in twenty rows, with one gap each.
    static let large: String = {
        var lines = ["floor width=10000 depth=6000", "entrance id=main x=5000 y=6000"]
        for row in 0..<20 {
            for bay in 0..<25 {
                let x = 300 + bay * 370 + (row.isMultiple(of: 2) ? 150 : 0)
                let y = 200 + row * 270
                lines.append(
                    "bay id=\(row)-\(bay) x=\(x) y=\(y) width=370 depth=90 shelves=5 face=south")
            }
        }
        return lines.joined(separator: "\n")
    }()
}
