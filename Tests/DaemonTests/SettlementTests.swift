import Crypto
import Foundation
import Testing
import TillClient
import TillCore

/// A closed day's folder on disk.
@Suite(.timeLimit(.minutes(5))) struct SettlementTests {
    private static let names = [
        "kvarnen-000001.beancount", "kvarnen-000001.journal", "kvarnen-000001.si", "receipts.csv",
        "settlement.html", "settlement.json", "totals.csv",
    ]
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    /// Sells on register 1, ready for CLOSEDAY as its `#6`; gives the day.
    private func sell(_ daemon: Daemon) async throws -> (Caller, day: String) {
        try await daemon.stock()
        let (register, day) = try await daemon.open(register: 1, float: "100.00")
        try await register.must("#3 RING T-MILK pay=card:16.90")
        try await register.must("#4 RING T-MILK*3 pay=cash:100.00")
        try await register.must("#5 COUNT cash=151.00")
        return (register, day)
    }

    /// `SETTLEMENT 1`, once the writer has heard that it is written: registers go first there.
    private func written(_ register: Caller) async throws -> String {
        for _ in 0..<20_000 {
            let reply = try await register.must("SETTLEMENT 1")
            if value("state", in: reply) != "sealed" { return reply }
        }
        throw Caller.Unexpected(text: "never written")
    }

    private func manifest(_ reply: String) -> [String: String] {
        var digests: [String: String] = [:]
        for row in reply.split(separator: "\n") where row.hasPrefix("- ") {
            digests[value("file", in: String(row)) ?? ""] = value("sha256", in: String(row))
        }
        return digests
    }

    private func digests(_ files: [String: Data]) -> [String: String] {
        files.mapValues { Hex(SHA256.hash(data: $0)).written }
    }

    @Test func theFolderIsWhatTheManifestSays() async throws {
        let daemon = try await Daemon(folder.data, try folder.configure(openShop))
        let (register, day) = try await sell(daemon)
        try await register.must("#6 CLOSEDAY")
        #expect(await daemon.logs("settlement written"))
        let reply = try await written(register)
        #expect(value("folder", in: reply) == "000001-\(day)")
        #expect(value("state", in: reply) == "written")
        let files = try folder.settlement("000001-\(day)")
        #expect(digests(files) == manifest(reply))
        let names = Self.names
        #expect(files.keys.sorted() == names)
        let receipts = String(decoding: try #require(files["receipts.csv"]), as: UTF8.self)
        #expect(receipts.contains("1-1") && receipts.contains("1-2"))
        #expect(await daemon.stop().code == 0)
        #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 0)
    }

    /// Somebody clears up: what is needed is made again, by who needs it.
    @Test func foldersThatAreTakenAwayAreMadeAgain() async throws {
        let daemon = try await Daemon(folder.data, try folder.configure(openShop))
        let (register, day) = try await sell(daemon)
        for number in [6, 9] {
            try await register.must("#\(number) CLOSEDAY")
            #expect(await daemon.logs("settlement in the outbox"))
            for folder in ["settlements", "outbox", "delivery"] {
                try FileManager.default.removeItem(atPath: "\(self.folder.data)/\(folder)")
            }
            try await register.must("#\(number + 1) OPEN float=0.00")
            try await register.must("#\(number + 2) RING T-MILK pay=card:16.90")
        }
        try await register.must("#12 CLOSEDAY")
        #expect(await daemon.logs("settlement in the outbox"))
        #expect(try folder.settlement("000003-\(day)").count == Self.names.count)
        #expect(await daemon.stop().code == 0)
    }

    @Test func killedRightAfterTheClose() async throws {
        let daemon = try await Daemon(folder.data, try folder.configure(openShop))
        let (register, day) = try await sell(daemon)
        try await register.must("#6 CLOSEDAY")
        await daemon.kill()
        let second = try await Daemon(folder.data, [])
        let again = try await second.hello("register=1")
        let reply = try await written(again)
        #expect(digests(try folder.settlement("000001-\(day)")) == manifest(reply))
    }

    /// Sealed and not written: made later, twice, elsewhere, the bytes are the same.
    @Test func aSealedDayIsWrittenAtTheNextStart() async throws {
        let daemon = try await Daemon(folder.data, try folder.configure(openShop))
        let (register, day) = try await sell(daemon)
        // Where the folder is made there is a file in the way.
        let obstacle = "/settlements/.000001-\(day)"
        try FileManager.default.createDirectory(
            atPath: folder.data + "/settlements", withIntermediateDirectories: true)
        try "".write(toFile: folder.data + obstacle, atomically: true, encoding: .utf8)
        try await register.must("#6 CLOSEDAY")
        #expect(await daemon.logs("could not be written; it is tried again"))
        #expect(value("state", in: try await register.must("SETTLEMENT 1")) == "sealed")
        try await register.must("PING")
        await daemon.kill()
        let other = try folder.copy()
        var found: [[String: Data]] = []
        for place in [folder, other] {
            try FileManager.default.removeItem(atPath: place.data + obstacle)
            let second = try await Daemon(place.data, [])
            #expect(await second.logs("settlement written"))
            let again = try await second.hello("register=1")
            let reply = try await written(again)
            found.append(try place.settlement("000001-\(day)"))
            #expect(digests(found[0]) == manifest(reply))
        }
        #expect(found[0] == found[1])
    }

    @Test func aFolderWithOtherBytesIsLeftAlone() async throws {
        let daemon = try await Daemon(folder.data, try folder.configure(openShop))
        let (register, day) = try await sell(daemon)
        let foreign = folder.data + "/settlements/000001-\(day)"
        try FileManager.default.createDirectory(
            atPath: foreign, withIntermediateDirectories: true)
        let names = Self.names
        for name in names {
            try "mine\n".write(toFile: "\(foreign)/\(name)", atomically: true, encoding: .utf8)
        }
        try await register.must("#6 CLOSEDAY")
        #expect(await daemon.logs("is there already and is another file"))
        #expect(value("state", in: try await register.must("SETTLEMENT 1")) == "sealed")
        let files = try folder.settlement("000001-\(day)")
        #expect(files.keys.sorted() == names)
        #expect(files.values.allSatisfy { $0 == Data("mine\n".utf8) })
        // The shop goes on.
        try await register.must("#7 OPEN float=0.00")
        try await register.must("#8 RING T-MILK pay=card:16.90")
        #expect(await daemon.stop().code == 0)
    }

    /// What a run left behind that died between renaming and saying so is recognised.
    @Test func aFolderWithTheSameBytesIsTaken() async throws {
        let daemon = try await Daemon(folder.data, try folder.configure(openShop))
        let (register, day) = try await sell(daemon)
        let obstacle = "/settlements/.000001-\(day)"
        try FileManager.default.createDirectory(
            atPath: folder.data + "/settlements", withIntermediateDirectories: true)
        try "".write(toFile: folder.data + obstacle, atomically: true, encoding: .utf8)
        try await register.must("#6 CLOSEDAY")
        #expect(await daemon.logs("could not be written; it is tried again"))
        await daemon.kill()
        try FileManager.default.removeItem(atPath: folder.data + obstacle)
        let other = try folder.copy()
        let first = try await Daemon(other.data, [])
        #expect(await first.logs("settlement written"))
        let settlements = "/settlements/000001-\(day)"
        try FileManager.default.copyItem(
            atPath: other.data + settlements, toPath: folder.data + settlements)
        let second = try await Daemon(folder.data, [])
        #expect(await second.logs("settlement written"))
        let again = try await second.hello("register=1")
        _ = try await written(again)
        #expect(
            try folder.settlement("000001-\(day)") == other.settlement("000001-\(day)"))
    }
}
