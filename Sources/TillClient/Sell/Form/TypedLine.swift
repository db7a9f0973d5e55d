/// The line that is being typed.
///
/// A refused line stays, selected: the next thing typed or scanned takes its place, while arrows
/// and Backspace go into it and Enter sends it again.
package struct TypedLine: Equatable, Sendable {
    /// Far longer than any code, far shorter than a line of the protocol.
    private static let limit = 400

    package private(set) var text = ""
    /// How many characters stand before the cursor.
    package private(set) var cursor = 0
    package private(set) var isSelected = false
    /// It was selected, and is being mended instead of replaced.
    package private(set) var isMended = false

    package init(_ text: String = "", selected: Bool = false) {
        self.text = text
        cursor = text.count
        isSelected = selected && !text.isEmpty
    }

    package mutating func select() { self = TypedLine(text, selected: true) }
    package mutating func clear() { self = TypedLine() }

    /// False for a key that means nothing here.
    package mutating func pressed(_ key: Keystroke) -> Bool {
        switch key {
        case .text(let character): insert(character)
        case .backspace: remove(before: 1)
        case .delete: remove(before: 0)
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(text.count, cursor + 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = text.count
        case .control("u"): clear()
        case .enter, .escape, .tab, .up, .down, .pageUp, .pageDown, .function, .control:
            return false
        }
        if isSelected { isMended = true }
        isSelected = false
        return true
    }

    private mutating func insert(_ character: Character) {
        if isSelected { clear() }
        guard text.count < Self.limit else { return }
        let start = text.prefix(cursor) + String(character)
        text = String(start + text.dropFirst(cursor))
        // A mark that combines makes no character of its own.
        cursor = start.count
    }

    private mutating func remove(before count: Int) {
        let index = cursor - count
        guard index >= 0, index < text.count else { return }
        text.remove(at: text.index(text.startIndex, offsetBy: index))
        cursor = index
    }
}
