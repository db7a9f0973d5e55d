/// The floor plan: where in the shop the places of goods are.
///
/// It is written like the configuration, one setting a line, and becomes an event of the journal
/// when its canonical text changes. A place is a bay, or a shelf of a bay:
///
/// ```
/// bay id=4-B aisle=4 x=400 y=300 width=100 depth=50 shelves=5 face=east
/// ```
/// makes `4-B` a place, and `4-B-1` to `4-B-5`.
package struct Floor: Equatable, Sendable {
    /// Bytes of its text, canonical or as it is written.
    package static let maximumText = 1_048_576
    package static let maximumBays = 2000
    package static let maximumZones = 200
    package static let maximumAisles = 500
    package static let maximumStarts = 100
    /// Centimetres from wall to wall.
    package static let maximumLength = 30_000
    /// Bytes of an id: `-20` fits behind it in what may be the place of an item.
    package static let maximumID = Item.maximumPlaceLength - 3
    package static let maximumNameLength = 100

    package private(set) var outline = Outline()
    package private(set) var zones: [Zone] = []
    package private(set) var aisles: [Aisle] = []
    package private(set) var bays: [Bay] = []
    package private(set) var entrances: [Entrance] = []
    package private(set) var registers: [Register] = []
    /// Where a bay stands in `bays`.
    private var bayIndices: [String: Int] = [:]
    private(set) var grid = FloorGrid()

    /// No floor plan: any place may be.
    package init() {}

    package var isEmpty: Bool { outline.width == 0 }

    mutating func read(_ line: Line) throws {
        switch line.word {
        case "floor": outline = try Outline(reading: line)
        case "zone": zones.append(try Zone(reading: line))
        case "aisle": aisles.append(try Aisle(reading: line))
        case "bay":
            let bay = try Bay(reading: line)
            if bayIndices[bay.id] == nil { bayIndices[bay.id] = bays.count }
            bays.append(bay)
        case "entrance": entrances.append(try Entrance(reading: line))
        case "register": registers.append(try Register(reading: line))
        default: throw Configuration.Failure(line: 0, reason: "there is no `\(line.word)` here")
        }
    }

    /// Once all of it is read, and fits.
    mutating func layGrid() {
        grid = FloorGrid(
            outline.area, bays: bays.map { ($0.area, $0.face) }, entrances: entrances.map(\.point))
    }

    /// The canonical text: the same floor gives the same bytes, whatever the order of its file's
    /// kinds, its comments and spaces.
    package var text: String {
        guard !isEmpty else { return "" }
        var writer = TextWriter()
        writer.lines("floor", [outline])
        writer.lines("zone", zones)
        writer.lines("aisle", aisles)
        writer.lines("bay", bays)
        writer.lines("entrance", entrances)
        writer.lines("register", registers)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension Floor {
    /// Reads what an owner wrote; fails at the first error.
    package init(text: String) throws(Configuration.Failure) {
        try self.init(FloorText(text, from: .file))
    }

    /// Reads what `text` gave, as the journal keeps it: no text is no floor plan.
    package init(canonical text: String) throws(Configuration.Failure) {
        try self.init(FloorText(text, from: .journal))
    }

    private init(_ read: FloorText) throws(Configuration.Failure) {
        if let first = read.errors.first { throw first }
        self = read.floor
    }

    package func bay(_ id: String) -> Bay? { bayIndices[id].map { bays[$0] } }
    package func zone(_ id: String) -> Zone? { zones.first { $0.id == id } }
    package func aisle(_ id: String) -> Aisle? { aisles.first { $0.id == id } }

    /// Which bay this is in `bays`, and which shelf of it. A bay whose id is all of the text comes
    /// first.
    private func find(_ place: String) -> (bay: Int, shelf: Int?)? {
        if let bay = bayIndices[place] { return (bay, nil) }
        let bytes = place.utf8
        guard let dash = bytes.lastIndex(of: UInt8(ascii: "-")),
            let shelf = Int(text: String(place[bytes.index(after: dash)...])),
            let bay = bayIndices[String(place[..<dash])],
            let shelves = bays[bay].shelves, shelf >= 1, shelf <= shelves
        else { return nil }
        return (bay, shelf)
    }

    package func has(place: String) -> Bool { find(place) != nil }

    package func place(_ text: String) -> FloorPlace? {
        guard let (index, shelf) = find(text) else { return nil }
        let bay = bays[index]
        let aisle = bay.aisle.flatMap { self.aisle($0) }
        let named = (bay.zone ?? aisle?.zone).flatMap { zone($0) }
        return FloorPlace(
            text: text, bay: bay, shelf: shelf,
            zone: named ?? zones.first { $0.area.holds(bay.area.middle) }, aisle: aisle,
            front: grid.front(ofBay: index))
    }

    /// Every place there is, bays before their shelves, in the plan's order.
    package var places: [String] {
        bays.flatMap { bay in
            [bay.id] + bay.shelvesThere.map { "\(bay.id)-\($0)" }
        }
    }

    package enum Start: Equatable, Sendable {
        case entrance(String)
        case register(Int)
    }

    /// An entrance by its id or a register by its number; without a name, the first entrance.
    package func start(named name: String?) -> Start? {
        guard let name else { return entrances.first.map { .entrance($0.id) } }
        if entrances.contains(where: { $0.id == name }) { return .entrance(name) }
        return Int(text: name).map { .register($0) }
    }

    package func point(of start: Start) -> FloorPoint? {
        switch start {
        case .entrance(let id): entrances.first { $0.id == id }?.point
        case .register(let number): registers.first { $0.number == number }?.point
        }
    }

    /// The shortest walk to where one stands before a place, around all bays, in few straight
    /// pieces; `nil` when there is no such start or place, or no way.
    package func way(from start: Start, to place: String) -> [FloorPoint]? {
        guard let from = point(of: start), let (bay, _) = find(place) else { return nil }
        return grid.way(from: from, toBay: bay)
    }
}
