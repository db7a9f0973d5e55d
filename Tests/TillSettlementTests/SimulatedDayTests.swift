import TillCore
import TillTesting
import Testing

/// Days that a simulated shop has traded, out of its database and into files: each can be written,
/// and what is posted is what the auditor has in its own books.
@Suite struct SimulatedDayTests {
    @Test(arguments: 501...524)
    func canBePosted(seed: UInt64) throws {
        let simulator = try SaleSimulator(seed: seed)
        try simulator.run(steps: 600)
        let shop = simulator.shop
        try shop.ask("owner/night", "CLOSEDAY")
        let auditor = simulator.books.auditor
        #expect(auditor.findings == [])
        var number = 0
        while let closed = try shop.closedDay(number + 1, previous: Hex([UInt8(number)])) {
            number += 1
            let files = try files(closed.day, closed.receipts)
            let accounts = try accounts(in: files, number)
            if number <= auditor.settlements.count {
                check(accounts, auditor.settlements[number - 1])
            }
        }
        #expect(number >= auditor.settlements.count && number > 0)
    }

    /// What each account moves by; every voucher sums to nothing.
    private func accounts(
        in files: [String: [UInt8]], _ number: Int
    ) throws -> [Substring: Int] {
        let name = "kvarnen-00000\(number).si"
        let bytes = try #require(files[name] ?? files["kvarnen-0000\(number).si"])
        var accounts: [Substring: Int] = [:]
        var sum = 0
        let text = String(decoding: bytes.map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
        for line in text.split(separator: "\r\n") {
            let fields = line.split(separator: " ")
            if fields[0] == "#TRANS" {
                let amount = try #require(Figures.minor(String(fields[4])))
                sum += amount
                accounts[fields[1], default: 0] += amount
            } else if fields[0] == "}" {
                #expect(sum == 0)
                sum = 0
            }
        }
        return accounts
    }

    private func check(_ accounts: [Substring: Int], _ figures: Figures) {
        func vat(_ rate: Int) -> Figures.Pair { figures.vat[rate] ?? Figures.Pair() }
        func net(_ rate: Int) -> Int { vat(rate).first - vat(rate).second }
        func named(_ name: String) -> Int { figures.named[name]?.amount ?? 0 }
        let expected = [
            "2611": -vat(2500).second - vat(1750).second, "2621": -vat(1200).second,
            "2631": -vat(600).second, "3001": -net(2500) - net(1750), "3002": -net(1200),
            "3003": -net(600), "3004": -net(0), "3740": -named("rounding"),
            "3990": -named("kept"), "1949": named("drops"), "1940": -named("paid-in"),
            "1687": figures.tenders["voucher"]?.amount ?? 0,
            "1510": (figures.tenders["account"]?.amount ?? 0) - named("account-payments"),
        ]
        for (account, amount) in expected {
            #expect(accounts[Substring(account), default: 0] == amount, "account \(account)")
        }
    }
}
