import Foundation
import Glibc
import Testing
import TillClient

/// A shop is made once, by `init` or as the demonstration's; what is not there is not made up.
@Suite(.timeLimit(.minutes(5))) struct PremisesTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    private static let pieces = [
        "secrets", "till.db", "till.db-wal", "till.db.version-1", "settlements/000142-2026-11-23",
        "settlements/.000142-2026-11-23", "delivery/copied/142", "outbox/kvarnen-000142.si",
    ]

    private func serve(_ arguments: [String] = []) async throws -> Ended {
        try await Daemon.run(["--data", folder.data, "--listen", "127.0.0.1:0"] + arguments)
    }

    private func initialise() async throws -> Ended {
        try await Daemon.run(["init", "--data", folder.data] + (try folder.configure(openShop)))
    }

    /// Every file and folder, with what it holds.
    private func found() throws -> [String: Data?] {
        guard FileManager.default.fileExists(atPath: folder.data) else { return [:] }
        var found: [String: Data?] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.data) {
            found.updateValue(
                FileManager.default.contents(atPath: "\(folder.data)/\(name)"), forKey: name)
        }
        return found
    }

    private func put(_ piece: String, _ text: String = "") throws {
        let place = URL(fileURLWithPath: "\(folder.data)/\(piece)")
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: place)
    }

    @Test func aFolderThatIsNotThereOrEmptyIsNoShop() async throws {
        let configuration = try folder.configure(openShop)
        for _ in 1...2 {
            for arguments in [[], configuration] {
                let ended = try await serve(arguments)
                #expect(ended.code == 65)
                #expect(ended.errors.contains("is its disk mounted, is the path right?"))
                #expect(try found().isEmpty)
            }
            try FileManager.default.createDirectory(
                atPath: folder.data, withIntermediateDirectories: true)
        }
        #expect(try await initialise().code == 0)
    }

    /// Whatever the way, nothing is made beside it, and nothing of it is changed.
    @Test(arguments: pieces) func remainsOfAShopAreNoNewOne(piece: String) async throws {
        try put(piece)
        let before = try found()
        for arguments in [[], try folder.configure(openShop), ["--demo"]] {
            let ended = try await serve(arguments)
            #expect(ended.code == 65)
            #expect(ended.errors.contains("there is no shop in"))
        }
        let made = try await initialise()
        #expect(made.code == 65 && made.output == [])
        #expect(made.errors.contains("a shop has been in"))
        #expect(try found() == before)
    }

    @Test func aDatabaseThatIsGoneIsNotMadeAnew() async throws {
        let daemon = try await Daemon(folder.data, try folder.configure(openShop))
        #expect(await daemon.stop().code == 0)
        for suffix in ["", "-wal", "-shm"] { unlink("\(folder.data)/till.db\(suffix)") }
        let before = try found()
        for arguments in [[], try folder.configure(openShop), ["--demo"]] {
            let ended = try await serve(arguments)
            #expect(ended.code == 65)
            #expect(ended.errors.contains("only `secrets` of one"))
        }
        #expect(try await initialise().code == 65)
        #expect(try found() == before)
    }

    /// A database of something else, or one in which nothing stands: its log is not the point.
    @Test(arguments: ["CREATE TABLE x (y)", "CREATE TABLE journal (entry INTEGER PRIMARY KEY)"])
    func aDatabaseWithoutAnEntryIsNoShop(sql: String) async throws {
        try FileManager.default.createDirectory(
            atPath: folder.data, withIntermediateDirectories: true)
        let make = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute(sys.argv[2])"
        let made = try await Daemon.run(
            ["python3", "-c", make, "\(folder.data)/till.db", sql],
            program: URL(fileURLWithPath: "/usr/bin/env"))
        #expect(made.code == 0, "\(made)")
        let before = try found()
        for arguments in [[], try folder.configure(openShop), ["--demo"]] {
            let ended = try await serve(arguments)
            #expect(ended.code == 65)
            #expect(ended.errors.contains("is of no shop"))
        }
        #expect(try await initialise().code == 65)
        #expect(try found() == before)
    }

    @Test func aDemoThatFailedCanBeStartedAgain() async throws {
        let other = try DataFolder()
        let neighbour = try await Daemon(other.data)
        let taken = try await Daemon.run([
            "--demo", "--data", folder.data, "--listen", "127.0.0.1:\(neighbour.port)",
        ])
        #expect(taken.code == 69)
        #expect(try found().keys.sorted() == ["lock"])
        let daemon = try await Daemon(folder.data)
        #expect(await daemon.stop().code == 0)
        #expect(await neighbour.stop().code == 0)
    }

    /// As `init` leaves them when the machine stops in the middle of it.
    private enum Stop: CaseIterable {
        case secretsBegun, databaseBegun, databaseMade, secretsNamed
    }

    /// Puts a shop back to where its making was broken off.
    private func breakOff(_ stop: Stop) throws {
        let data = folder.data
        let secrets = try #require(FileManager.default.contents(atPath: "\(data)/secrets"))
        unlink("\(data)/secrets")
        #expect(rename("\(data)/till.db", "\(data)/till.db.init") == 0)
        try put("secrets.init", String(decoding: secrets, as: UTF8.self))
        switch stop {
        case .secretsBegun:
            unlink("\(data)/till.db.init")
            try put("secrets.init", "secrets pep")
        case .databaseBegun:
            try put("till.db.init", "SQLite for")
            try put("till.db.init-wal", "half a log")
        case .databaseMade: break
        case .secretsNamed: #expect(link("\(data)/secrets.init", "\(data)/secrets") == 0)
        }
    }

    @Test(arguments: Stop.allCases) private func anInitThatWasBrokenOff(stop: Stop) async throws {
        #expect(try await initialise().code == 0)
        try breakOff(stop)
        // It is no shop yet.
        let served = try await serve()
        #expect(served.code == 65)
        let made = try await initialise()
        #expect(made.code == 0, "\(made)")
        let key = try #require(made.output.first.flatMap { StationKey(text: $0) })
        #expect(try found().keys.sorted() == ["lock", "secrets", "till.db"])
        let daemon = try await Daemon(folder.data, [])
        let owner = Session(
            endpoint: daemon.endpoint, identity: .service(name: "owner", station: "x"), key: key)
        _ = try await owner.connect()
        #expect(await daemon.stop().code == 0)
        #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 0)
    }

    /// Broken off behind the last step that counts: it is a shop.
    @Test func aShopThatWasJustMadeIsServed() async throws {
        #expect(try await initialise().code == 0)
        #expect(link("\(folder.data)/secrets", "\(folder.data)/secrets.init") == 0)
        #expect(try await initialise().code == 73)
        let daemon = try await Daemon(folder.data, [])
        #expect(!FileManager.default.fileExists(atPath: "\(folder.data)/secrets.init"))
        #expect(await daemon.stop().code == 0)
    }

    /// Secrets that somebody put there meanwhile are not a broken `init`'s to take away.
    @Test func secretsOfAnotherStayWhereTheyAre() async throws {
        #expect(try await initialise().code == 0)
        try breakOff(.databaseMade)
        try put("secrets", "mine")
        let before = try found()
        #expect(try await initialise().code == 65)
        #expect(try await serve(["--demo"]).code == 65)
        #expect(try found() == before)
    }

    /// Nobody gets a shop whose owner's key nobody has.
    @Test func aKeyThatCannotBeToldMakesNoShop() async throws {
        let script = """
            exec '\(Programs.tilld.path)' init --data '\(folder.data)' \
            --config '\(try folder.configure(openShop)[1])' >/dev/full
            """
        let shell = URL(fileURLWithPath: "/bin/sh")
        #expect(try await Daemon.run(["-c", script], program: shell).code == 73)
        #expect(try found().keys.sorted() == ["lock"])
        #expect(try await initialise().code == 0)
    }
}
