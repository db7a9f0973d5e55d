import Testing
import TillCore

@Suite struct FloorTests {
    private let floor: Floor

    init() throws { floor = try Floor(text: FloorSamples.small) }

    @Test func canonicalTextIsReadAsTheSame() throws {
        #expect(try Floor(text: floor.text) == floor)
        #expect(try Floor(canonical: floor.text).text == floor.text)
        #expect(floor.text.hasPrefix("floor name=\"Hörnan\" width=1000 depth=800\nzone id=dairy "))
        #expect(!floor.text.contains("#"))
    }

    @Test func orderOfKindsDoesNotCount() throws {
        let lines = FloorSamples.small.split(separator: "\n").map(String.init)
        let bays = lines.filter { $0.hasPrefix("bay") }
        let rest = lines.filter { !$0.hasPrefix("bay") }
        let other = (bays + rest).map { $0 + " \r\n" }.joined()
        #expect(try Floor(text: other).text == floor.text)
    }

    @Test func noTextIsNoFloorPlan() throws {
        #expect(try Floor(canonical: "") == Floor())
        #expect(Floor().isEmpty && Floor().text == "")
        #expect(!floor.isEmpty)
        #expect(throws: Configuration.Failure.self) { try Floor(text: "") }
    }

    @Test(arguments: ["1-A", "1-A-1", "1-A-5", "KYL", "PALL"])
    func knowsPlaces(place: String) {
        #expect(floor.has(place: place))
    }

    @Test(arguments: [
        "", "-", "1", "1-", "1-A-", "1-A-0", "1-A-6", "1-A-01", "1-A-+1", "1-A--1", "1-C", "1-a",
        "KYL-1", "1-A-1-1", " 1-A", "1-A-99999999999999999999", "é-1", "\u{301}-1",
    ])
    func knowsNoOthers(place: String) {
        #expect(!floor.has(place: place))
        #expect(floor.place(place) == nil)
        #expect(floor.way(from: .entrance("main"), to: place) == nil)
    }

    @Test func listsItsPlaces() {
        #expect(floor.places.count == 4 * 6 + 2)
        #expect(floor.places.allSatisfy { floor.has(place: $0) })
        #expect(floor.places.prefix(2) == ["1-A", "1-A-1"])
    }

    @Test func saysWhatAPlaceIs() throws {
        let place = try #require(floor.place("2-A-3"))
        #expect(place.bay.id == "2-A" && place.shelf == 3)
        #expect(place.aisle?.name == "Gång 2" && place.zone?.name == "Mejeri")
        #expect(floor.place("KYL")?.zone?.id == "dairy")  // it stands there
        #expect(floor.place("KYL")?.bay.name == "Kylen")
        #expect(floor.place("PALL")?.zone == nil)
        #expect(floor.place("1-A")?.shelf == nil)
    }

    /// A bay comes before the shelf of another that is called the same.
    @Test func theLongestBayCounts() throws {
        let more = FloorSamples.small + "\nbay id=1-A-2 x=0 y=600 width=50 depth=50"
        let floor = try Floor(text: more)
        #expect(floor.place("1-A-2")?.bay.id == "1-A-2")
        #expect(floor.place("1-A-3")?.bay.id == "1-A")
    }

    @Test func saysWhereOneStands() throws {
        #expect(floor.place("1-A")?.front == FloorPoint(x: 287, y: 312))
        #expect(floor.place("2-B")?.front == FloorPoint(x: 412, y: 412))
        let cooler = try #require(floor.place("KYL")?.front)
        #expect(cooler.y > 80 && cooler.y < 130 && abs(cooler.x - 400) <= 25)
    }
}
