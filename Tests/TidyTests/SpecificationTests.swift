import Foundation
import Testing
import TillCore
import TillProtocol

/// What the specification must not forget.
@Suite struct SpecificationTests {
    private let refusals = Repository.text(of: "protocol/refusals.md")
    private let transcripts = Repository.files(under: "protocol/transcripts")
        .filter { $0.hasSuffix(".txt") }.map { Repository.text(of: $0) }.joined(separator: "\n")

    /// The first cells of the table rows below a heading.
    private func codes(below heading: String) -> [String] {
        let parts = refusals.components(separatedBy: "\n## ")
        let part = parts.first { $0.hasPrefix(heading) } ?? ""
        return part.matches(of: /(?m)^\| `([a-z0-9-]+)` \|/).map { String($0.1) }
    }

    @Test func everyRefusalHasItsRow() {
        let rows = codes(below: "Refusals (NO)")
        #expect(Set(rows) == Set(Refusal.Code.allCases.map(\.rawValue)))
        #expect(Set(rows).count == rows.count)
    }

    /// The table's order is the code's: that in which they are checked.
    @Test func refusalsStandInTheirOrder() {
        #expect(codes(below: "Refusals (NO)") == Refusal.Code.allCases.map(\.rawValue))
    }

    @Test func everyErrorHasItsRow() {
        let rows = codes(below: "Errors (BAD)")
        #expect(Set(rows) == Set(ErrorCode.allCases.map(\.rawValue)))
        #expect(Set(rows).count == rows.count)
    }

    @Test func everyCodeStandsInATranscriptOrIsTestedElsewhere() {
        let elsewhere = Set(codes(below: "Not in the transcripts"))
        let all =
            Refusal.Code.allCases.map { ("NO", $0.rawValue) }
            + ErrorCode.allCases.map { ("BAD", $0.rawValue) }
        for (status, code) in all {
            let shown = transcripts.contains(": \(status) \(code) ")
            #expect(shown != elsewhere.contains(code), "\(code): shown \(shown)")
        }
    }

    /// A code that a transcript shows and nobody can send would never fit.
    @Test func transcriptsKnowNoOtherCodes() {
        for match in transcripts.matches(of: /(?m)^S\d*: (NO|BAD) ([a-z0-9-]+)/) {
            let code = String(match.2)
            let isKnown =
                match.1 == "NO"
                ? Refusal.Code(rawValue: code) != nil : ErrorCode(rawValue: code) != nil
            #expect(isKnown, "\(match.1) \(code)")
        }
    }

    @Test(arguments: Verb.allCases)
    func everyVerbHasItsSection(verb: Verb) {
        let commands = Repository.text(of: "protocol/commands.md")
        let headings =
            verb == .put
            ? ["PUT item", "PUT price", "PUT place", "PUT promotion", "PUT customer"]
            : [verb.rawValue]
        for heading in headings { #expect(commands.contains("\n### \(heading)\n")) }
    }

    @Test func everyEventHasItsRow() {
        let source = Repository.text(of: "Sources/TillCore/Store/Event+Text.swift")
        let words = Set(source.matches(of: /case "([a-z-]+)":/).map { String($0.1) })
        #expect(words.count == 64)
        let journal = Repository.text(of: "protocol/journal.md")
        let rows = journal.split(separator: "\n").filter { $0.hasPrefix("| `") }
        for word in words {
            #expect(rows.contains { $0.split(separator: "|")[0].contains("`\(word)`") }, "\(word)")
        }
    }

    /// Every field that is written stands in the row or the text of the page.
    @Test func everyFieldOfAnEventIsNamed() {
        let journal = Repository.text(of: "protocol/journal.md")
        let sources = [
            "Store/Event", "Store/Event+Sale", "Store/Event+Drawer", "Store/Event+Goods",
            "Store/Event+Settlement",
            "Sale/SaleLine",
            "Sale/Payment", "Sale/SaleDiscount", "Sale/SaleEnded", "Sale/HeldSale",
            "Sale/OpenSale", "Goods/Item", "Goods/Promotion", "Totals/ZReport", "Totals/DaySeal",
        ]
        let text = sources.map { Repository.text(of: "Sources/TillCore/\($0).swift") }.joined()
        for match in text.matches(of: /(?:field|list)\("([a-z0-9-]+)"/) {
            #expect(
                journal.contains("`\(match.1)=") || journal.contains("[\(match.1)="), "\(match.1)")
        }
    }

    @Test func everyFigureHasItsRow() {
        let source = Repository.text(of: "Sources/TillCore/Totals/Figure.swift")
        let commands = Repository.text(of: "protocol/commands.md")
        let cases = source.matches(of: /(?m)^    case ([A-Za-z]+)(?: = "([a-z-]+)")?$/)
        #expect(cases.count == 33)
        for match in cases {
            let word = match.2.map(String.init) ?? String(match.1)
            #expect(commands.contains("\n| `figure=\(word) count= amount=` |"), "\(word)")
        }
    }

    @Test(arguments: Right.allCases)
    func everyRightIsNamed(right: Right) {
        #expect(
            Repository.text(of: "protocol/commands.md").contains("\n| `\(right.rawValue)` |"))
    }

