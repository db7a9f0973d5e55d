/// The lines that a floor plan is made of. Lengths are centimetres.
extension Floor {
    /// `floor name="Kvarnens Livs" width=2400 depth=1600`
    package struct Outline: Record {
        package var name = ""
        package var width = 0
        package var depth = 0

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("name", &name, usually: "")
            coder.field("width", &width)
            coder.field("depth", &depth)
        }

        package var area: FloorArea { FloorArea(x: 0, y: 0, width: width, depth: depth) }
    }

    /// `zone id=dairy text="Mejeri" x=0 y=0 width=2400 depth=200`: a part of the shop that has a
    /// name. Zones may overlap.
    package struct Zone: Record {
        package var id = ""
        package var text: String?
        package var area = FloorArea(x: 0, y: 0, width: 0, depth: 0)

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("id", &id)
            coder.field("text", &text)
            area.code(with: &coder)
        }

        /// What people call it.
        package var name: String { text ?? id }
    }

    /// `aisle id=4 text="Gång 4" zone=dairy`
    package struct Aisle: Record {
        package var id = ""
        package var text: String?
        package var zone: String?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("id", &id)
            coder.field("text", &text)
            coder.field("zone", &zone)
        }

        /// What people call it.
        package var name: String { text ?? id }
    }

    /// `bay id=4-B aisle=4 x=400 y=300 width=100 depth=50 shelves=5 face=east`: what goods stand
    /// in or on, between two uprights: a piece of shelving, a cooler, a pallet.
    package struct Bay: Record {
        package static let shelfNumbers = 1...20

        package var id = ""
        package var aisle: String?
        package var zone: String?
        package var area = FloorArea(x: 0, y: 0, width: 0, depth: 0)
        /// How many shelves it has, numbered from the floor up; `nil` when they have no numbers.
        package var shelves: Int?
        /// Where one stands before it; any side when there is none.
        package var face: Face?
        package var text: String?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("id", &id)
            coder.field("aisle", &aisle)
            coder.field("zone", &zone)
            area.code(with: &coder)
            coder.field("shelves", &shelves)
            coder.field("face", &face)
            coder.field("text", &text)
        }

        /// What people call it.
        package var name: String { text ?? id }

        /// The numbers of its shelves, however many a plan that is not checked yet says there are.
        var shelvesThere: some Sequence<Int> { Self.shelfNumbers.prefix(max(0, shelves ?? 0)) }
    }

    /// North is up, where `y` is 0.
    package enum Face: String, WordValue, CaseIterable {
        case north
        case east
        case south
        case west
    }

    /// `entrance id=main x=2300 y=1600`
    package struct Entrance: Record {
        package var id = ""
        package var point = FloorPoint(x: 0, y: 0)

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("id", &id)
            coder.field("x", &point.x)
            coder.field("y", &point.y)
        }
    }

    /// `register number=1 x=1800 y=1400`: where its cashier stands.
    package struct Register: Record {
        package var number = 0
        package var point = FloorPoint(x: 0, y: 0)

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("number", &number)
            coder.field("x", &point.x)
            coder.field("y", &point.y)
        }
    }
}

extension FloorArea {
    fileprivate mutating func code(with coder: inout some FieldCoder) {
        coder.field("x", &x)
        coder.field("y", &y)
        coder.field("width", &width)
        coder.field("depth", &depth)
    }
}
