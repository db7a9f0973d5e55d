import Foundation
import Testing
import TillCore

/// The demonstration shop's floor plan, held against its goods: both are text inside a program, so
/// the text is taken out of the sources.
@Suite struct DemoFloorTests {
    private static func literal(_ file: String) -> String {
        let parts = Repository.text(of: "Sources/tilld/Demo/\(file).swift")
            .components(separatedBy: "\"\"\"\n")
        let body = parts.count > 1 ? parts[1].components(separatedBy: "\"\"\"")[0] : ""
        return body.replacing("\\\n", with: "").split(separator: "\n")
            .map { $0.drop { $0 == " " } }.joined(separator: "\n")
    }

    private static let places: Set<String> = {
        let rows = literal("DemoCatalogue").split(separator: "\n").dropFirst()
        let goods = rows.compactMap { $0.split(separator: ",").last.map(String.init) }
        let trade = literal("DemoTrade").matches(of: /place=(\S+)/).map { String($0.1) }
        return Set(goods + trade)
    }()

    @Test func thePlanIsInOrder() {
        let read = FloorText(Self.literal("DemoFloor"), from: .file)
        #expect(read.errors == [])
        #expect(read.advice == [])
    }

    @Test func everyPlaceIsOnItAndReached() throws {
        let floor = try Floor(text: Self.literal("DemoFloor"))
        let starts =
            floor.entrances.map { Floor.Start.entrance($0.id) }
            + floor.registers.map { Floor.Start.register($0.number) }
        #expect(starts.count == 5)
        #expect(Self.places.count > 100)
        let bays = try Set(Self.places.sorted().map { try #require(floor.place($0)?.bay.id) })
        for bay in bays {
            for start in starts { #expect(floor.way(from: start, to: bay) != nil, "\(bay)") }
        }
    }
}
