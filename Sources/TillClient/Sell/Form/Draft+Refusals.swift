/// What a refusal asks for that the line did not have.
extension Draft {
    /// Adds the questions that would make it go; false when asking can't help.
    mutating func complete(after refusal: Response) -> Bool {
        let more = Self.questions(for: refusal, isNumbered: isNumbered)
        guard !more.isEmpty else { return false }
        // Asked for already, and refused all the same: the person sees why, and may answer anew.
        let isAsked = more.allSatisfy { new in
            questions.contains { $0.slot == new.slot && $0.isAsked }
        }
        guard !isAsked else { return false }
        add(more)
        return true
    }

    private static func questions(for refusal: Response, isNumbered: Bool) -> [Question] {
        switch refusal.code {
        case "not-allowed":
            guard isNumbered, let right = refusal.value("right") else { return [] }
            return [
                Question("Who may (right \(right))", .field("by")),
                Question("PIN", .field("pin"), .secret),
            ]
        case "quantity-missing":
            return [Question("Quantity", .field("qty"), .quantity)]
        case "price-missing":
            return [Question("Price", .field("price"), .money)]
        case "reference-missing":
            return [Question("Reference", .field("ref"))]
        case "reason-missing":
            return [Question("Reason", .field("reason"))]
        case "card-missing":
            return [Question("Gift card's number", .field("card"))]
        case "age-check":
            let age = refusal.value("age") ?? "?"
            return [Question("Is \(age) or older (seen)", .field("age"), usual: "seen")]
        default:
            return []
        }
    }
}
