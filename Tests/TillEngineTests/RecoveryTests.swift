import Foundation
import TillCore
import TillEngine
import TillTesting
import Testing

/// A new start finds the shop as it was.
@Suite struct RecoveryTests {
    private func openShop() throws -> Shop {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 21 pin=2121")
        try shop.ask("3", "OPEN float=500.00")
        return shop
    }

    @Test func anOpenSaleGoesOn() throws {
        let shop = try openShop()
        // A sale before it, and one that was dropped: neither may come back.
        try shop.ask("3", "RING T-BEER pay=card:15.95")
        try shop.ask("3", "SALE")
        try shop.ask("3", "ITEM T-BOOK")
        try shop.ask("3", "CANCEL")
        try shop.ask("3", "SALE")
        try shop.ask("3", "ITEM 7310865001825 qty=2")
        try shop.ask("3", "ITEM T-CHEESE qty=1.234")
        try shop.ask("3", "ITEM T-BEER price=10.00")
        try shop.ask("3", "VOID 2")
        try shop.ask("3", "QTY 1 3")
        // Other registers go on in between.
        try shop.ask("2", "LOGIN 17 pin=4711")
        try shop.ask("2", "OPEN float=0.00")
        try shop.ask("2", "RING T-BEER pay=card:15.95")
        let before = try shop.send("3", "TOTAL").text
        try shop.kill()
        #expect(try shop.send("3", "TOTAL").text == before)
        let hello = try shop.send("3", "HELLO v=1 register=3")
        #expect(hello["state"] == "sale")
        #expect(hello["lines"] == "2")
        #expect(hello["total"] == "60.70")
        #expect(hello["person"] == "21")
        try shop.ask("3", "PAY card 20.00 ref=77")
        try shop.ask("3", "PAY cash 100.00")
        let paid = try shop.send("3", "TOTAL").text
        try shop.kill()
        #expect(try shop.send("3", "TOTAL").text == paid)
        // The number of a voided line is not used again: the next sale shows that it was kept.
        let end = try shop.ask("3", "END")
        #expect(end["total"] == "60.70")
        #expect(end["change"] == "59.00")
        #expect(try shop.send("3", "TOTAL").code == "no-open-sale")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aVoidedLinesNumberIsNotUsedAgain() throws {
        let shop = try openShop()
        try shop.ask("3", "SALE")
        try shop.ask("3", "ITEM T-BEER")
        try shop.ask("3", "ITEM T-BEER")
        try shop.ask("3", "VOID 2")
        try shop.kill()
        #expect(try shop.ask("3", "ITEM T-BEER")["line"] == "3")
        #expect(try shop.ask("3", "VOID 2").code == "unknown-line")
    }

    @Test func figuresGoOn() throws {
        let shop = try openShop()
        try shop.ask("3", "RING 7310865001825*2 pay=cash:50.00")
        let rows = try shop.send("3", "X").rows
        try shop.kill()
        let after = try shop.send("3", "X").rows
        #expect(after.filter { !rows.contains($0) } == ["- figure=x-reports count=1 amount=0.00"])
        #expect(rows.allSatisfy { after.contains($0) })
        #expect(after.contains("- drawer=1 float=500.00 expected=534.00"))
    }

