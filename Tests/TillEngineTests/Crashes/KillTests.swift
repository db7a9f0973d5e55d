import TillCore
import TillProtocol
import TillTesting
import Testing

/// Two days with every verb that changes something. Wherever the process is killed, before or after
/// the commit, the line is sent again and all comes to what it comes to without a kill.
@Suite struct KillTests {
    /// Says the script; kills at a line, before or after its commit. Gives what was answered, and
    /// what the shop says of itself at the end.
    private func run(killing: Int? = nil, afterCommit: Bool = false) throws -> [String] {
        let shop = try Shop()
        var told: [String] = []
        for (index, (station, text)) in Self.script.enumerated() {
            let line = "#\(shop.next(of: station)) " + (try filled(text, station, shop))
            let answer = try shop.process(station, line)
            #expect(answer.isOK, "\(line): \(answer)")
            if index == killing {
                if afterCommit { try shop.commit() }
                try shop.kill()
                let again = try shop.send(station, line)
                #expect(Self.lasting(again.text) == Self.lasting(answer.text))
                if afterCommit { #expect(again.text == answer.text) }
                told.append(Self.lasting(again.text))
            } else {
                try shop.commit()
                told.append(Self.lasting(answer.text))
            }
            if text == "CLOSEDAY" { try shop.house(.settlementNews(.written(Self.files))) }
        }
        for line in Self.questions {
            let answer = try shop.send("owner/q", line)
            #expect(answer.isOK, "\(line): \(answer)")
            told.append(Self.lasting(answer.text))
        }
        if killing.map({ $0.isMultiple(of: 7) }) ?? true {
            #expect(try shop.foldedDifferences() == [])
        }
        return told
    }

    private static let files = SettlementFiles(settlement: 1, signature: Hex([1]), files: [])

    /// `DUE` and `CASH` stand for what TOTAL says, `HEAD` for the settlement's.
    private func filled(_ text: String, _ station: String, _ shop: Shop) throws -> String {
        guard !text.contains("HEAD") else {
            return text.replacing(
                "HEAD", with: try shop.send(station, "SETTLEMENT 1")["head"] ?? "")
        }
        guard text.contains("DUE") || text.contains("CASH") else { return text }
        let total = try shop.send(station, "TOTAL")
        return text.replacing("DUE", with: total["due"] ?? "")
            .replacing("CASH", with: total["cash-due"] ?? "")
    }

    /// Without what a further start changes: the chain's head, the entries' numbers.
    private static func lasting(_ text: String) -> String {
        text.split(separator: " ").filter { word in
            !["head=", "entry=", "first-entry=", "last-entry="].contains { word.hasPrefix($0) }
        }.joined(separator: " ")
    }

    @Test(arguments: 0..<script.count)
    func losesNothingAndDoublesNothing(line: Int) throws {
        for afterCommit in [false, true] {
            let told = try run(killing: line, afterCommit: afterCommit)
            #expect(told.count == Self.undisturbed.count)
            let other = zip(told, Self.undisturbed).filter { $0 != $1 }
            #expect(other.isEmpty, "\(Self.script[line]), \(other)")
        }
    }

    @Test func everyVerbThatChangesSomethingIsSaid() {
        let said = Set(Self.script.map { $0.1.prefix { $0 != " " } })
        for verb in Verb.allCases where verb.isNumbered {
            #expect(said.contains(Substring(verb.rawValue)), "\(verb)")
        }
    }

    private static let undisturbed = (try? KillTests().run()) ?? []

    private static let questions =
        ["REPORT 1-1", "REPORT 2-1", "REPORT 2-2", "DAY", "HELD", "STATUS"]
        + ["1-1", "1-2", "1-3", "2-1", "2-2", "2-3", "4-3"].map { "RECEIPT \($0)" }
        + ["BALANCE card=6001", "BALANCE customer=1001", "SETTLEMENTS", "STOCK T-BEER"]
        + ["STOCK T-BOOK", "STOCK T-ALE", "PRICE T-BAG"]

    private static func at(_ station: String, _ lines: String...) -> [(String, String)] {
        lines.map { (station, $0) }
    }

    static let script =
        at(
            "owner/x", "RECEIVE T-BEER 24 place=K-1", "RECEIVE T-ALE 6",
            "PUT place T-ALE K-1 note=top", "PUT promotion A text=x groups=other take=2 pay=1",
            "PUT customer 1001 limit=500.00", "PERSON 18 role=cashier", "PIN 18 new=1818",
            "UNLOCK 18",
            "KEY service=clock public=" + String(repeating: "ab", count: 32)
                + " rights=sell")
        + at("1", "LOGIN 21 pin=2121", "OPEN float=500.00")
        + at("2", "LOGIN 21 pin=2121", "OPEN float=100.00")
        + at(
            "1", "SALE mode=eat-in", "ITEM 7310865001825 qty=2", "ITEM T-BEER", "ITEM T-BEER",
            "QTY 1 3", "REPRICE 2 10.00", "DISCOUNT 1 percent=10.00", "DISCOUNT amount=5.00",
            "ITEM T-BAG", "VOID 4", "PAY card 20.00 pending", "PAID 1 ref=7", "PAY cash 500.00",
            "UNPAY 2", "PAY card 10.00 pending", "FAILED 3", "PAY cash 100.00", "END")
        + at(
            "1", "SALE", "ITEM T-CARD card=6001 price=200.00", "PAY card 200.00", "END", "SALE",
            "ITEM T-DEBT customer=1001 price=50.00", "PAY cash 50.00", "END")
        + at(
            "2", "RING T-BOOK pay=giftcard:64.50:6001 pay=account:50.00:1001 pay=voucher:20.00:V-1",
            "SALE", "RETURN receipt=1-1 line=1 qty=1 reason=regret",
            "RETURN T-CAN qty=3 voucher=V-2 reason=deposit", "RETURN T-STAMP reason=broken",
            "VOID 3", "PAY giftcard -5.00 ref=6001", "PAY cash CASH", "END")
        + at("1", "SALE", "ITEM T-ALE age=seen", "HOLD dog")
        + at("2", "RECALL 1", "PAY eur 20.00", "END", "SALE", "ITEM T-COLA", "CANCEL")
        + at(
            "1", "RETENDER 1-2 1 cash", "COPY 1-1", "PAIDIN 100.00 reason=change",
            "PAIDOUT 50.00 reason=supplies", "DROP 200.00 ref=bag", "NOSALE", "SALE", "ITEM T-BOOK",
            "HOLD", "LOGOUT", "LOGIN 18 pin=1818", "TRAINING by=21 pin=2121",
            "RING T-BOOK pay=card:129.00", "LOGOUT", "LOGIN 21 pin=2121")
        + at(
            "owner/x", "BLOCK card=6001", "BLOCK card=6001 off", "ADJUST T-BEER -1 reason=broken",
            "MOVE T-BEER 3 from=K-1 to=K-2", "STOCKTAKE T-BOOK 5 ref=week",
            "PUT item T-FIRST name=Ny price=10.00 vat=food group=dairy if-new=yes stock=12",
            "PUT place T-ALE K-1 off",
            "PUT price T-BAG 1.00 from=2026-11-23", "PUT promotion A off",
            "EPOCH register=4 last=7 receipt=2")
        + at(
            "1", "COUNT cash=1000.00 count=card:10.00",
            "COUNT cash=900.00 recount by=1 pin=1001",
            "OVERSHORT 1 reason=change by=1 pin=1001", "Z")
        + at("owner/x", "CLOSEDAY", "ACK 1 head=HEAD")
        + at("2", "COUNT cash=50.00", "OPEN float=10.00")
        + at("4", "LOGIN 21 pin=2121", "OPEN float=0.00", "RING T-BEER pay=swish:15.95")
        + at("2", "Z")
}
