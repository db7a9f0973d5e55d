import Foundation
import TillCore
import TillTesting
import Testing

@testable import TillDelivery

/// The copy that importers take, and what they do to it.
@Suite(.timeLimit(.minutes(2))) struct OutboxTests {
    private let office: Office
    private let path: String

    init() throws {
        office = try Office()
        path = "\(office.places.outbox)/kvarnen-000001.si"
    }

    /// Written and put into the outbox, and looked at once.
    private func delivered() async throws -> Delivery {
        let delivery = try office.start()
        try await office.record()
        await office.logs.hear(saying: "in the outbox")
        return delivery
    }

    private func set(flag: String) throws {
        let text = try Data(contentsOf: URL(filePath: path))
        var bytes = Array(text)
        let place = try #require(Array("#FLAGGA ".utf8).count as Int?)
        bytes[place] = flag.utf8.first ?? 0
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        try file.write(contentsOf: Data(bytes))
        try file.close()
    }

    @Test func theCopyIsTheSettlementsFile() async throws {
        let delivery = try await delivered()
        let copy = try office.files(office.places.outbox)
        let original = try office.files(office.folder(1))
        #expect(copy == original.filter { $0.key.hasSuffix(".si") })
        delivery.stop()
    }

    /// The importer changes one digit in place; that is the acknowledgement.
    @Test func theFlagAcknowledges() async throws {
        let delivery = try await delivered()
        try set(flag: "1")
        office.pass(seconds: 60, delivery)
        #expect(try await office.record() == .flagged(1))
        #expect(try office.state(1)["by"] == "flag")
        // Seen once, recorded once; and the copy is left alone.
        delivery.stop()
        let again = try office.start()
        try office.closeDay()
        again.wake()
        guard case .written = try await office.record() else {
            throw Unexpected(what: "the flag is recorded again")
        }
        again.stop()
        #expect(try office.journal.count { $0.contains("\nsettlement-acknowledged ") } == 1)
        let original = try office.files(office.folder(1))["kvarnen-000001.si"]
        #expect(original?.starts(with: Data("#FLAGGA 0".utf8)) == true)
        #expect(try office.files(office.places.outbox).first?.value != original)
    }

    /// A flag that was set while nobody looked is seen at the next start.
    @Test func theFlagIsSeenAfterAStart() async throws {
        try await delivered().stop()
        try set(flag: "1")
        let second = try office.start()
        #expect(try await office.record() == .flagged(1))
        second.stop()
    }

    @Test(arguments: ["", "#FLA", "garbage\u{0}\u{1}"])
    func aCopyThatIsNoFileOfSIEOnlyWaits(text: String) async throws {
        let delivery = try await delivered()
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        try await nothingHappens(delivery)
    }

    /// Whoever may write to the outbox can't make the daemon write elsewhere.
    @Test func aLinkInThePlaceOfTheNewFileIsNotFollowed() async throws {
        try Files.makeDirectory(office.places.outbox)
        let victim = "\(office.data)/victim"
        try "mine".write(toFile: victim, atomically: false, encoding: .utf8)
        #expect(symlink(victim, "\(path).new") == 0)
        let delivery = try await delivered()
        #expect(try String(contentsOfFile: victim, encoding: .utf8) == "mine")
        #expect(try Data(contentsOf: URL(filePath: path)).starts(with: Data("#FLAGGA 0".utf8)))
        delivery.stop()
    }

    @Test func aPipeInThePlaceOfTheNewFileHoldsUpNobody() async throws {
        try Files.makeDirectory(office.places.outbox)
        #expect(mkfifo("\(path).new", 0o600) == 0)
        let delivery = try await delivered()
        #expect(try Data(contentsOf: URL(filePath: path)).starts(with: Data("#FLAGGA 0".utf8)))
        delivery.stop()
    }

    /// Its own flag can't be seen; that of the next one is.
    @Test func aCopyThatCannotBeOpenedHoldsUpNobody() async throws {
        let delivery = try await delivered()
        try FileManager.default.removeItem(atPath: path)
        #expect(symlink(path, path) == 0)
        try await nothingHappens(delivery)
    }

    @Test func aPipeInItsPlaceHoldsUpNobody() async throws {
        let delivery = try await delivered()
        try FileManager.default.removeItem(atPath: path)
        #expect(mkfifo(path, 0o600) == 0)
        try await nothingHappens(delivery)
    }

    /// Most of a file is not looked at, whatever its size.
    @Test func onlyTheBeginningIsRead() async throws {
        let delivery = try await delivered()
        #expect(truncate(path, 1 << 40) == 0 || truncate(path, 1 << 30) == 0)
        try await nothingHappens(delivery)
    }

    /// Another day is closed, and delivered; the first one waits as before.
    private func nothingHappens(_ delivery: Delivery) async throws {
        try office.closeDay()
        delivery.wake()
        guard case .written(let files) = try await office.record() else {
            throw Unexpected(what: "more than a day that was written")
        }
        #expect(files.settlement == 2)
        await office.logs.hear(saying: "in the outbox")
        let second = "\(office.places.outbox)/kvarnen-000002.si"
        try Data("#FLAGGA 1\n".utf8).write(to: URL(filePath: second))
        office.pass(seconds: 60, delivery)
        #expect(try await office.record() == .flagged(2))
        #expect(try office.state(1)["state"] == "written")
        delivery.stop()
    }

    /// An importer that moves files away must not find them again, and book them twice.
    @Test func whatWasTakenAwayIsNotPutBack() async throws {
        let first = try await delivered()
        try FileManager.default.removeItem(atPath: path)
        first.stop()
        let second = try office.start()
        try await nothingHappens(second)
        #expect(!Files.exists(path))
    }

    /// Each try would put the copy there again, for an importer that has taken the one before.
    @Test func whatCannotBeNotedIsNotCopied() async throws {
        try Files.makeDirectory(office.places.work)
        try "".write(toFile: office.places.notes, atomically: true, encoding: .utf8)
        let delivery = try office.start()
        try await office.record()
        await office.logs.hear(saying: "could not be put into the outbox")
        #expect(!Files.exists(path))
        unlink(office.places.notes)
        office.pass(seconds: 30, delivery)
        await office.logs.hear(saying: "settlement in the outbox")
        #expect(Files.exists(path))
        #expect(try Files.names(in: office.places.notes) == ["1"])
        delivery.stop()
    }

    @Test func whatIsThereIsNotWrittenOver() async throws {
        try Files.makeDirectory(office.places.outbox)
        try "#FLAGGA 1\n".write(toFile: path, atomically: true, encoding: .utf8)
        let delivery = try office.start()
        guard case .written = try await office.record() else {
            throw Unexpected(what: "it is written first")
        }
        await office.logs.hear(saying: "in the outbox")
        office.pass(seconds: 60, delivery)
        #expect(try await office.record() == .flagged(1))
        #expect(try office.files(office.places.outbox)["kvarnen-000001.si"]?.count == 10)
        delivery.stop()
    }

    /// What accounting has by other means needs no copy, however long the outbox was away.
    @Test func whatIsAcknowledgedIsNotCopiedAnyMore() async throws {
        let outbox = "\(office.data)/mounted"
        let delivery = try office.start(outbox: outbox)
        try await office.record()
        await office.logs.hear(saying: "could not be put into the outbox")
        let head = try #require(try office.state(1)["head"])
        #expect(try office.shop.ask("owner/x", "ACK 1 head=\(head)").isOK)
        try Files.makeDirectory(outbox)
        try office.closeDay()
        delivery.wake()
        try await office.record()
        await office.logs.hear(saying: "in the outbox")
        office.pass(seconds: 30, delivery)
        try office.closeDay()
        delivery.wake()
        try await office.record()
        await office.logs.hear(saying: "in the outbox")
        #expect(try Files.names(in: outbox) == ["kvarnen-000002.si", "kvarnen-000003.si"])
        delivery.stop()
    }

    /// A disk that is not mounted must not look like an empty outbox; nothing else waits for it.
    @Test func anOutboxThatIsAwayHoldsUpNothing() async throws {
        let outbox = "\(office.data)/mounted"
        let delivery = try office.start(outbox: outbox)
        try await office.record()
        await office.logs.hear(saying: "could not be put into the outbox")
        #expect(!Files.exists(outbox))
        try office.closeDay()
        delivery.wake()
        try await office.record()
        #expect(try office.state(2)["state"] == "written")
        await office.logs.hear(saying: "could not be put into the outbox")
        try Files.makeDirectory(outbox)
        office.pass(seconds: 30, delivery)
        await office.logs.hear(saying: "in the outbox")
        await office.logs.hear(saying: "in the outbox")
        #expect(try Files.names(in: outbox) == ["kvarnen-000001.si", "kvarnen-000002.si"])
        delivery.stop()
    }
}
