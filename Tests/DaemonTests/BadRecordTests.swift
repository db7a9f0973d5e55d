import Testing
import TillClient
import TillTesting

/// A byte of the journal that was changed on the disk while the daemon was stopped.
@Suite(.timeLimit(.minutes(5))) struct BadRecordTests {
    @Test func aChangedReplyIsNotGivenAndTheShopGoesOn() async throws {
        let folder = try DataFolder()
        let sale = "#3 RING T-MILK pay=card:16.90"
        let first = try await Daemon(folder.data, try folder.configure(openShop))
        try await first.stock()
        let (before, _) = try await first.open(register: 1)
        try await before.must(sale)
        #expect(await first.stop().code == 0)
        try SQLiteShell.execute(
            "UPDATE journal SET text = replace(text, '> OK #3 ', '> OK #4 ') WHERE request = 3",
            on: folder.data + "/till.db")
        let second = try await Daemon(folder.data, [])
        let register = try await second.hello("register=1")
        #expect(code(try await register.ask(sale)) == "NO fault")
        #expect(await second.logs("does not fit its hash"))
        #expect(code(try await register.ask("REPLY 3")) == "NO fault")
        try await register.must("#4 RING T-MILK pay=card:16.90")
        // A page of the journal ends before it; who asks for it hears of it.
        let office = try await second.hello("service=office station=export")
        let page = try await office.must("JOURNAL from=1")
        let entry = try #require(value("next", in: page).flatMap { Int($0) })
        #expect(code(try await office.ask("JOURNAL from=\(entry)")) == "NO fault")
        try await office.must("JOURNAL from=\(entry + 1)")
        #expect(await second.stop().code == 0)
    }
}
