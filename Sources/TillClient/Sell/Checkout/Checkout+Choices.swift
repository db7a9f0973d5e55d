import TillCore

/// What may be chosen, and who works here, as the server tells it once at the start.
extension Checkout {
    mutating func askForChoices() {
        guard knows("LIST") else { return }
        for list in ["reasons", "tenders", "modes", "people"] {
            agenda.append(
                Draft(
                    Words(same: ""), "LIST", .choices(list), isNumbered: false,
                    [Question(known: .argument, list)]))
        }
    }

    /// Who has logged in may be new here.
    mutating func askForName(_ person: String) {
        guard knows("LIST"), names[person] == nil else { return }
        agenda.append(
            Draft(
                Words(same: ""), "LIST", .choices("people"), isNumbered: false,
                [
                    Question(known: .argument, "people"), Question(known: .field("from"), person),
                    Question(known: .field("limit"), "1"),
                ]))
    }

    mutating func learn(_ list: String, _ response: Response) {
        guard list != "people" else {
            for row in response.rows { names[row.value("id") ?? ""] = row.value("name") }
            return
        }
        let rows = response.rows.map { row in
            let id = row.value("id") ?? ""
            return (Choice(id: id, text: row.value("text") ?? id), row.value("kind") ?? "")
        }
        guard list == "reasons" else { return choices[list] = rows.map(\.0) }
        reasons = Dictionary(grouping: rows, by: \.1).mapValues { $0.map(\.0) }
    }

    /// `Kim (17)`; the number alone of whom nobody knows a name.
    func called(_ person: String) -> Words {
        guard let name = names[person] else { return .personNumber.with(person) }
        return Words(same: "\(name) (\(person))")
    }

    var roleWord: Words? {
        role.map { role in ProtocolWord(rawValue: role).map { Words($0) } ?? Words(same: role) }
    }
}
