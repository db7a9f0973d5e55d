/// A word or phrase that stands on paper, in every language that paper can have: a set of them
/// lists each word once, its languages beside one another.
package protocol PrintWord: Sendable {
    var words: (swedish: String, english: String) { get }
}

extension PrintWord {
    package func text(in language: Language) -> String {
        switch language {
        case .swedish: words.swedish
        case .english: words.english
        }
    }
}
