import TillCore

/// Where the journal and what is derived from it are kept: one writer's view.
///
/// Between `begin` and `commit` everything appended is seen by the look-ups and by nobody else;
/// after `commit` it is on disk. A fault in between is final: the process ends, and the journal
/// says at the next start what is true. But for a `badRecord` in what is looked up: whatever is
/// read of the past is checked, and what can't be trusted is not told.
package protocol Journal: AnyObject {
    func begin() throws(Fault)
    /// One entry with what follows from it for the projections.
    func append(_ record: JournalRecord) throws(Fault)
    /// Once a batch.
    func save(_ live: [LiveRecord]) throws(Fault)
    func commit() throws(Fault)

    /// Bytes that what is committed may still take on the disk, when it moves to its place.
    var bytesToMove: Int { get }

    /// Between batches, when the replies have left: upkeep that no customer waits for.
    func rest(isIdle: Bool) throws(Fault)

    func facts(_ keys: [FactKey]) throws(Fault) -> Facts
    /// What has happened to an ended sale since its entry.
    func history(ofReceiptIn entry: Int) throws(Fault) -> ReceiptHistory
    /// What was answered to a station's numbered request.
    ///
    /// - Parameter last: the entry of the station's last one; the search goes back from there.
    func answered(_ number: Int, last: Int?) throws(Fault) -> JournalRequest?
    /// The counter of a service's station that has retired; `nil` when none of that name has.
    func retired(_ station: Station) throws(Fault) -> Counter?

    /// What is live, and where the chain stands.
    func recover() throws(Fault) -> JournalRecovery
    /// The events of a station's numbered requests, from one entry to another.
    func events(from first: Int, to last: Int) throws(Fault) -> [Event]

    /// What people are called: no part of the journal.
    func names() throws(Fault) -> Names

    /// Requests that were being decided when the process died, and how often.
    func suspects() throws(Fault) -> [Hex: Int]
    /// Remembers them across a crash, outside any transaction.
    func remember(_ suspects: [Hex: Int]) throws(Fault)
}

package struct JournalRecord: Sendable {
    package let entry: Entry
    package let text: [UInt8]
    package let hash: Hex
    /// The entry of the station's numbered request before this one.
    package let previous: Int?
    package let changes: [Change]
    package let name: ErasableName?

    package init(
        entry: Entry, text: [UInt8], hash: Hex, previous: Int?, changes: [Change],
        name: ErasableName?
    ) {
        self.entry = entry
        self.text = text
        self.hash = hash
        self.previous = previous
        self.changes = changes
        self.name = name
    }
}

package struct JournalRequest: Equatable, Sendable {
    package let digest: Hex
    package let reply: Reply

    package init(digest: Hex, reply: Reply) {
        self.digest = digest
        self.reply = reply
    }
}

package struct JournalRecovery: Sendable {
    package let live: [LiveRecord]
    package let chain: Chain
    /// The last entry, if there is one that can be trusted.
    package let last: Entry?
    /// Why the last entry can't be. What is live stands in other records: the shop goes on from it,
    /// as it does with any entry that was changed.
    package let doubt: Fault?

    package init(live: [LiveRecord], chain: Chain, last: Entry?, doubt: Fault? = nil) {
        self.live = live
        self.chain = chain
        self.last = last
        self.doubt = doubt
    }
}
