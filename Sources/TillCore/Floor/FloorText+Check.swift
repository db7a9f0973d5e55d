/// What must hold before a shop can run on a floor plan.
extension FloorText {
    mutating func check() {
        checkOutline()
        checkLimits()
        checkIDs("zone", floor.zones.map(\.id))
        checkIDs("aisle", floor.aisles.map(\.id))
        checkIDs("bay", floor.bays.map(\.id))
        checkIDs("entrance", floor.entrances.map(\.id))
        for (index, zone) in floor.zones.enumerated() {
            checkArea(zone.area, "zone", index, zone.id)
            checkName(zone.text, "zone", index)
        }
        for (index, aisle) in floor.aisles.enumerated() {
            checkZone(aisle.zone, "aisle", index)
            checkName(aisle.text, "aisle", index)
        }
        for (index, bay) in floor.bays.enumerated() { check(bay, index) }
        checkOverlaps()
        checkStarts()
    }

    private mutating func checkOutline() {
        guard count(of: "floor") == 1 else {
            let why = count(of: "floor") == 0 ? "is missing" : "stands twice"
            fail(line(of: "floor", 1), "the line `floor width= depth=` \(why)")
            return
        }
        checkName(floor.outline.name, "floor", 0)
        let lengths = 1...Floor.maximumLength
        if !lengths.contains(floor.outline.width) || !lengths.contains(floor.outline.depth) {
            fail(line(of: "floor"), "a floor is 1 to \(Floor.maximumLength) cm wide and deep")
        }
    }

    private mutating func checkLimits() {
        for (word, most) in [
            ("zone", Floor.maximumZones), ("aisle", Floor.maximumAisles),
            ("bay", Floor.maximumBays), ("entrance", Floor.maximumStarts),
            ("register", Floor.maximumStarts),
        ] where count(of: word) > most {
            fail(line(of: word, most), "there are at most \(most) of `\(word)`")
        }
        if floor.text.utf8.count > Floor.maximumText {
            fail(0, "a floor plan has at most \(Floor.maximumText) bytes")
        }
    }

    private mutating func checkIDs(_ word: String, _ ids: [String]) {
        var seen: Set<String> = []
        for (index, id) in ids.enumerated() {
            if !Self.isID(id) {
                let reason = "an id is 1 to \(Floor.maximumID) bytes: letters, digits, `-_.`"
                fail(line(of: word, index), reason)
            } else if !seen.insert(id).inserted {
                fail(line(of: word, index), "\(word) `\(id)` stands twice")
            }
        }
    }

    /// Letters are those of any alphabet; a comma or a space would end the place in a list.
    private static func isID(_ text: String) -> Bool {
        (1...Floor.maximumID).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                    UInt8(ascii: "."), 0x80...:
                    true
                default: false
                }
            }
    }

    private mutating func checkName(_ name: String?, _ word: String, _ index: Int) {
        guard let name, name.utf8.count > Floor.maximumNameLength else { return }
        fail(line(of: word, index), "a name has at most \(Floor.maximumNameLength) bytes")
    }

    private mutating func checkArea(_ area: FloorArea, _ word: String, _ index: Int, _ id: String) {
        guard area.isMeasurable else {
            fail(
                line(of: word, index),
                "`x` and `y` are 0 or more, `width` and `depth` 1 or more, in cm")
            return
        }
        if !floor.outline.area.holds(area) {
            fail(line(of: word, index), "\(word) `\(id)` is not inside the floor")
        }
    }

    private mutating func checkZone(_ zone: String?, _ word: String, _ index: Int) {
        guard let zone, floor.zone(zone) == nil else { return }
        fail(line(of: word, index), "there is no zone `\(zone)`")
    }

    private mutating func check(_ bay: Floor.Bay, _ index: Int) {
        checkArea(bay.area, "bay", index, bay.id)
        checkName(bay.text, "bay", index)
        checkZone(bay.zone, "bay", index)
        if let aisle = bay.aisle, floor.aisle(aisle) == nil {
            fail(line(of: "bay", index), "there is no aisle `\(aisle)`")
        }
        let numbers = Floor.Bay.shelfNumbers
        if let shelves = bay.shelves, !numbers.contains(shelves) {
            let range = "\(numbers.lowerBound) to \(numbers.upperBound)"
            fail(line(of: "bay", index), "`shelves` is \(range)")
        }
    }

    /// From west to east, each with those that begin before it ends.
    private mutating func checkOverlaps() {
        let measurable = floor.bays.indices.filter { floor.bays[$0].area.isMeasurable }
        let order = measurable.sorted { left, right in
            (floor.bays[left].area.x, left) < (floor.bays[right].area.x, right)
        }
        for (position, one) in order.enumerated() {
            let area = floor.bays[one].area
            for other in order[(position + 1)...] {
                guard floor.bays[other].area.x < area.right else { break }
                guard area.overlaps(floor.bays[other].area) else { continue }
                let (first, second) = (min(one, other), max(one, other))
                let ids = "`\(floor.bays[second].id)` and `\(floor.bays[first].id)`"
                fail(line(of: "bay", second), "bays \(ids) overlap")
            }
        }
    }

    private mutating func checkStarts() {
        if floor.entrances.isEmpty { fail(0, "a floor needs an `entrance`") }
        for (index, entrance) in floor.entrances.enumerated() {
            checkStart(entrance.point, "entrance", index, "entrance `\(entrance.id)`")
        }
        var seen: Set<Int> = []
        for (index, register) in floor.registers.enumerated() {
            if !Station.registerNumbers.contains(register.number) {
                fail(line(of: "register", index), "a register's number is 1 to 9999")
            } else if !seen.insert(register.number).inserted {
                fail(line(of: "register", index), "register \(register.number) stands twice")
            }
            checkStart(register.point, "register", index, "register \(register.number)")
        }
    }

    private mutating func checkStart(
        _ point: FloorPoint, _ word: String, _ index: Int, _ what: String
    ) {
        if !floor.outline.area.holds(point) {
            fail(line(of: word, index), "\(what) is not inside the floor")
        } else if let bay = floor.bays.first(where: {
            $0.area.isMeasurable && $0.area.surrounds(point)
        }) {
            fail(line(of: word, index), "\(what) is inside bay `\(bay.id)`")
        }
    }
}
