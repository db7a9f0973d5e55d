/// A station's own numbering of its requests: the next number that it may use.
///
/// It goes up by one for ever. A new epoch begins when the store was restored from a backup older
/// than what the terminal remembers.
package struct Counter: Record {
    package var epoch = 1
    package var next = 1
    /// The entry of the station's last numbered request: where a search for an older one begins.
    package var entry: Int?

    package init() {}

    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("epoch", &epoch)
        coder.field("next", &next)
        coder.field("entry", &entry)
    }
}
