import TillCore
import Testing

@testable import TillSettlement

@Suite struct SIEFileTests {
    /// A SIE file's bytes as text: the upper half of the code page back to its characters.
    private func text(_ bytes: [UInt8]) -> String {
        let upper = Array(CodePage437.upperHalf)
        return String(
            bytes.map { $0 < 0x80 ? Character(UnicodeScalar($0)) : upper[Int($0) - 0x80] })
    }

    @Test func `a small day`() throws {
        var day = TradingDay(try .shop())
        day.open(3, float: 50_000)
        day.open(4, float: 0)
        day.sell(3, [.init(amount: 18_065), .init(amount: 1_690, rate: 1200)], handing: 20_000)
        day.sell(4, [.init(amount: 9_990, rate: 0)], card: 9_990)
        day.sell(3, [.init(amount: 500, rate: 1200)])
        day.count(3, over: -500)
        let made = try files(day.closed(), day.receipts)
        let bytes = try #require(made["kvarnen-000142.si"])
        #expect(
            text(bytes).replacing("\r\n", with: "\n") == #"""
                #FLAGGA 0
                #PROGRAM "tilld" "1.0.0"
                #FORMAT PC8
                #GEN 20261123
                #SIETYP 4
                #ORGNR 556677-8899
                #FNAMN "Kvarnens \"Livs\" & Fisk på Ön AB"
                #RAR 0 20260501 20270430
                #KPTYP EUBAS97
                #VALUTA SEK
                #KONTO 1686 "Kortfordringar EUR (Visa)"
                #KONTO 1912 "Kassa \"tre\" i Åre"
                #KONTO 2611 "Utgående moms 25 %"
                #KONTO 2621 "Utgående moms 12 %"
                #KONTO 3001 "Försäljning 25 %"
                #KONTO 3002 "Smorrebrod - 12 %"
                #KONTO 3004 "Momsfritt"
                #KONTO 3740 "Öres/kronutjämning"
                #KONTO 6991 "Kassadifferenser"
                #DIM 20 "Register"
                #OBJEKT 20 "3" "Register 3"
                #OBJEKT 20 "4" "Register 4"
                #VER "" "" 20261123 "Z17 register 3" 20261123
                {
                #TRANS 1912 {20 "3"} 203.00 20261123 "tender cash"
                #TRANS 3002 {20 "3"} -19.55 20261123 "sales 12.00"
                #TRANS 2621 {20 "3"} -2.35 20261123 "vat 12.00"
                #TRANS 3001 {20 "3"} -144.52 20261123 "sales 25.00"
                #TRANS 2611 {20 "3"} -36.13 20261123 "vat 25.00"
                #TRANS 3740 {20 "3"} -0.45 20261123 "rounding"
                #TRANS 1912 {20 "3"} -5.00 20261123 "counted drawer 1"
                #TRANS 6991 {20 "3"} 5.00 20261123 "difference drawer 1"
                }
                #VER "" "" 20261123 "Z17 register 4" 20261123
                {
                #TRANS 1686 {20 "4"} 99.90 20261123 "tender card"
                #TRANS 3004 {20 "4"} -99.90 20261123 "sales 0.00"
                }

                """#)
        #expect(!bytes.indices.contains { bytes[$0] == 10 && ($0 == 0 || bytes[$0 - 1] != 13) })
    }

    @Test func `a day without a sale has no voucher`() throws {
        var day = TradingDay(try .shop())
        day.configuration.store.company = ""
        day.configuration.store.organisation = "SE1"
        day.configuration.store.id = "livs.2_b"
        day.open(3, float: 50_000)
        let made = try files(day.closed(), [])
        let si = text(try #require(made["livs-2-b-000142.si"])).replacing("\r\n", with: "\n")
        #expect(!si.contains("#VER") && !si.contains("#DIM") && !si.contains("#KONTO"))
        #expect(!si.contains("#ORGNR"))
        #expect(si.contains("#FNAMN \"Kvarnens Livs\"\n"))
    }
}
