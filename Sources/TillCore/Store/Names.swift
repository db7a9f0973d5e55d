/// What people are called.
///
/// Names are in no entry of the journal and in no stored reply: they stand in a table of their own,
/// where they can be erased, and are read out of it at the start. So they are no part of the store
/// that follows from the journal; a decision is told them.
package struct Names: Equatable, Sendable {
    private var people: [Int: String]

    package init(people: [Int: String] = [:]) { self.people = people }

    package subscript(person: Int?) -> String? { person.flatMap { people[$0] } }

    /// Takes a person's new name, or forgets an erased one. Customers' names stay in their table.
    package mutating func take(_ name: ErasableName) {
        if case .person(let number) = name.owner {
            people[number] = name.isErased ? nil : name.name
        }
    }
}

/// What a person or a customer is called.
package struct ErasableName: Equatable, Sendable {
    package enum Owner: Hashable, Sendable {
        case person(Int)
        case customer(Int)
    }

    package var owner: Owner
    /// Empty: it is erased.
    package var name: String

    package init(owner: Owner, name: String) {
        self.owner = owner
        self.name = name
    }

    package var isErased: Bool { name.isEmpty }
}
