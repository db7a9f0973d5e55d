import Foundation
import Testing
import TillCore
import TillEngine
import TillSQLite
import TillTesting

@Suite struct SearchIndexTests {
    private func shop() throws -> Shop {
        let shop = try Shop()
        for (code, name) in [
            ("S-1", "Havredryck Barista 1 l"), ("S-2", "Havredryck"), ("S-3", "Mellanmjölk 3 %"),
            ("S-4", "Knäckebröd \"Råg\""), ("S-5", "Mellanmjölk laktosfri"),
        ] {
            try put(code, name, in: shop)
        }
        return shop
    }

    private func put(_ code: String, _ name: String, in shop: Shop) throws {
        let name = name.replacing("\"", with: "\\\"")
        let put = "PUT item \(code) name=\"\(name)\" price=1.00 vat=food group=dairy"
        #expect(try shop.ask("owner/x", put).isOK)
    }

    private func codes(_ index: SearchIndex, _ words: String..., limit: Int = 20) throws -> [String]
    {
        guard case .found(let items) = try index.find(words, limit: limit) else { return ["late"] }
        return items.map(\.code.written)
    }

    @Test func wordsInAnyOrderWholeOrBegun() throws {
        let shop = try shop()
        let index = try SearchIndex(directory: shop.directory)
        #expect(try Set(codes(index, "havre")) == ["S-1", "S-2"])
        #expect(try codes(index, "bar", "HAVREDRYCK") == ["S-1"])
        #expect(try Set(codes(index, "mellanmjolk")).isSuperset(of: ["S-3", "S-5"]))
        #expect(try codes(index, "knackebrod").contains("S-4"))
        #expect(try codes(index, "havre", "mjölk") == [])
        #expect(try codes(index, "havre", limit: 1).count == 1)
    }

    @Test func anExactCodeComesFirst() throws {
        let shop = try shop()
        try put("Havredryck", "Something else", in: shop)
        let index = try SearchIndex(directory: shop.directory)
        #expect(try codes(index, "Havredryck").first == "Havredryck")
        #expect(try codes(index, "S-4") == ["S-4"])
    }

    @Test(arguments: [
        "\"", "*", "a OR b", "NEAR(a b)", "name:havre", "-havre", "^", "(", "'; DROP TABLE items",
        "%", "\u{0}", "\\", "havre\"*",
    ])
    func whatACustomerTypesIsNoOperator(text: String) throws {
        let shop = try shop()
        let index = try SearchIndex(directory: shop.directory)
        _ = try index.find([text], limit: 20)
        #expect(try Set(codes(index, "havre")) == ["S-1", "S-2"])
    }

    @Test func itFollowsWhatChanges() throws {
        let shop = try shop()
        let index = try SearchIndex(directory: shop.directory)
        #expect(try codes(index, "barista") == ["S-1"])
        try put("S-1", "Kaffe", in: shop)
        try put("S-6", "Barista filter", in: shop)
        #expect(try codes(index, "barista") == ["S-6"])
        #expect(try codes(index, "kaffe") == ["S-1"])
    }

    @Test func lostOrDamagedItIsMadeAgain() throws {
        let shop = try shop()
        let path = shop.directory + "/search.db"
        #expect(try codes(SearchIndex(directory: shop.directory), "kaffe") == [])
        try Data("this is no database, but it is long enough to be read as one".utf8)
            .write(to: URL(fileURLWithPath: path))
        #expect(try codes(SearchIndex(directory: shop.directory), "barista") == ["S-1"])
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: path + suffix)
        }
        #expect(try codes(SearchIndex(directory: shop.directory), "barista") == ["S-1"])
    }

    /// A backup came back: the index knows of entries that the journal doesn't have.
    @Test func anIndexAheadOfItsJournalIsMadeAgain() throws {
        let shop = try shop()
        let scratch = try Scratch()
        for name in ["till.db", "till.db-wal"] {
            try FileManager.default.copyItem(
                atPath: "\(shop.directory)/\(name)", toPath: "\(scratch.path)/\(name)")
        }
        try put("S-7", "Kaffe", in: shop)
        #expect(try codes(SearchIndex(directory: shop.directory), "kaffe") == ["S-7"])
        for name in ["search.db", "search.db-wal"] {
            guard FileManager.default.fileExists(atPath: "\(shop.directory)/\(name)") else {
                continue
            }
            try FileManager.default.copyItem(
                atPath: "\(shop.directory)/\(name)", toPath: "\(scratch.path)/\(name)")
        }
        let journal = try SQLiteJournal(directory: scratch.path)
        #expect(try codes(SearchIndex(directory: scratch.path), "kaffe") == [])
        #expect(try codes(SearchIndex(directory: scratch.path), "barista") == ["S-1"])
        withExtendedLifetime(journal) {}
    }

    @Test func aSearchWithoutTimeIsGivenUp() throws {
        let shop = try shop()
        for number in 1...3000 { try shop.process("owner/x", line(number, in: shop)) }
        try shop.commit()
        #expect(
            try SearchIndex(directory: shop.directory, deadline: 0).find(["d"], limit: 20)
                == .tookTooLong)
        let usual = try SearchIndex(directory: shop.directory).find(["d"], limit: 20)
        guard case .found(let items) = usual else {
            Issue.record("a search that has time finds")
            return
        }
        #expect(items.count == 20)
    }

    private func line(_ number: Int, in shop: Shop) -> String {
        "#\(shop.next(of: "owner/x")) PUT item D-\(number) name=\"Dryck \(number)\" price=1.00 "
            + "vat=food group=dairy"
    }
}
