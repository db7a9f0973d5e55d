import Logging
import NIOCore
import NIOPosix
import Synchronization
import TillCore
import TillEngine

/// What every connection of a server shares.
struct House: Sendable {
    let mailbox: Mailbox
    let bulletin: Bulletin
    let secrets: Secrets
    let catalogue: any Catalogue
    let entries: any Entries
    /// The clock on the wall.
    let now: @Sendable () -> Timestamp
    let past: any Past
    let connections: Connections
    /// Of all connections, bytes that are owed.
    let owed = Owed.InAll()
    /// For scrypt.
    let pins: PINDesk
    /// For the proofs of stations: they wait for no PIN.
    let proofs: NIOThreadPool
    /// For the past: receipts, reports, replies given long ago.
    let history: NIOThreadPool
    /// For searches and pages of the journal: however many there are, nobody waits for them to come
    /// in.
    let readers: NIOThreadPool
    /// For codes that were scanned: they wait for no search.
    let scans: NIOThreadPool
    /// Connections that were not let in, and new ones.
    let strangersRota = Rota(percent: 25)
    let guestsRota = Rota(percent: 25)
    /// SHA-256 of the TLS certificate; `nil` for connections without TLS.
    var certificateHash: Hex?
    let logger: Logger
}

/// Looks goods up; called on the thread for readers.
package protocol Catalogue: Sendable {
    /// The item of a GTIN, in any of the shapes that scanners send; `nil` when it is none, or no
    /// item's. Called on the thread for scans.
    func scanned(_ words: [String], on date: CivilDate) throws -> FoundItem?
    /// `nil` when the search took too long.
    ///
    /// - Parameter date: the local date, for prices.
    func find(_ words: [String], limit: Int, on date: CivilDate) throws -> [FoundItem]?
    /// `nil` when no item has this code.
    func whereabouts(of code: ItemCode, limit: Int, on date: CivilDate) throws -> Whereabouts?
    /// Where on the floor plan a place is; `nil` without a plan, and for a place that isn't on it.
    func spot(of place: String) -> FloorSpot?
}

/// A place as the floor plan has it.
package struct FloorSpot: Equatable, Sendable {
    package var zone: String?
    package var aisle: String?
    /// Of the middle of its bay, in the plan's units.
    package var x: Int
    package var y: Int

    package init(zone: String?, aisle: String?, x: Int, y: Int) {
        self.zone = zone
        self.aisle = aisle
        self.x = x
        self.y = y
    }
}

/// Reads the journal as it stands on disk; called on the thread for readers.
package protocol Entries: Sendable {
    /// The entries from `first` on, in order: at most `limit`, the last of them the one that brings
    /// them to so many bytes; and where the journal ends, none of them behind it.
    func read(
        from first: Int, limit: Int, bytes: Int
    ) throws -> (entries: [StoredEntry], end: Chain)
}

/// Reads what once was, as it stands on disk; called on the thread for it.
package protocol Past: Sendable {
    /// `nil` when it took too long.
    func facts(_ keys: [FactKey]) throws -> Facts?
    /// The same.
    func reply(to request: StoredRequest) throws -> Reply?
}
