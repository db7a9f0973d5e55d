import TillCore

/// What a refusal asks for that the line did not have.
extension Draft {
    /// Adds the questions that would make it go; false when asking can't help.
    ///
    /// - Parameter mayBeSeconded: whether a second person may lend a right to this line.
    mutating func complete(
        after refusal: Response, mayBeSeconded: Bool, _ reasons: [Choice]
    ) -> Bool {
        let more = Self.questions(for: refusal, mayBeSeconded, reasons)
        guard !more.isEmpty else { return false }
        // Asked for already, and refused all the same: the person sees why, and may answer anew.
        let isAsked = more.allSatisfy { new in
            questions.contains { $0.slot == new.slot && $0.isAsked }
        }
        guard !isAsked else { return false }
        add(more)
        return true
    }

    private static func questions(
        for refusal: Response, _ mayBeSeconded: Bool, _ reasons: [Choice]
    ) -> [Question] {
        if mayBeSeconded, let right = right(for: refusal) {
            return [
                Question(.whoMay.with(called(right)), .field("by"), .number),
                Question(.pin, .field("pin"), .secret),
            ]
        }
        switch refusal.code {
        case "quantity-missing":
            return [Question(.quantity, .field("qty"), .quantity)]
        case "price-missing":
            return [Question(.price, .field("price"), .money)]
        case "reference-missing":
            return [Question(.reference, .field("ref"), .code)]
        case "reason-missing", "unknown-reason":
            return [Question(.reason, .field("reason")).choosing(reasons)]
        case "account-missing":
            return [Question(.accountNumber, .field("card"), .code)]
        case "age-check":
            let age = refusal.value("age") ?? "?"
            return [Question(.isOfAge.with(age), .age, .age, usual: "seen")]
        default:
            return []
        }
    }

    /// In English by its word of the protocol.
    private static func called(_ right: String) -> Words {
        let known = Right(rawValue: right).map { $0.words.swedish }
        return Words(known ?? right, right)
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
