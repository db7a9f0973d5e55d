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
        if isNumbered, let right = right(for: refusal) {
            return [
                Question("Who may (right \(right))", .field("by"), .number),
                Question("PIN", .field("pin"), .secret),
            ]
        }
        switch refusal.code {
        case "quantity-missing":
            return [Question("Quantity", .field("qty"), .quantity)]
        case "price-missing":
            return [Question("Price", .field("price"), .money)]
        case "reference-missing":
            return [Question("Reference", .field("ref"))]
        case "reason-missing":
            return [Question("Reason", .field("reason"))]
        case "account-missing":
            return [Question("Number of the card or customer", .field("card"))]
        case "age-check":
            let age = refusal.value("age") ?? "?"
            return [Question("Is \(age)? Enter: seen, or born on", .age, usual: "seen")]
        default:
            return []
        }
    }

    /// The right with which the line would go. Some rules of the trade name none, and yet give way
    /// to one (`protocol/refusals.md`).
    private static func right(for refusal: Response) -> String? {
        switch refusal.code {
        case "not-allowed": refusal.value("right")
        case "refund-not-allowed": "refund"
        case "expired": "expired"
        case "quantity-limit": "quantity-limit"
        case "day-not-closed", "day-out-of-order", "clock-behind": "day"
        default: nil
        }
    }
}
