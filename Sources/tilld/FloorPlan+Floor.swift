import TillCore
import TillWeb

/// The floor as the staff page draws it.
extension FloorPlan {
    /// - Returns: `nil` where the shop has no floor plan.
    init?(_ floor: Floor) {
        guard !floor.isEmpty else { return nil }
        self.init(
            name: floor.outline.name, width: floor.outline.width, depth: floor.outline.depth)
        zones = floor.zones.map { Zone(id: $0.id, text: $0.name, box: Box($0.area)) }
        aisles = floor.aisles.map { Aisle(id: $0.id, text: $0.name) }
        bays = floor.bays.map { bay in
            Bay(
                id: bay.id, aisle: bay.aisle, zone: floor.place(bay.id)?.zone?.id, text: bay.text,
                shelves: bay.shelves ?? 0, face: bay.face?.rawValue, box: Box(bay.area))
        }
        entrances = floor.entrances.map { Start(id: $0.id, point: WayPoint($0.point)) }
        registers = floor.registers.map {
            Start(id: String($0.number), point: WayPoint($0.point))
        }
    }
}

extension FloorPlan.Box {
    fileprivate init(_ area: FloorArea) {
        self.init(x: area.x, y: area.y, width: area.width, depth: area.depth)
    }
}

extension WayPoint {
    init(_ point: FloorPoint) { self.init(x: point.x, y: point.y) }
}

extension Floor {
    /// The walk from an entrance (its id) or a register (its number); without either, from the
    /// plan's first entrance.
    func walk(from start: String?, to place: String) -> [WayPoint]? {
        let chosen: Start? =
            if let start {
                entrances.contains { $0.id == start }
                    ? .entrance(start) : Int(start).map { .register($0) }
            } else {
                entrances.first.map { .entrance($0.id) }
            }
        return chosen.flatMap { way(from: $0, to: place) }?.map(WayPoint.init)
    }
}
