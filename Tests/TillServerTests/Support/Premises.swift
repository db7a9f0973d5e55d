import Foundation
import Logging
import NIOCore
import TillCore
import TillEngine
import TillProtocol
import TillSQLite
import TillTesting

@testable import TillServer

/// A fresh shop in a folder of its own: real journal, real secrets, real index; people 17, 21 and 1
/// and a carton of milk, as the transcripts want them.
///
/// A struct that is taken apart: its engine goes to a server, or stays with the test.
struct Premises {
    let folder: TemporaryFolder
    let world: World
    let journal: SQLiteJournal
    var engine: Engine

    /// The demonstration shop's, as far as transcripts can tell.
    static let demo = """
        store name="Kvarnens Livs" currency=SEK company="Kvarnens Livs AB" \
        organisation=556677-8899 id=kvarnen
        vat class=food percent=12.00
        vat class=food percent=6.00 from=2026-04-01 to=2027-12-31
        vat class=food percent=12.00 mode=eat-in
        vat class=standard percent=25.00
        rate percent=25.00
        rate percent=12.00
        rate percent=6.00
        tender name=cash kind=cash unit=1.00
        tender name=card kind=card
        tender name=swish kind=card
        tender name=giftcard kind=gift-card refund=yes
        tender name=voucher kind=voucher
        tender name=account kind=account
        tender name=eur kind=foreign currency=EUR rate=11.25 unit=5.00
        group name=dairy text="Mejeri"
        group name=bread text="Bröd"
        group name=other text="Övrigt"
        group name=deposit text="Pant"
        group name=gifts text="Presentkort"
        group name=alcohol text="Öl och vin"
        accounts transit=1949 kept=3990 deposit=2897 float=1919
        reason kind=paid-in name=change text="Växel från banken" account=1940
        reason kind=paid-out name=supplies text="Förbrukningsmaterial" account=5460
        reason kind=paid-out name=postage text="Porto" account=6250
        reason kind=return name=broken text="Trasig" stock=off
        reason kind=return name=regret text="Ångrat köp"
        reason kind=return name=deposit text="Pant"
        rules discount-limit=10.00 paid-out-limit=500.00
        register number=1
        register number=2
        register number=3
        register number=4
        access guests=yes proof=optional

        """

    static let secrets = Secrets.make()
    static let silence = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private static let people = [
        (number: 17, role: "cashier", pin: "4711", name: "Kim"),
        (number: 21, role: "supervisor", pin: "2121", name: "Sam"),
        (number: 1, role: "manager", pin: "1001", name: "Maj"),
    ]

    /// Made once: scrypt is slow on purpose.
    private static let verifiers = Result {
        try people.map { person in
            try secrets.verifier(of: Request.PIN(person: person.number, digits: person.pin))
        }
    }

    private static var milk: Item {
        var milk = Item()
        milk.code = ItemCode(text: "7310865001825")!
        milk.name = "Arla Ko Mellanmjölk"
        milk.price = Money(text: "16.90")!
        milk.vatClass = "food"
        milk.group = "dairy"
        return milk
    }

    init(_ configuration: String = Self.demo, world: World = World()) throws {
        self.world = world
        folder = try TemporaryFolder()
        journal = try SQLiteJournal(directory: folder.path)
        engine = try Engine(journal, identity: Shop.identity)
        try begin()
        try record(.configure(Configuration(text: configuration)))
        for (person, verifier) in zip(Self.people, try Self.verifiers.get()) {
            var set = Event.PersonSet()
            set.person = person.number
            set.role = person.role
            try record(.setPerson(set, name: person.name))
            try record(.setPIN(person: person.number), newPIN: verifier)
        }
        try record(.putItem(Self.milk))
        try engine.commit()
    }

    /// The next life of a shop that was killed: it finds the files as they lie at this moment.
    init(after last: borrowing Premises) throws {
        world = last.world
        folder = try TemporaryFolder()
        let files = FileManager.default
        for name in ["till.db", "till.db-wal", "suspect"] {
            let file = "\(last.folder.path)/\(name)"
            guard files.fileExists(atPath: file) else { continue }
            try files.copyItem(atPath: file, toPath: "\(folder.path)/\(name)")
        }
        journal = try SQLiteJournal(directory: folder.path)
        engine = try Engine(journal, identity: Shop.identity)
        try begin()
    }

    private mutating func begin() throws {
        let started = Event.Started(
            program: Shop.identity.program, isAfterCrash: engine.isAfterCrash)
        try record(.start(started))
        try engine.commit()
    }

    private mutating func record(_ command: Command, newPIN: Hex? = nil) throws {
        var submission = Submission.fromTheHouse(command)
        submission.newPIN = newPIN
        let reply = try engine.process(submission, at: world.now)
        precondition(reply.isOK, "the house is not refused")
    }

    func entries() throws -> Reader {
        Reader(reader: try EntryReader(directory: folder.path))
    }

    struct Reader: Entries {
        let reader: EntryReader

        func read(
            from first: Int, limit: Int, bytes: Int
        ) throws -> (entries: [StoredEntry], end: Chain) {
            try reader.read(from: first, limit: limit, bytes: bytes)
        }
    }

    func past() throws -> History { History(reader: try HistoryReader(directory: folder.path)) }

    struct History: Past {
        let reader: HistoryReader

        func facts(_ keys: [FactKey]) throws -> Facts? { try reader.facts(keys) }
        func reply(to request: StoredRequest) throws -> Reply? { try reader.reply(to: request) }
    }

    func catalogue() throws -> Goods {
        Goods(reader: try GoodsReader(directory: folder.path))
    }

    struct Goods: Catalogue {
        let reader: GoodsReader

        func scanned(_ words: [String], on date: CivilDate) throws -> FoundItem? {
            try reader.scanned(words, on: date)
        }

        func find(_ words: [String], limit: Int, on date: CivilDate) throws -> [FoundItem]? {
            switch try reader.find(words, limit: limit, on: date) {
            case .found(let items): items
            case .tookTooLong: nil
            }
        }

        func whereabouts(
            of code: ItemCode, limit: Int, on date: CivilDate
        ) throws -> Whereabouts? {
            try reader.whereabouts(of: code, limit: limit, on: date)
        }

        func spot(of place: String) -> FloorSpot? { nil }
    }
}
