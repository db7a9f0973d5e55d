import Foundation
import Testing

/// What happens when something fails is shown, line by line.
@Suite struct FailureTableTests {
    /// The last cell of each row of the table, by its first.
    private static let rows: [(what: String, tests: [String])] = {
        let parts = Repository.text(of: "docs/design.md").components(separatedBy: "\n## ")
        let part = parts.first { $0.hasPrefix("When something fails") } ?? ""
        let rows = part.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
        return rows.map { row in
            let cells = row.split(separator: "|", omittingEmptySubsequences: true)
            let tests = (cells.count == 3 ? cells[2] : "").matches(of: /`([A-Za-z]+)`/)
            return (
                cells.first?.trimmingCharacters(in: .whitespaces) ?? "", tests.map { String($0.1) }
            )
        }
    }()

    /// The names of all functions that are tests: `@Test` stands before them, or a line of its own.
    private static let functions: Set<String> = {
        var functions: Set<String> = []
        for file in Repository.swift where file.path.hasPrefix("Tests/") {
            var isTest = false
            for line in file.code {
                if line.contains("@Test") { isTest = true }
                guard let name = line.firstMatch(of: /\bfunc ([A-Za-z]+)/) else { continue }
                if isTest { functions.insert(String(name.1)) }
                isTest = false
            }
        }
        return functions
    }()

    @Test func everyRowIsShownByATest() {
        #expect(Self.rows.count >= 16)
        for row in Self.rows {
            #expect(!row.tests.isEmpty, "\(row.what): no test is named")
            for test in row.tests where !Self.functions.contains(test) {
                Issue.record("\(row.what): there is no test `\(test)`")
            }
        }
    }
}
