/// What is asked while registers sell.
enum FindKind: String, CaseIterable {
    /// Nothing: what the way there and back takes at that moment.
    case ping
    /// An item's code.
    case code
    /// The first letters of a word, as somebody types it.
    case beginning
    /// Two words of a name, in either order.
    case words
    /// Two words of a name, one of them misspelt.
    case typo
    /// Where one item is, and what is like it.
    case whereabouts = "where"
}
