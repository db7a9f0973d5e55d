/// A word of a name.
package struct Word: Equatable, Sendable {
    package var text = ""
    package init() {}
}
