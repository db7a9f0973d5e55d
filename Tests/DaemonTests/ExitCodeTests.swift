import Foundation
import Testing
import TillClient

/// Each way of not starting has its own exit code and a sentence.
@Suite(.timeLimit(.minutes(5))) struct ExitCodeTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    private func start(
        _ arguments: [String], listen: String = "127.0.0.1:0"
    ) async throws -> Ended {
        try await Daemon.run(["--data", folder.data, "--listen", listen] + arguments)
    }

    /// A demo shop that was stopped in good order, all of it in the database's file: pages in the
    /// log, its first one too, would hide what a test does to that file.
    private func stoppedShop() async throws {
        #expect(await (try Daemon(folder.data)).stop().code == 0)
        try folder.moveLog()
    }

    @Test func wrongUse() async throws {
        #expect(try await Daemon.run([]).code == 64)
        #expect(try await start(["--nonsense"]).code == 64)
        #expect(try await start(["--demo"], listen: "nowhere").code == 64)
        #expect(try await Daemon.run(["--help"]).code == 0)
    }

    @Test func aFileThatIsNoDatabase() async throws {
        try await stoppedShop()
        let garbage = Data(repeating: UInt8(ascii: "x"), count: 8192)
        try garbage.write(to: URL(fileURLWithPath: folder.data + "/till.db"))
        #expect(try await start(["--demo"]).code == 65)
        #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 65)
        #expect(
            try Data(contentsOf: URL(fileURLWithPath: folder.data + "/till.db")) == garbage)
    }

    /// One digit of an amount, changed behind the daemon's back.
    @Test func aFlippedByteInTheJournal() async throws {
        let daemon = try await Daemon(folder.data, try folder.configure(openShop))
        try await daemon.stock()
        let (register, _) = try await daemon.open(register: 1)
        try await register.must("#3 RING T-MILK pay=card:16.90")
        #expect(await daemon.stop().code == 0)
        try folder.moveLog()
        let file = URL(fileURLWithPath: folder.data + "/till.db")
        var bytes = try Data(contentsOf: file)
        let place = try #require(bytes.range(of: Data("sale-ended receipt=1 total=16.90".utf8)))
        bytes[place.upperBound - 1] = UInt8(ascii: "1")
        try bytes.write(to: file)
        let ended = try await Daemon.run(["verify", "--data", folder.data])
        #expect(ended.code == 65)
        #expect(ended.errors.contains("does not fit its hash"))
    }

    /// A projection that was changed, with the journal whole.
    @Test func aFlippedByteInATable() async throws {
        try await stoppedShop()
        let file = URL(fileURLWithPath: folder.data + "/till.db")
        var bytes = try Data(contentsOf: file)
        var places: [Range<Data.Index>] = []
        let name = Data("Sommarmjölk".utf8)
        while let next = bytes.range(of: name, in: (places.last?.upperBound ?? 0)..<bytes.count) {
            places.append(next)
        }
        // In the journal it stands behind `name=`; elsewhere it is the items' table.
        let isInJournal = { (place: Range<Data.Index>) in
            bytes[..<place.lowerBound].suffix(6).starts(with: Data("name=".utf8))
        }
        let place = try #require(places.first { !isInJournal($0) })
        bytes[place.lowerBound] = UInt8(ascii: "Z")
        try bytes.write(to: file)
        let ended = try await Daemon.run(["verify", "--data", folder.data])
        #expect(ended.code == 65)
        #expect(ended.errors.contains("the journal is whole"))
    }

    @Test func missingSecrets() async throws {
        try await stoppedShop()
        let secrets = folder.data + "/secrets"
        let mode = try FileManager.default.attributesOfItem(atPath: secrets)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        try FileManager.default.removeItem(atPath: secrets)
        let ended = try await start(["--demo"])
        #expect(ended.code == 65)
        #expect(ended.errors.contains("secrets is missing"))
        #expect(!FileManager.default.fileExists(atPath: secrets))
        try "secrets pepper=00\n".write(toFile: secrets, atomically: true, encoding: .utf8)
        #expect(try await start(["--demo"]).code == 65)
    }

    @Test func anAddressThatIsTaken() async throws {
        let first = try await Daemon(folder.data)
        let other = try DataFolder()
        let ended = try await Daemon.run([
            "--demo", "--data", other.data, "--listen", "127.0.0.1:\(first.port)",
        ])
        #expect(ended.code == 69)
        #expect(ended.errors.contains("127.0.0.1:\(first.port) can't be had"))
        let closedShop = openShop.replacing("proof=optional", with: "proof=required")
        let configuration = try other.configure(closedShop)
        let made = try await Daemon.run(["init", "--data", other.data] + configuration)
        #expect(made.code == 0)
        let foreign = try await Daemon.run(
            ["--insecure", "--data", other.data, "--listen", "192.0.2.1:7411"] + configuration)
        #expect(foreign.code == 69)
        #expect(code(try await first.hello("guest").ask("PING")) == "OK")
    }

    @Test func aDirectoryThatCannotBeMade() async throws {
        try "".write(toFile: folder.root + "/file", atomically: true, encoding: .utf8)
        let below = folder.root + "/file/data"
        let ended = try await Daemon.run(["--demo", "--data", below, "--listen", "127.0.0.1:0"])
        #expect(ended.code == 73)
        #expect(ended.errors.contains(below))
        let missing = folder.root + "/not/there"
        let second = try await Daemon.run(["--demo", "--data", missing, "--listen", "127.0.0.1:0"])
        #expect(second.code == 73)
        #expect(try await Daemon.run(["verify", "--data", missing]).code == 73)
    }

    @Test(.enabled(if: Mount.isPossible, "takes the right to mount a file system"))
    func aDirectoryThatIsReadOnly() async throws {
        let mount = try Mount(at: folder.data, megabytes: 16)
        try await stoppedShop()
        try mount.makeReadOnly()
        #expect(try await start(["--demo"]).code == 73)
    }

    @Test func aDatabaseOfANewerVersion() async throws {
        try await stoppedShop()
        let file = URL(fileURLWithPath: folder.data + "/till.db")
        var bytes = try Data(contentsOf: file)
        // `user_version` stands at offset 60, big-endian (sqlite.org/fileformat.html).
        bytes.replaceSubrange(60..<64, with: [0, 0, 0, 99])
        try bytes.write(to: file)
        #expect(try await start(["--demo"]).code == 76)
        #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 76)
        // Nor is it changed: whoever has the newer program goes on with it.
        #expect(try Data(contentsOf: file) == bytes)
    }

    @Test func beyondThisMachineOnlyWithTLS() async throws {
        let ended = try await start(["--demo"], listen: "0.0.0.0:0")
        #expect(ended.code == 77)
        #expect(ended.errors.contains("beyond this machine"))
        #expect(try await start(["--demo"], listen: "[::]:0").code == 77)
        #expect(try await start(["--demo", "--tls-certificate", "x.pem"]).code == 78)
        let both = ["--tls-certificate", "/no.pem", "--tls-key", "/no.pem"]
        #expect(try await start(["--demo"] + both).code == 78)
    }

    @Test func theStaffPageHasTheSameRules() async throws {
        let first = try await Daemon(folder.data)
        let other = try DataFolder()
        let taken = try await Daemon.run([
            "--demo", "--data", other.data, "--listen", "127.0.0.1:0", "--web",
            "127.0.0.1:\(first.port)",
        ])
        #expect(taken.code == 69)
        // It left no trace: the shop is to be made still.
        #expect(!FileManager.default.fileExists(atPath: other.data + "/till.db"))
        let exposed = ["--demo", "--data", other.data, "--listen", "127.0.0.1:0", "--web"]
        #expect(try await Daemon.run(exposed + ["0.0.0.0:0"]).code == 77)
        #expect(try await Daemon.run(exposed + ["nowhere"]).code == 64)
        #expect(await first.stop().code == 0)
    }

    /// A key of that name that gives rights is not the page's to replace.
    @Test func aKeyThatIsAnothers() async throws {
        let daemon = try await Daemon(folder.data)
        let owner = try await daemon.hello("service=owner station=desk")
        let key = String(repeating: "ab", count: 32)
        try await owner.must("#1 KEY service=web public=\(key) rights=figures")
        #expect(await daemon.stop().code == 0)
        let ended = try await start(["--web", "127.0.0.1:0"])
        #expect(ended.code == 78)
        #expect(ended.errors.contains("another service's"))
    }

    @Test func aWrongConfiguration() async throws {
        let before = try await Daemon(folder.data, try folder.configure(openShop))
        #expect(await before.stop().code == 0)
        let lines = openShop.split(separator: "\n").count
        for (line, sentence) in [
            ("till name=x", "line \(lines + 1): "), ("group name=\"x", "line \(lines + 1): "),
            ("group name=x colour=red", "line \(lines + 1): "),
            ("vat class=x percent=12", "line \(lines + 1): "),
            ("group name=dairy text=Again", "`dairy` stands twice"),
        ] {
            let ended = try await start(try folder.configure(openShop + line + "\n"))
            #expect(ended.code == 78)
            #expect(ended.errors.contains(sentence), "\(line): \(ended.errors)")
        }
        #expect(try await start(["--config", folder.root + "/none.conf"]).code == 78)
    }
}
