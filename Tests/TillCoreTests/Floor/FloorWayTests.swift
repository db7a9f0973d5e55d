import Testing
import TillCore
import TillTesting

@Suite struct FloorWayTests {
    private func isWalk(_ points: [FloorPoint], on floor: Floor) -> Bool {
        zip(points, points.dropFirst()).allSatisfy { from, to in
            !floor.bays.contains { $0.area.isCrossed(from: from, to: to) }
        } && points.allSatisfy { floor.outline.area.holds($0) }
    }

    @Test func goesAroundTheShelves() throws {
        let floor = try Floor(text: FloorSamples.small)
        let way = try #require(floor.way(from: .entrance("main"), to: "1-A-2"))
        #expect(isWalk(way, on: floor))
        #expect(way.first == FloorPoint(x: 900, y: 800))
        #expect(way.last == floor.place("1-A")?.front)
        #expect(way.count <= 4, "\(way)")
        #expect(floor.way(from: .entrance("main"), to: "1-A-2") == way)
    }

    @Test func straightAheadIsStraight() throws {
        let floor = try Floor(text: FloorSamples.small)
        let way = try #require(floor.way(from: .register(1), to: "2-B"))
        #expect(way == [FloorPoint(x: 500, y: 700), FloorPoint(x: 412, y: 412)])
    }

    @Test func startsMustBeKnown() throws {
        let floor = try Floor(text: FloorSamples.small)
        #expect(floor.way(from: .register(2), to: "2-B") == nil)
        #expect(floor.way(from: .entrance("side"), to: "2-B") == nil)
        #expect(Floor().way(from: .entrance("main"), to: "2-B") == nil)
    }

    /// The side that is nearest, of a bay that has no face.
    @Test func aPalletIsReachedFromAnySide() throws {
        let floor = try Floor(text: FloorSamples.small)
        let fromDoor = try #require(floor.way(from: .entrance("main"), to: "PALL")?.last)
        let fromTill = try #require(floor.way(from: .register(1), to: "PALL")?.last)
        #expect(fromDoor.y > 580 || fromDoor.x > 820)
        #expect(fromTill.x < 700 || fromTill.y > 580)
    }

    @Test func everyPlaceOfALargeFloorIsReached() throws {
        let floor = try Floor(text: FloorSamples.large)
        #expect(floor.bays.allSatisfy { floor.place($0.id)?.front != nil })
        for bay in floor.bays.filter({ $0.id.hasSuffix("7-7") }) {
            let way = try #require(floor.way(from: .entrance("main"), to: bay.id))
            #expect(isWalk(way, on: floor))
            #expect(way.count < 12)
        }
    }

    /// On floors of chance: a walk goes through nothing, and there is one exactly where the bay's
    /// front is reached.
    @Test(arguments: 0..<40)
    func walksGoThroughNothing(seed: Int) throws {
        var chance = SplitMix64(seed: UInt64(seed))
        var text =
            "floor width=1210 depth=890\nentrance id=main x=0 y=0\nregister number=1 x=1200 y=0\n"
        var areas: [FloorArea] = []
        for index in 0..<25 {
            let area = FloorArea(
                x: Int.random(in: 30..<1000, using: &chance),
                y: Int.random(in: 30..<700, using: &chance),
                width: Int.random(in: 10...200, using: &chance),
                depth: Int.random(in: 10...180, using: &chance))
            guard !areas.contains(where: { $0.overlaps(area) }) else { continue }
            areas.append(area)
            text +=
                "bay id=B\(index) x=\(area.x) y=\(area.y) width=\(area.width) depth=\(area.depth)"
            if chance.chance(70) { text += " face=\(chance.pick(Floor.Face.allCases).rawValue)" }
            text += "\n"
        }
        let floor = try Floor(text: text)
        for bay in floor.bays {
            let way = floor.way(from: .entrance("main"), to: bay.id)
            #expect((way == nil) == (floor.place(bay.id)?.front == nil))
            if let way { #expect(isWalk(way, on: floor), "\(way)") }
            let other = floor.way(from: .register(1), to: bay.id)
            if let other { #expect(isWalk(other, on: floor), "\(other)") }
        }
    }

    @Test func linesAlongAnEdgeAreNotThrough() {
        let area = FloorArea(x: 10, y: 10, width: 10, depth: 10)
        func crosses(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int) -> Bool {
            area.isCrossed(from: FloorPoint(x: x1, y: y1), to: FloorPoint(x: x2, y: y2))
        }
        #expect(!crosses(10, 0, 10, 30))
        #expect(!crosses(0, 20, 30, 20))
        #expect(!crosses(0, 15, 10, 15))
        #expect(!crosses(0, 20, 10, 10) && !crosses(0, 40, 40, 0))
        #expect(crosses(15, 0, 15, 30))
        #expect(crosses(0, 0, 30, 30))
        #expect(crosses(0, 15, 11, 15))
        #expect(crosses(12, 12, 18, 18))
    }
}
