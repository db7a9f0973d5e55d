import Testing
import TillCore

@Suite struct FloorTextTests {
    private func read(_ more: String...) -> FloorText {
        FloorText(FloorSamples.small + "\n" + more.joined(separator: "\n"), from: .file)
    }

    @Test func theSampleIsInOrder() {
        #expect(read().errors == [])
        #expect(read().advice == [])
    }

    @Test(arguments: [
        ("bay", "`id=` is missing"),
        ("shelf id=1", "there is no `shelf` here"),
        ("bay id=X x=1 y=1 width=1 depth=1 colour=red", "`colour=` is not known here"),
        ("bay id=X x=1 y=1 width=1 depth=1 face=up", "`face=` has a value that can't stand there"),
        ("bay id=X x=1.5 y=1 width=1 depth=1", "`x=` has a value that can't stand there"),
        ("bay id=\"X", "this line can't be read: syntax"),
    ])
    func linesThatCantBeRead(line: String, reason: String) {
        #expect(read(line).errors == [.init(line: 15, reason: reason)])
    }

    @Test(arguments: [
        ("bay id=1-A x=0 y=700 width=10 depth=10", "bay `1-A` stands twice"),
        ("zone id=dairy x=0 y=0 width=10 depth=10", "zone `dairy` stands twice"),
        ("register number=1 x=500 y=700", "register 1 stands twice"),
        ("bay id=X x=950 y=700 width=60 depth=10", "bay `X` is not inside the floor"),
        (
            "bay id=X x=-5 y=700 width=60 depth=10",
            "`x` and `y` are 0 or more, `width` and `depth` 1 or more, in cm"
        ),
        (
            "bay id=X x=1 y=1 width=9223372036854775807 depth=1",
            "`x` and `y` are 0 or more, `width` and `depth` 1 or more, in cm"
        ),
        ("bay id=X x=340 y=240 width=50 depth=50", "bays `X` and `1-A` overlap"),
        ("bay id=X zone=no x=0 y=700 width=10 depth=10", "there is no zone `no`"),
        ("bay id=X aisle=no x=0 y=700 width=10 depth=10", "there is no aisle `no`"),
        ("aisle id=3 zone=no", "there is no zone `no`"),
        ("bay id=X x=0 y=700 width=10 depth=10 shelves=0", "`shelves` is 1 to 20"),
        ("bay id=X x=0 y=700 width=10 depth=10 shelves=21", "`shelves` is 1 to 20"),
        (
            "bay id=\"a b\" x=0 y=700 width=10 depth=10",
            "an id is 1 to 37 bytes: letters, digits, `-_.`"
        ),
        ("entrance id=side x=750 y=520", "entrance `side` is inside bay `PALL`"),
        ("entrance id=side x=0 y=801", "entrance `side` is not inside the floor"),
        ("register number=2 x=400 y=40", "register 2 is inside bay `KYL`"),
        ("register number=0 x=0 y=0", "a register's number is 1 to 9999"),
        ("floor width=10 depth=10", "the line `floor width= depth=` stands twice"),
    ])
    func linesThatDoNotFit(line: String, reason: String) {
        let errors = read(line).errors
        #expect(errors.contains(.init(line: 15, reason: reason)), "\(errors)")
    }

    @Test func allErrorsAreToldByLine() {
        let read = read(
            "register number=0 x=0 y=0", "bay id=1-A x=0 y=700 width=10 depth=10",
            "aisle id=3 zone=no")
        #expect(read.errors.map(\.line) == [15, 16, 17])
    }

    @Test func aFloorNeedsItsLineAndAnEntrance() {
        let read = FloorText("aisle id=1\n", from: .file)
        #expect(
            read.errors == [
                .init(line: 0, reason: "the line `floor width= depth=` is missing"),
                .init(line: 0, reason: "a floor needs an `entrance`"),
            ])
    }

    @Test(arguments: [
        ("aisle id=3", 15, "aisle `3` has no bay"),
        ("zone id=x x=0 y=600 width=10 depth=10", 15, "zone `x` has no bay"),
        (
            "bay id=1-D aisle=1 x=0 y=600 width=50 depth=50", 4,
            "aisle `1` has no bay `1-C` between `1-B` and `1-D`"
        ),
        (
            "bay id=1-A-2 x=0 y=600 width=50 depth=50", 15,
            "`1-A-2` is this bay, not shelf 2 of bay `1-A`"
        ),
        (
            "bay id=X x=0 y=600 width=50 depth=50 face=west", 15,
            "nobody can get to the front of bay `X`"
        ),
    ])
    func holesAreAdvice(line: String, number: Int, reason: String) {
        #expect(read(line).errors == [])
        #expect(read(line).advice == [.init(line: number, reason: reason)])
    }

    @Test func whatIsWalledInIsAHole() {
        let wall = [
            "bay id=W1 x=0 y=700 width=90 depth=10", "bay id=W2 x=90 y=700 width=10 depth=100",
            "bay id=IN x=0 y=760 width=40 depth=40", "register number=2 x=60 y=760",
        ]
        #expect(
            read(wall.joined(separator: "\n")).advice == [
                .init(line: 17, reason: "nobody can get to the front of bay `IN`"),
                .init(line: 18, reason: "there is no way from the entrance to register 2"),
            ])
    }

    @Test func gapsAreFoundByNumberToo() {
        let read = read(
            "aisle id=3", "bay id=3-1 aisle=3 x=0 y=500 width=50 depth=50",
            "bay id=3-3 aisle=3 x=0 y=600 width=50 depth=50")
        #expect(read.advice.map(\.reason) == ["aisle `3` has no bay `3-2` between `3-1` and `3-3`"])
    }

    @Test func thereAreLimits() {
        let aisles = (0...Floor.maximumAisles).map { "aisle id=x\($0)" }
        #expect(
            read(aisles.joined(separator: "\n")).errors == [
                .init(line: 13 + Floor.maximumAisles, reason: "there are at most 500 of `aisle`")
            ])
        let long = String(repeating: "#", count: Floor.maximumText)
        #expect(
            read(long).errors == [
                .init(line: 0, reason: "a floor plan has at most 1048576 bytes")
            ])
    }
}
