/// Where delivery keeps things, in a data directory and beside it.
package struct Places: Sendable {
    package let data: String
    /// What importers look into: may be on another's disk.
    package let outbox: String
    /// Whether the outbox is made when it isn't there. One that was named has to be there: a disk
    /// that is not mounted must not look like an empty outbox.
    let isOutboxOurs: Bool

    /// - Parameter data: an absolute path, as the delivery program is given one.
    package init(data: String, outbox: String? = nil) {
        self.data = data
        self.outbox = outbox ?? "\(data)/outbox"
        isOutboxOurs = outbox == nil
    }

    var settlements: String { "\(data)/settlements" }
    /// Of the house alone: notes, and what the delivery program is given.
    var work: String { "\(data)/delivery" }
    /// An empty file for each settlement that was put into the outbox.
    var notes: String { "\(work)/copied" }
    /// The delivery program that runs.
    var running: String { "\(work)/running" }
}
