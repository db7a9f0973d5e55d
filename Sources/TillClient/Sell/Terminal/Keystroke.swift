/// A key of a terminal's keyboard, or of a scanner, which is a keyboard that ends with Enter.
package enum Keystroke: Hashable, Sendable {
    case text(Character)
    case enter, escape, tab, backspace, delete
    case up, down, left, right, pageUp, pageDown, home, end
    case function(Int)
    /// Ctrl with a small letter.
    case control(Character)
}