    @Test func limitsAreThoseOfTheTable() {
        let page = Repository.text(of: "protocol/README.md")
        func row(_ start: String) -> String {
            page.split(separator: "\n").first { $0.hasPrefix("| \(start)") }.map(String.init) ?? ""
        }
        #expect(row("a line, either way").contains("\(Limits.line / 1024) KiB"))
        #expect(row("requests in flight").contains("\(Limits.linesInFlight) lines or 64 KiB"))
        #expect(Limits.bytesInFlight == 64 * 1024)
        #expect(row("a line begun").contains("\(Limits.secondsForALine) s"))
        #expect(row("from the greeting").contains("\(Limits.secondsToHello) s"))
        #expect(row("request number").contains("\(String(Limits.number).count) digits"))
        #expect(row("payments of one sale").contains("\(OpenSale.maximumPayments)"))
        #expect(row("VAT rates").contains("\(OpenSale.maximumVATRates)"))
        #expect(row("items in one RING").contains("\(Command.Ring.maximumItems)"))
        #expect(row("item code").contains("\(ItemCode.maximumLength)"))
        #expect(row("item code").contains("\(Scan.maximumLength) bytes"))
        let ofAnItem = [Stock.maximumPlaces, Item.maximumPrices, Item.maximumCodes].map(\.written)
        #expect(row("further places").contains("\(ofAnItem.joined(separator: "; ")) |"))
        #expect(row("note of a place").contains("\(Stock.maximumNoteLength) bytes"))
        #expect(row("held sales").contains("\(HeldSale.maximumCount)"))
        #expect(row("promotions").contains("\(Store.maximumPromotions)"))
        #expect(row("drawers to be counted").contains("\(LateDrawer.maximumCount)"))
        #expect(row("kinds of `pieces=`").contains("\(Pieces.maximumKinds)"))
        #expect(row("`limit=` of `LIST`").contains("| \(Limits.listed) ("))
        #expect(row("`limit=` of `JOURNAL`").contains("| \(Limits.entries) ("))
        #expect(row("text in one reply").contains("\(Limits.entryBytes / 1024) KiB"))
        #expect(row("a part of an entry").contains("4,000 bytes") && Limits.entryPart == 4000)
        #expect(row("PIN |").contains("\(Limits.pin.lowerBound) to \(Limits.pin.upperBound)"))
    }

    /// The first cells of the table below a line, and all of each row.
    private func rows(_ page: String, below head: String) -> [(name: String, row: String)] {
        let lines = Repository.text(of: page).split(
            separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { $0.hasPrefix(head) }) else { return [] }
        return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map { row in
            (row.split(separator: "|")[0].trimmingCharacters(in: .whitespaces), String(row))
        }
    }

    /// Every limit stands in `docs/limits.md` with a test that reaches it.
    @Test func everyLimitHasItsTest() {
        let tests =
            (Repository.swift.filter(\.isTest).map(\.path)
            + Repository.files(under: "Tests/ScriptTests").filter { $0.hasSuffix(".py") })
            .map { Repository.text(of: $0) }.joined()
        let limits = [
            rows("protocol/README.md", below: "| what | limit | beyond it |"),
            rows("docs/staff-page.md", below: "| limit | | beyond it |"),
        ].joined()
        let page = "docs/limits.md"
        let reached =
            rows(page, below: "| limit | test |")
            + rows(page, below: "| limit of the staff page | test |")
        #expect(limits.count > 60)
        #expect(limits.map(\.name) == reached.map(\.name))
        let named = reached + rows(page, below: "| what lives on |")
        for (name, row) in named {
            // The last cell names tests, and may name none where a row says so.
            let cell = row.split(separator: "|").last.map(String.init) ?? ""
            let functions = cell.matches(of: /`([A-Za-z0-9_]+)`/).map { String($0.1) }
            #expect(!functions.isEmpty || cell.contains("none"), "\(name)")
            for function in functions {
                let exists =
                    tests.contains("func \(function)(") || tests.contains("def \(function)(")
                #expect(exists, "\(name): \(function)")
            }
        }
    }
}
