import TillCore

/// Leaving the register for a while, and coming back: nobody knows who has come.
extension Checkout {
    /// From outside: nobody has touched a key for so long.
    package mutating func wasLeftAlone() -> [Action] {
        guard person != nil, underWay == nil, unlocking == nil else { return [] }
        switch pane {
        case .form(let draft) where draft.purpose == .epoch || draft.purpose == .takeBack: return []
        case .form, .sale, .menu, .list, .reading: lock()
        }
        return taken()
    }

    /// The form that asks for the PIN, when it is there.
    var unlocking: Draft? {
        if case .form(let draft) = pane, draft.purpose == .unlock { draft } else { nil }
    }

    mutating func lock() {
        guard let person else { return }
        if message?.weight == .note { message = nil }
        parked = ""
        isLocked = true
        show(
            Draft(
                .locked.with(called(person)), "LOGIN", .unlock,
                [Question(known: .argument, person), Question(.pin, .field("pin"), .secret)]))
    }

    /// Somebody else needs the register: who was there is logged out, and an open sale is put
    /// aside by a second person.
    mutating func letGo() {
        guard let person else { return act(.ring) }
        guard sale != nil else {
            return show(
                Draft(.logOutOther.with(called(person)), "LOGOUT", .drawer(.logOut), [.consent]))
        }
        show(
            Draft(
                .handOver.with(called(person)), "HOLD", .handOver,
                [
                    Question(known: .argument, person), Question(.person, .field("by"), .number),
                    Question(.pin, .field("pin"), .secret),
                ]))
    }
}
