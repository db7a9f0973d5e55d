/// Keeps a station's notes from one start of a program to the next.
///
/// The machine that numbers and sends again (`Outbox`, `Session`) knows no file; it is handed one
/// of these.
package protocol StationMemory: Sendable {
    var notes: StationNotes { get }

    /// Before lines are sent: when this returns they outlive a power cut.
    mutating func keep(_ lines: [StationNotes.Kept]) throws(MemoryFailure)

    /// What a reply told. It may reach the disk later: what is lost of it is learned again, from
    /// the reply to the same line.
    mutating func note(_ record: StationNotes.Record)

    /// Nothing more will be written; another program may have the notes.
    func release()
}

/// Notes that end with the program.
package struct FleetingMemory: StationMemory {
    package private(set) var notes = StationNotes()

    package init() {}

    package mutating func keep(_ lines: [StationNotes.Kept]) {
        for line in lines { notes.apply(.sent(line)) }
    }

    package mutating func note(_ record: StationNotes.Record) { notes.apply(record) }

    package func release() {}
}

/// Why a station's notes can't be had, or written.
package enum MemoryFailure: Error, Equatable, Sendable {
    /// Another program speaks for the station, on this machine.
    case inUse(station: String, process: Int?)
    case damaged(path: String, why: String)
    case unwritable(path: String, why: String)

    /// A sentence for people.
    package var sentence: String {
        switch self {
        case .inUse(let station, let process):
            let who = process.map { " (process \($0))" } ?? ""
            return "\(station) is in use on this machine, by another till\(who)"
        case .damaged(let path, let why): return "\(path) is damaged: \(why)"
        case .unwritable(let path, let why): return "\(path): \(why)"
        }
    }
}
