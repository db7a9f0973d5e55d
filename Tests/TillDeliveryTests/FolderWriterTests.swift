import Foundation
import Synchronization
import TillCore
import TillEngine
import TillSQLite
import TillTesting
import Testing

@testable import TillDelivery

/// A folder appears all at once, wherever its writing was stopped before.
@Suite(.timeLimit(.minutes(2))) struct FolderWriterTests {
    private struct PowerCut: Error {}

    private static let steps: [FolderWriter.Step] = [
        .cleared, .made, .wrote("receipts.csv"), .wrote("totals.csv"), .wrote("kvarnen-000001.si"),
        .wrote("kvarnen-000001.journal"), .wrote("kvarnen-000001.beancount"),
        .wrote("settlement.html"), .wrote("settlement.json"), .synced, .renamed, .parentSynced,
    ]

    private func write(
        _ office: Office, into directory: String,
        checkpoint: @escaping @Sendable (FolderWriter.Step) throws -> Void = { _ in }
    ) throws -> SettlementFiles {
        let reader = try SettlementReader(directory: office.data)
        let seal = try #require(try reader.settlement(1)).seal
        return try FolderWriter(settlements: directory, checkpoint: checkpoint)
            .write(seal.folder) { sink in
                try DayMaker(reader: reader).make(
                    seal, previous: nil, sign: Shop.identity.signer.sign, into: sink)
            }
    }

    @Test func theStepsAreThese() throws {
        let office = try Office()
        let seen = Mutex<[FolderWriter.Step]>([])
        _ = try write(office, into: office.places.settlements) { step in
            seen.withLock { $0.append(step) }
        }
        #expect(Set(seen.withLock { $0 }) == Set(Self.steps))
        #expect(seen.withLock { $0 }.last == .parentSynced)
    }

    @Test(arguments: steps)
    func stoppedAfterAStepItIsDoneAgain(last: FolderWriter.Step) async throws {
        let office = try Office()
        let other = "\(office.data)/other"
        try Files.makeDirectory(other)
        let manifest = try write(office, into: other)
        let want = try office.files("\(other)/\(URL(filePath: office.folder(1)).lastPathComponent)")
        let first = try office.start { step in if step == last { throw PowerCut() } }
        await office.logs.hear(saying: "could not be written")
        first.stop()
        let isVisible = last == .renamed || last == .parentSynced
        #expect(try office.files(office.folder(1)) == (isVisible ? want : [:]))
        #expect(try office.state(1)["state"] == "sealed")
        let second = try office.start()
        #expect(try await office.record() == .written(manifest))
        await office.logs.hear(saying: "in the outbox")
        second.stop()
        #expect(try office.files(office.folder(1)) == want)
        #expect(try Files.names(in: office.places.settlements).count == 1)
        #expect(try office.journal.count { $0.contains("\nsettlement-written ") } == 1)
        #expect(try office.shop.foldedDifferences() == [])
    }

    /// Nothing changes them, not even a mistake.
    @Test func filesAreForReadingOnly() throws {
        let office = try Office()
        _ = try write(office, into: office.places.settlements)
        for name in try Files.names(in: office.folder(1)) {
            let found = try FileManager.default.attributesOfItem(
                atPath: "\(office.folder(1))/\(name)")[.posixPermissions]
            #expect((found as? Int).map { $0 & 0o222 } == 0, "\(name)")
        }
    }

    /// What a power cut left half-written is cleared, whatever it is.
    @Test func aTryThatFailsIsMadeAgain() async throws {
        let office = try Office()
        let folder = try office.folder(1)
        let obstacle = folder.replacing("/settlements/", with: "/settlements/.")
        try "".write(toFile: obstacle, atomically: true, encoding: .utf8)
        let delivery = try office.start()
        await office.logs.hear(saying: "could not be written")
        try FileManager.default.removeItem(atPath: obstacle)
        office.pass(seconds: 30, delivery)
        try await office.record()
        #expect(try office.state(1)["state"] == "written")
        delivery.stop()
    }
}
