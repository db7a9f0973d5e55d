/// An entry of the journal as it is kept: its bytes, and what they are hashed to.
///
/// It is carried, not read: what stands in it is the engine's to know. Whoever passes one on passes
/// on the very bytes that were hashed.
package struct StoredEntry: Equatable, Sendable {
    package var number: Int
    /// Of the chain up to this entry, it included.
    package var hash: Hex
    /// Exactly as it was hashed.
    package var text: [UInt8]

    package init(number: Int, hash: Hex, text: [UInt8]) {
        self.number = number
        self.hash = hash
        self.text = text
    }
}
