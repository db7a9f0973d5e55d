/// Someone who works here: a number, a role, a PIN. Names stand outside the journal.
package struct Person: Record {
    package var number = 0
    package var role = ""
    package var isActive = true
    /// scrypt of the PIN; `nil` until one is set.
    package var verifier: Hex?
    /// How often the person was unlocked on the day that it last was.
    package var unlocks = 0
    package var unlockedOn: CivilDate?

    /// A PIN has four digits: ten tries, and ten more for each time, do not find it in weeks.
    package static let unlocksADay = 3
    package static let numbers = 1...99_999

    package init() {}

    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("person", &number)
        coder.field("role", &role)
        coder.field("active", &isActive, usually: true)
        coder.field("verifier", &verifier)
        coder.field("unlocks", &unlocks, usually: 0)
        coder.field("unlocked-on", &unlockedOn)
    }

    package func unlocks(on date: CivilDate) -> Int { date == unlockedOn ? unlocks : 0 }

    mutating func countUnlock(on date: CivilDate) {
        unlocks = unlocks(on: date) + 1
        unlockedOn = date
    }
}

/// Wrong PINs of a person at a station: they slow down, then lock.
package struct PINGuard: Record {
    package var person = 0
    package var station = Station.house
    package var wrong = 0
    package var last = Timestamp.epoch

    /// After this many wrong ones each further try has to wait.
    package static let freeTries = 3
    /// After this many the person is locked at this station until unlocked.
    package static let lockedAfter = 10
    package static let waitStepSeconds = 5

    package init() {}

    package init(person: Int, station: Station) {
        self.person = person
        self.station = station
    }

    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("person", &person)
        coder.field("station", &station)
        coder.field("wrong", &wrong)
        coder.field("last", &last)
    }

    package var isLocked: Bool { wrong >= Self.lockedAfter }

    /// Which of two gives way when there are too many: a strict order, whatever the clock shows.
    func isForgotten(before other: PINGuard) -> Bool {
        if isLocked != other.isLocked { return !isLocked }
        if last != other.last { return last.milliseconds < other.last.milliseconds }
        if person != other.person { return person < other.person }
        return station.written < other.station.written
    }

    /// Seconds to wait before the next try: 5 after the third wrong one, 10 after the fourth...
    package func secondsToWait(at time: Timestamp) -> Int {
        guard wrong >= Self.freeTries else { return 0 }
        let step = Int64((wrong - Self.freeTries + 1) * Self.waitStepSeconds)
        let left = step * 1000 - (time.milliseconds - last.milliseconds)
        return left <= 0 ? 0 : Int(min(left, step * 1000) + 999) / 1000
    }
}
