import TillCore

/// The floor as the page draws it; lengths in centimetres, from the north-west corner.
struct FloorPlan: Encodable {
    private struct Zone: Encodable {
        let id: String
        let text: String
        let box: [Int]
    }

    private struct Aisle: Encodable {
        let id: String
        let text: String
    }

    private struct Bay: Encodable {
        let id: String
        let aisle: String?
        let zone: String?
        let text: String?
        let shelves: Int
        let face: String?
        let box: [Int]
    }

    /// An entrance by its id, a register by its number.
    private struct Start: Encodable {
        let id: String
        let x: Int
        let y: Int
    }

    private let name: String
    private let width: Int
    private let depth: Int
    private let zones: [Zone]
    private let aisles: [Aisle]
    private let bays: [Bay]
    private let entrances: [Start]
    private let registers: [Start]

    init(_ floor: Floor) {
        name = floor.outline.name
        width = floor.outline.width
        depth = floor.outline.depth
        zones = floor.zones.map { Zone(id: $0.id, text: $0.name, box: $0.area.box) }
        aisles = floor.aisles.map { Aisle(id: $0.id, text: $0.name) }
        bays = floor.bays.map { bay in
            Bay(
                id: bay.id, aisle: bay.aisle, zone: floor.place(bay.id)?.zone?.id, text: bay.text,
                shelves: bay.shelves ?? 0, face: bay.face?.rawValue, box: bay.area.box)
        }
        entrances = floor.entrances.map { Start(id: $0.id, x: $0.point.x, y: $0.point.y) }
        registers = floor.registers.map {
            Start(id: $0.number.written, x: $0.point.x, y: $0.point.y)
        }
    }
}

extension FloorArea {
    /// `[x, y, width, depth]`
    fileprivate var box: [Int] { [x, y, width, depth] }
}
