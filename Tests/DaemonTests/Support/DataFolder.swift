import Foundation
import TillClient
import TillCore
import TillEngine
import TillSQLite
import TillTesting

/// A place for a shop's data and configuration, that goes when nobody needs it any more.
final class DataFolder: Sendable {
    let root: String
    var data: String { root + "/data" }

    init() throws {
        root = FileManager.default.temporaryDirectory.path + "/tilld-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// Every entry of the journal; the daemon has to be stopped.
    func entries() throws -> [Entry] { try Self.entries(in: data) }

    static func entries(in folder: String) throws -> [Entry] {
        let reader = try JournalReader(path: folder + "/till.db")
        var entries: [Entry] = []
        while let stored = try reader.next() {
            if let entry = Entry(parsing: stored.text) { entries.append(entry) }
        }
        return entries
    }

    /// Moves what the log holds into the database's file; the daemon has to be stopped. Which pages
    /// a stop leaves in the log depends on whether its last entries found room on a page.
    func moveLog() throws {
        try SQLiteShell.execute("PRAGMA wal_checkpoint(TRUNCATE)", on: data + "/till.db")
    }

    /// Writes a configuration file; gives the arguments that name it.
    func configure(_ text: String) throws -> [String] {
        ["--config", try write(text, as: "shop.conf")]
    }

    /// Writes a file beside the data; gives its path.
    func write(_ text: String, as name: String) throws -> String {
        try text.write(toFile: "\(root)/\(name)", atomically: true, encoding: .utf8)
        return "\(root)/\(name)"
    }

    /// The files of a settlement, by name.
    func settlement(_ folder: String) throws -> [String: Data] {
        let path = data + "/settlements/" + folder
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: path) {
            files[name] = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
        }
        return files
    }

    func copy() throws -> DataFolder {
        let other = try DataFolder()
        try FileManager.default.copyItem(atPath: data, toPath: other.data)
        return other
    }
}

/// A shop whose stations need no key; register 1 may close the day. It leaves to the house what it
/// can.
let openShop = """
    store name="Kvarnens Livs" currency=SEK company="Kvarnens Livs AB" \
    organisation=556677-8899 id=kvarnen
    fiscal-year from=2026-01-01 to=2026-12-31
    vat class=food percent=12.00
    rate percent=12.00
    tender name=cash kind=cash unit=1.00
    tender name=card kind=card
    group name=dairy text="Mejeri"
    accounts transit=1949 float=1919
    register number=1 rights=look-up,sell,open,count,z,figures,close-day
    register number=2 rights=look-up,sell,open
    register number=3 rights=look-up,sell,open
    register number=4 rights=look-up,sell,open
    access guests=yes proof=optional

    """

extension Daemon {
    /// Puts `T-MILK` at 16.90 into the catalogue, and lets person 7 sell it.
    func stock() async throws {
        let office = try await hello("service=office station=stock")
        try await office.must("#1 PUT item T-MILK name=Milk price=16.90 vat=food group=dairy")
        try await office.must("#2 PERSON 7 role=cashier")
        try await office.must("#3 PIN 7 new=7777")
        await office.link.close()
    }

    /// A register with person 7 at it and its drawer open: its next line is `#3`.
    func open(register number: Int, float: String = "0.00") async throws -> (Caller, day: String) {
        let register = try await hello("register=\(number)")
        try await register.must("#1 LOGIN 7 pin=7777")
        let opened = try await register.must("#2 OPEN float=\(float)")
        return (register, value("day", in: opened) ?? "")
    }
}
