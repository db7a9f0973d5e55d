import Foundation
import Testing
import TillCore
import TillSearch

/// What people type finds what they mean: `queries.txt`, against the goods of the demonstration
/// shop. Misses are printed; docs/search.md lists them.
@Suite struct QualityTests {
    private struct Asked {
        let query: String
        let expected: [String]
        let kind: String
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../..").standardized

    private static func lines(_ path: String) throws -> [Substring] {
        try String(contentsOf: root.appending(path: path), encoding: .utf8).split(separator: "\n")
    }

    private static func asked(_ path: String) throws -> [Asked] {
        try lines(path).filter { !$0.hasPrefix("#") }.map { line in
            let cells = line.split(separator: "|").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            return Asked(
                query: cells[0], expected: cells[1].split(separator: " ").map(String.init),
                kind: cells[2])
        }
    }

    private static func index(_ rows: [Substring]) -> Index {
        var builder = SegmentBuilder()
        for row in rows {
            let cells = row.split(separator: ",", omittingEmptySubsequences: false)
            guard let code = ItemCode(text: cells[0].trimmingCharacters(in: .whitespaces)) else {
                continue
            }
            builder.add(code, name: String(cells[1]), group: "")
        }
        var index = Index()
        index.add(builder.finish())
        return index
    }

    private static func demo() throws -> (index: Index, synonyms: Synonyms) {
        let goods = try lines("Sources/tilld/Demo/DemoCatalogue.swift").filter {
            $0.firstMatch(of: /^ +[0-9]{13},/) != nil
        }
        let groups = try lines("Sources/tilld/Demo/DemoSynonyms.swift").compactMap { line in
            line.firstMatch(of: /synonym words="(.*)"/).map { match in
                match.1.split(separator: ",").map(String.init)
            }
        }
        return (index(goods), Synonyms(groups))
    }

    private static func finds(_ asked: Asked, _ index: Index, _ synonyms: Synonyms) -> Bool {
        let digits = asked.query.filter { $0 != " " }
        var found: [ItemCode] = []
        if digits.allSatisfy(\.isNumber) {
            found =
                ItemCode(text: digits).flatMap { index.contains($0) ? [$0] : nil }
                ?? index.find(codeBeginning: digits, limit: 3)
        } else {
            found = index.find(Query([asked.query], synonyms: synonyms), limit: 3)
        }
        return found.contains { asked.expected.contains($0.written) }
    }

    @Test func whatIsMeantIsAmongTheFirstThree() throws {
        let (index, synonyms) = try Self.demo()
        #expect(index.count > 180)
        let asked = try Self.asked("Tests/TillSearchTests/Quality/queries.txt")
        #expect(asked.count >= 150)
        let misses = asked.filter { !Self.finds($0, index, synonyms) }
        for miss in misses {
            let found = index.find(Query([miss.query], synonyms: synonyms), limit: 3)
            print("missed (\(miss.kind)): \(miss.query) -> \(found.map(\.written))")
        }
        print("\(asked.count - misses.count) of \(asked.count) found")
        #expect(misses.count * 20 <= asked.count)
    }

    /// Every expected code is one of the demonstration shop's: a miss is the search's.
    @Test func whatIsExpectedIsThere() throws {
        let (index, _) = try Self.demo()
        for asked in try Self.asked("Tests/TillSearchTests/Quality/queries.txt") {
            #expect(
                asked.expected.contains { ItemCode(text: $0).map(index.contains) ?? false },
                "\(asked.query)")
        }
    }
}
