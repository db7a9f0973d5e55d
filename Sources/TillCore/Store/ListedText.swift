/// A text of the house's own, as `LIST texts` tells it: what a code or a word of the protocol is
/// called where people see it.
struct ListedText {
    let id: String
    let kind: StaticString
    let word: any PrintWord

    /// All of them, each id once.
    static let all: [ListedText] =
        Refusal.Code.allCases.map { ListedText(id: $0.rawValue, kind: "refusal", word: $0) }
        + ErrorCode.allCases.map { ListedText(id: $0.rawValue, kind: "error", word: $0) }
        + ProtocolWord.allCases.map { ListedText(id: $0.rawValue, kind: "word", word: $0) }

    func listed(in language: Language) -> Listed {
        var row = Listed(id, text: word.text(in: language))
        row.fields.raw(" kind=")
        row.fields.raw(kind)
        return row
    }
}
