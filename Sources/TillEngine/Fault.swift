/// Something that should work did not: the disk, the database, the journal's own consistency. Not a
/// refusal, and not for a customer to see.
package struct Fault: Error, Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// The disk is full: the one graceful case.
        case full
        /// Reading or writing failed; a failed sync is never tried again.
        case inputOutput
        /// What was read can't be, and who knows what else can't.
        case damaged
        /// One record can't be read, or does not fit its hash; all others are as they were. What
        /// needs it is refused, and the shop goes on.
        case badRecord
        /// A newer program wrote this.
        case newer
        /// An earlier program wrote this, and it has not been brought up to date.
        case older
        /// Another process holds it.
        case busy
        /// It can't be made or opened here.
        case cannotOpen
        /// A reader's deadline came first.
        case tookTooLong
    }

    package let kind: Kind
    package let message: String

    package init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}