    @Test func anOpenSaleCarriesOverTheClose() throws {
        let shop = try openShop()
        try shop.ask("3", "SALE")
        try shop.ask("3", "ITEM T-BEER")
        let close = try shop.ask("owner/x", "CLOSEDAY")
        #expect(close["open-sales"] == "1")
        #expect(close["zs"] == "1")
        try shop.kill()
        #expect(try shop.ask("3", "END").code == "drawer-closed")
        try shop.ask("3", "OPEN float=0.00")
        try shop.ask("3", "PAY card 15.95")
        #expect(try shop.ask("3", "END")["receipt"] == "3-1")
        #expect(try shop.ask("owner/x", "CLOSEDAY")["settlement"] == "2")
        #expect(
            try shop.send("owner/x", "REPORT 3-1").rows.contains { $0.contains("sales") } == true)
        #expect(
            try shop.send("owner/x", "REPORT 3-2").rows[1] == "- figure=sales count=1 amount=15.95")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func startsSayHowTheLastRunEnded() throws {
        let shop = try Shop()
        #expect(!shop.engine.isAfterCrash)
        try shop.restart()
        #expect(!shop.engine.isAfterCrash)
        #expect(!shop.engine.caution.isActive)
        try shop.kill()
        #expect(shop.engine.isAfterCrash)
        #expect(shop.engine.caution.isActive)
        let last = String(decoding: try #require(try shop.entries().last), as: UTF8.self)
        #expect(last.contains("\nstarted program=\"tilld 1.0.0\" after-crash=yes\n"))
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aConfigurationIsAnEntryWhenItChanges() throws {
        let shop = try Shop()
        let before = try shop.entries().count
        try shop.house(.configure(Configuration(text: Shop.configuration)))
        #expect(try shop.entries().count == before)
        let changed = Shop.configuration.replacing("register number=4\n", with: "")
        try shop.house(.configure(Configuration(text: changed)))
        #expect(try shop.entries().count == before + 1)
        try shop.kill()
        #expect(try shop.send("4", "HELLO v=1 register=4").code == "unknown-station")
    }
}

@Suite struct CautionTests {
    private let poison = "#3 RING T-BEER pay=card:15.95"

    private func openShop() throws -> Shop {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 21 pin=2121")
        try shop.ask("3", "OPEN float=0.00")
        return shop
    }

    @Test func aLineThatKilledTwiceIsRefusedAndTheShopGoesOn() throws {
        let shop = try openShop()
        try shop.kill()
        for _ in 1...2 {
            #expect(shop.engine.caution.isActive)
            try shop.dieDeciding("3", poison)
        }
        let refused = try shop.send("3", poison)
        #expect(refused.code == "fault")
        #expect(refused.number == 3)
        #expect(try shop.send("3", "#3 RING T-BOOK pay=card:129.00")["receipt"] == "3-1")
        #expect(try shop.send("3", poison).code == "conflict")
    }

    @Test func aLineThatKilledOnceIsTriedAgain() throws {
        let shop = try openShop()
        try shop.kill()
        try shop.dieDeciding("3", poison)
        #expect(try shop.send("3", poison)["receipt"] == "3-1")
        try shop.kill()
        #expect(try shop.send("3", poison)["receipt"] == "3-1")
    }

    /// The plug pulled between the decision and the commit says nothing about the line.
    @Test func aLineThatWasDecidedIsNotSuspected() throws {
        let shop = try openShop()
        try shop.kill()
        for _ in 1...3 {
            #expect(try shop.process("3", poison).isOK)
            try shop.kill()
        }
        #expect(try shop.send("3", poison)["receipt"] == "3-1")
    }

    @Test func otherLinesDoNotClearItsName() throws {
        let shop = try openShop()
        try shop.kill()
        for _ in 1...2 {
            try shop.ask("2", "LOGIN 17 pin=4711")
            try shop.send("owner/x", "STATUS")
            try shop.dieDeciding("3", poison)
            try shop.ask("2", "LOGOUT")
        }
        #expect(try shop.send("3", poison).code == "fault")
        try shop.kill()
        #expect(try shop.send("3", poison).code == "fault")
    }

    /// Nobody needs that note to sell: at the start, and when it can't be written later.
    @Test func aNoteThatCannotBeMadeIsToldAndTheShopGoesOn() throws {
        for isThereBefore in [true, false] {
            let shop = try openShop()
            try shop.kill()
            let note = shop.directory + "/suspect"
            if isThereBefore {
                try FileManager.default.createDirectory(
                    atPath: note, withIntermediateDirectories: true)
                shop.engine = try Engine(shop.journal, identity: Shop.identity)
            } else {
                #expect(try shop.ask("3", "RING T-BOOK pay=card:129.00").isOK)
                #expect(shop.engine.takeTroubles() == [])
                try FileManager.default.removeItem(atPath: note)
                try FileManager.default.createDirectory(
                    atPath: note, withIntermediateDirectories: true)
            }
            for _ in 1...3 { #expect(try shop.ask("3", "RING T-BEER pay=card:15.95").isOK) }
            let troubles = shop.engine.takeTroubles()
            guard troubles.count == 1, case .diary(let fault) = troubles[0] else {
                Issue.record("\(troubles)")
                continue
            }
            #expect(fault.message.contains(note))
        }
    }

    @Test func afterAStopInGoodOrderNothingIsSuspected() throws {
        let shop = try openShop()
        try shop.kill()
        try shop.dieDeciding("3", poison)
        try shop.restart()
        #expect(!shop.engine.caution.isActive)
        #expect(try shop.send("3", poison).isOK)
    }

    @Test func cautionEnds() {
        var caution = Caution(suspects: [:], isNeeded: true)
        for line in 0..<Caution.lines {
            #expect(caution.isActive)
            let digest = Hex([UInt8(line & 255), UInt8(line >> 8)])
            let action = caution.receivedLine(digest)
            #expect(action == .remember)
            #expect(caution.suspects == [digest: 1])
            let isRemembered = caution.decidedLine()
            #expect(isRemembered)
        }
        #expect(!caution.isActive)
        #expect(caution.suspects == [:])
        let action = caution.receivedLine(Hex([1]))
        #expect(action == .goOn)
        let isRemembered = caution.decidedLine()
        #expect(!isRemembered)
    }
}
