import Foundation
import Testing
import TillCore
import TillEngine
import TillSQLite
import TillTesting

/// A copy of a database that is in use.
@Suite struct OnlineCopyTests {
    private func database(_ directory: String) -> String { "\(directory)/till.db" }

    @Test func whatIsInTheLogIsInTheCopy() throws {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 21 pin=2121")
        try shop.ask("3", "OPEN float=0.00")
        try shop.ask("3", "RING T-BEER pay=card:15.95")
        let place = try Scratch()
        let copy = "\(place.path)/copy.db"
        let chain = try copyDatabase(database(shop.directory), isStill: false, to: copy)
        #expect(chain == shop.engine.chain)
        #expect(try damages(in: copy) == [])
        #expect(try differences(between: copy, and: database(shop.directory)) == [])
        #expect(try lastSettlement(inDatabase: copy) == 0)
        // Another one goes on without what is sold later.
        try shop.ask("3", "RING T-BEER pay=card:15.95")
        try shop.ask("owner/x", "CLOSEDAY")
        let later = "\(place.path)/later.db"
        #expect(try copyDatabase(database(shop.directory), isStill: false, to: later) != chain)
        #expect(try lastSettlement(inDatabase: later) == 1)
        #expect(try lastSettlement(inDatabase: copy) == 0)
    }

    /// Nothing is made beside a file that nobody writes, whatever its name means in a URI.
    @Test(arguments: ["plain", "a?mode=rw&b", "50%25", "#1", "två ord"])
    func aFileThatNobodyWrites(name: String) throws {
        let shop = try Shop()
        let place = try Scratch()
        let folder = "\(place.path)/\(name)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false)
        let still = database(folder)
        let chain = try copyDatabase(database(shop.directory), isStill: false, to: still)
        #expect(chain.entry > 0)
        #expect(try isBegun(database: still))
        let copy = "\(place.path)/copy.db"
        #expect(try copyDatabase(still, isStill: true, to: copy) == chain)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["till.db"])
        let modes = try FileManager.default.attributesOfItem(atPath: copy)
        #expect(modes[.posixPermissions] as? Int == 0o600)
    }
}
