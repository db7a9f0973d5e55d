import Foundation
import TillCore
import TillEngine
import TillProtocol
import TillSQLite

/// A shop without sockets: the engine over a real database in a directory of its own, which goes
/// with it.
///
/// ```
/// let shop = try Shop()
/// try shop.send("3", "#1 LOGIN 17 pin=4711")     // "OK #1 person=17 role=cashier"
/// try shop.ask("3", "OPEN float=500.00")         // numbers the line itself
/// try shop.kill()                                // what is not committed is gone
/// ```
/// People: 17 (Kim, cashier, PIN 4711), 21 (Sam, supervisor, 2121), 1 (Maj, manager, 1001).
package final class Shop {
    private let root: String
    private var life = 0
    package private(set) var journal: SQLiteJournal
    package var engine: Engine
    package var clock: VirtualClock
    /// Whether whoever speaks of a receipt has its paper, and so its code, in hand.
    package var customersBringReceipts = true
    private let stations: ServiceStations.Limits

    package var directory: String { "\(root)/\(life)" }
    package var database: String { "\(directory)/till.db" }

    /// In memory where the machine has room there: what is tested is what is decided and in which
    /// order it is written, and nine tenths of the time would be a disk's.
    private static let place =
        FileManager.default.isWritableFile(atPath: "/dev/shm")
        ? "/dev/shm" : FileManager.default.temporaryDirectory.path

    private static let files = ["till.db", "till.db-wal", "suspect"]

    package init(
        _ configuration: String = Shop.configuration, clock: VirtualClock = VirtualClock(),
        stations: ServiceStations.Limits = ServiceStations.Limits()
    ) throws {
        self.stations = stations
        root = Self.place + "/till-" + UUID().uuidString
        self.clock = clock
        try FileManager.default.createDirectory(
            atPath: root + "/0", withIntermediateDirectories: true)
        journal = try SQLiteJournal(directory: root + "/0")
        engine = try Engine(journal, identity: Self.identity, stations: stations)
        try begin()
        try house(.configure(Configuration(text: configuration)))
        try stock()
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    package static let identity = Engine.Identity(
        program: "tilld 1.0.0", programDate: CivilDate(year: 2026, month: 1, day: 1)!,
        signer: Signer(publicKey: Hex([1, 2, 3])) { text in Hex(text.reversed().prefix(8)) })

    /// What people are called.
    package static let names = [17: "Kim", 21: "Sam", 1: "Maj"]

    private func stock() throws {
        let people = [(17, "cashier", 4711), (21, "supervisor", 2121), (1, "manager", 1001)]
        for (person, role, pin) in people {
            try setUp("PERSON \(person) role=\(role) name=\(Self.names[person] ?? "")")
            try setUp("PIN \(person) new=\(pin)")
        }
        for goods in Self.goods { try setUp(goods.putting) }
        try commit()
    }

    private func setUp(_ line: String) throws {
        let answered = try process("owner/set-up", "#\(next(of: "owner/set-up")) \(line)")
        precondition(answered.isOK, "a shop is set up: \(answered)")
    }

    /// Decides a line and commits it.
    @discardableResult
    package func send(_ station: String, _ line: String) throws -> Answered {
        let answered = try process(station, line)
        try commit()
        return answered
    }

    /// As `send`, with the station's next number before the line.
    @discardableResult
    package func ask(_ station: String, _ line: String) throws -> Answered {
        try send(station, "#\(next(of: station)) \(line)")
    }

    /// Decides a line and leaves it uncommitted.
    @discardableResult
    package func process(_ station: String, _ line: String) throws -> Answered {
        var submission = Self.submission(station, line)
        if customersBringReceipts, submission.receiptCode == nil {
            submission.receiptCode = code(onReceiptOf: submission.body)
        }
        return Answered(try engine.process(submission, at: clock.now))
    }

    /// What stands on the paper of the receipt that a line names.
    private func code(onReceiptOf body: Submission.Body) -> String? {
        guard case .command(let command) = body, let name = command.receiptThatIsBrought,
            let receipt = try? receipt(name)
        else { return nil }
        return ReceiptCode(receipt, Self.identity.signer).text
    }

    package func commit() throws { try engine.commit() }

    package func next(of station: String) -> Int {
        let station = Self.station(station)
        let isAway = !engine.store.stationsToFetch(station, nil).isEmpty
        let retired = isAway ? try? journal.retired(station) : nil
        return (retired ?? engine.store.counter(of: station)).next
    }

    @discardableResult
    package func house(_ command: Command) throws -> Reply {
        let submission = Submission(station: .house, digest: Hex([]), body: .command(command))
        let reply = try engine.process(submission, at: clock.now)
        try engine.commit()
        return reply
    }

    /// Ends as SIGKILL ends a process: nothing is closed, nothing rolled back; the next life finds
    /// the files as they lay at this moment.
    package func kill() throws {
        let next = "\(root)/\(life + 1)"
        try FileManager.default.createDirectory(
            atPath: next, withIntermediateDirectories: true)
        for name in Self.files where FileManager.default.fileExists(atPath: "\(directory)/\(name)")
        {
            try FileManager.default.copyItem(
                atPath: "\(directory)/\(name)", toPath: "\(next)/\(name)")
        }
        let last = directory
        life += 1
        try open()
        try FileManager.default.removeItem(atPath: last)
        try begin()
    }

    /// Stops in good order and starts again.
    package func restart() throws {
        try house(.stop)
        try journal.close()
        try open()
        try begin()
    }

    private func open() throws {
        journal = try SQLiteJournal(directory: directory)
        engine = try Engine(journal, identity: Self.identity, stations: stations)
    }

    private func begin() throws {
        let started = Event.Started(
            program: Self.identity.program, isAfterCrash: engine.isAfterCrash)
        try house(.start(started))
    }
}

extension Shop {
    package static func station(_ text: String) -> Station {
        guard let station = Station(text: text) else {
            preconditionFailure("no station: \(text)")
        }
        return station
    }

    /// What the server would hand to the writer.
    package static func submission(_ station: String, _ line: String) -> Submission {
        submission(station, Request(parsing: Array(line.utf8)))
    }

    private static func submission(_ station: String, _ request: Request) -> Submission {
        let body: Submission.Body =
            switch request.content {
            case .command(let command): .command(command)
            case .hello(let hello): .command(.hello(hello.hello))
            case .unreadable(let unreadable):
                .unreadable(code: unreadable.code.rawValue, text: unreadable.text)
            case .help, .quit, .find, .whereabouts:
                preconditionFailure("this does not go to the writer")
            }
        var submission = Submission(
            station: Self.station(station), number: request.number,
            digest: digest(of: request.digestible), body: body)
        submission.secondPerson = request.secondPerson
        submission.hasCardNumber = request.hasCardNumber
        submission.receiptCode = request.receiptCode
        submission.pin = request.pin.map(verifier)
        submission.newPIN = request.newPIN.map(verifier)
        return submission
    }

    /// Stands in for scrypt: it tells one PIN from another, that is all.
    private static func verifier(of pin: Request.PIN) -> Hex {
        Hex("\(pin.person):\(pin.digits)".utf8)
    }

    /// Stands in for a keyed hash: FNV-1a of 64 bits.
    package static func digest(of line: [UInt8]) -> Hex {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in line { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Hex((0..<8).map { UInt8(truncatingIfNeeded: hash >> (8 * $0)) })
    }
}

extension Shop {
    /// Folds the whole journal into fresh tables, and says what differs from those in use.
    package func foldedDifferences() throws -> [String] {
        let scratch = "\(root)/fold-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let reader = try JournalReader(path: database)
        let made = try SQLiteJournal(directory: scratch)
        var fold = Fold(into: made, stations: stations)
        while let entry = try reader.next() {
            try fold.take(entry)
        }
        try fold.finish()
        var found = try differences(between: database, and: "\(scratch)/till.db")
        if fold.chain != engine.chain { found.append("the chain ends elsewhere") }
        return found
    }

    /// A closed day, as it is kept.
    package func settlement(_ number: Int) throws -> Settlement? {
        try journal.facts([.settlement(number)]).settlements.first
    }

    /// An ended sale, as it is kept.
    package func receipt(_ name: RegisterNumber) throws -> Receipt? {
        guard let last = engine.store.registers[name.register]?.head.receiptEntry else {
            return nil
        }
        return try journal.facts([.receipt(name, last: last)]).receipt
    }

    /// Every entry's text.
    package func entries() throws -> [[UInt8]] {
        let reader = try JournalReader(path: database)
        var texts: [[UInt8]] = []
        while let entry = try reader.next() { texts.append(entry.text) }
        return texts
    }
}

extension Command {
    /// The receipt that somebody has to have in hand for it.
    fileprivate var receiptThatIsBrought: RegisterNumber? {
        if case .receipt(let name) = self { return name }
        if case .copy(let name, _) = self { return name }
        if case .correctTender(let correction) = self { return correction.receipt }
        if case .check(let command) = self { return command.receiptThatIsBrought }
        guard case .giveBack(let back) = self, case .line(_, let name) = back.what else {
            return nil
        }
        return name
    }
}
