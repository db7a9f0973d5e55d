import Foundation
import TillCore
import TillEngine
import TillTesting
import Testing

@testable import TillDelivery

/// Made again out of the journal, the files are those that accounting has.
@Suite(.timeLimit(.minutes(2))) struct RegenerationTests {
    private func findings(
        _ office: Office, _ number: Int, signer: Signer? = Shop.identity.signer
    ) throws -> [String: Regeneration.Finding] {
        let regeneration = try Regeneration(directory: office.data, signer: signer)
        let found = try regeneration.compare(number, with: office.places.settlements).findings
        return Dictionary(uniqueKeysWithValues: found.map { ($0.file, $0.finding) })
    }

    /// Three days, with other prices, rules and accounts in each.
    private func threeDays() async throws -> Office {
        let office = try Office()
        try office.shop.ask("owner/x", "PUT item T-BOOK name=Bok price=1.00 vat=food group=dairy")
        try office.closeDay()
        var changed = office.shop.engine.store.configuration
        changed.store.company = "Ett annat bolag AB"
        changed.settlement.vouchers = .store
        changed.settlement.ledger = .receipt
        changed.store.costCentre = "K1"
        for index in changed.vatClasses.indices where changed.vatClasses[index].name == "food" {
            changed.vatClasses[index].rate = VATRate(basisPoints: 2500)
        }
        for index in changed.accounts.indices { changed.accounts[index].name += " II" }
        try office.shop.house(.configure(changed))
        try office.shop.ask("owner/x", "PUT promotion A text=x groups=dairy percent=50.00")
        try office.closeDay()
        let delivery = try office.start()
        for _ in 1...3 { try await office.record() }
        delivery.stop()
        return office
    }

    @Test func everyDayIsTheSame() async throws {
        let office = try await threeDays()
        let regeneration = try Regeneration(
            directory: office.data, signer: Shop.identity.signer)
        #expect(try regeneration.count() == 3)
        for number in 1...3 {
            let found = try findings(office, number)
            #expect(found.count == 7 && found.values.allSatisfy { $0 == .same }, "\(found)")
        }
    }

    @Test func aByteThatWasChangedShows() async throws {
        let office = try await threeDays()
        let folder = try office.folder(2)
        let path = "\(folder)/totals.csv"
        chmod(path, 0o644)
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        try file.write(contentsOf: Data("S".utf8))
        try file.close()
        unlink("\(folder)/receipts.csv")
        try Data().write(to: URL(filePath: "\(folder)/more.txt"))
        let found = try findings(office, 2)
        #expect(found["totals.csv"] == .different)
        #expect(found["receipts.csv"] == .missing)
        #expect(found["more.txt"] == .unknown)
        #expect(found["settlement.json"] == .same)
        #expect(try findings(office, 3).values.allSatisfy { $0 == .same })
    }

    @Test func aFolderIsWrittenAgain() async throws {
        let office = try await threeDays()
        let into = "\(office.data)/again"
        try Files.makeDirectory(into)
        let regeneration = try Regeneration(
            directory: office.data, signer: Shop.identity.signer)
        for number in 1...3 {
            let name = try regeneration.write(number, into: into)
            #expect(try office.files("\(into)/\(name)") == office.files(office.folder(number)))
        }
    }

    /// Sealed, and the files never recorded: those before it are made again on the way.
    @Test func daysThatWereNeverRecorded() async throws {
        let office = try Office(days: 3)
        let found = try findings(office, 3)
        #expect(found.count == 7 && found.values.allSatisfy { $0 == .missing })
        let into = "\(office.data)/again"
        try Files.makeDirectory(into)
        let name = try Regeneration(directory: office.data, signer: Shop.identity.signer)
            .write(3, into: into)
        let delivery = try office.start()
        for _ in 1...3 { try await office.record() }
        delivery.stop()
        #expect(try office.files("\(into)/\(name)") == office.files(office.folder(3)))
    }

    /// Without the key, of a day that has no signature in the journal, there is nothing to make.
    @Test func withoutAKeyASignatureIsNeeded() throws {
        let office = try Office()
        #expect(throws: (any Error).self) { try findings(office, 1, signer: nil) }
    }
}
