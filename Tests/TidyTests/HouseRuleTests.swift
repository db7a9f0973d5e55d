import Foundation
import Testing

/// What a reviewer would say twice.
@Suite struct HouseRuleTests {
    @Test func thereIsSomethingToRead() {
        #expect(Repository.swift.count > 100)
        #expect(Set(Repository.swift.map(\.target)).isSuperset(of: ["TillCore", "TillServer"]))
    }

    @Test(arguments: Repository.swift)
    func filesAndLinesAreShort(file: Repository.File) {
        #expect(file.lines.count <= 801, "\(file.path) has \(file.lines.count) lines")
        for (index, line) in file.lines.enumerated() {
            #expect(line.count <= 100, "\(file.path):\(index + 1) has \(line.count) columns")
        }
    }

    /// From a line with `func`, `init` or `deinit` to the brace that closes at its indentation.
    @Test(arguments: Repository.swift)
    func functionsAreShort(file: Repository.File) {
        var starts: [(indentation: Int, line: Int)] = []
        for (index, line) in file.code.enumerated() {
            let indentation = line.prefix { $0 == " " }.count
            let text = line.dropFirst(indentation)
            guard !text.isEmpty else { continue }
            if let start = starts.last, start.indentation == indentation, text.hasPrefix("}") {
                let length = index - start.line + 1
                #expect(length <= 70, "\(file.path):\(start.line + 1) has \(length) lines")
            }
            // What begins here ends whatever had no body: a requirement of a protocol.
            let goesOn = text.hasPrefix(")") || text.hasPrefix("where ") || text.hasPrefix("{")
            starts.removeAll { $0.indentation >= indentation && !goesOn }
            let isOneLine = text.contains("{") && text.hasSuffix("}")
            if !isOneLine && text.firstMatch(of: Self.functionHead) != nil {
                starts.append((indentation, index))
            }
        }
    }

    private static var functionHead: some RegexComponent {
        /^([a-z@()]+ )*(func |init[?(<]|deinit)/
    }

    private static let banned: [(name: String, pattern: String, inTests: Bool)] = [
        ("fatalError", #"\bfatalError\("#, false), ("try!", #"\btry!"#, false),
        ("as!", #"\bas!"#, false), ("sleep", #"\b(sleep|usleep|nanosleep)\("#, true),
        ("a forced value", #"[A-Za-z0-9_)\]}"?]!(?!=)"#, false),
        ("XCTest", #"\bimport XCTest\b"#, true),
    ]

    @Test(arguments: Repository.swift)
    func nothingBannedStandsInIt(file: Repository.File) throws {
        for rule in Self.banned where rule.inTests || !file.isTest {
            let pattern = try Regex(rule.pattern)
            for (index, line) in file.code.enumerated() {
                #expect(
                    line.firstMatch(of: pattern) == nil,
                    "\(file.path):\(index + 1) has \(rule.name): \(line)")
            }
        }
    }

    /// What a program prints goes through its one writer, which says when it could not.
    @Test(arguments: Repository.swift.filter { ["till", "tilld"].contains($0.target) })
    func nothingIsPrintedUnchecked(file: Repository.File) {
        for (index, line) in file.code.enumerated() {
            #expect(
                line.firstMatch(of: /(^|[^.\w])(debugPrint|print|puts|fwrite)\(/) == nil,
                "\(file.path):\(index + 1)")
        }
    }

    @Test(
        arguments: Repository.swift.filter {
            ["TillCore", "TillSettlement", "TillEngine"].contains($0.target)
        })
    func nothingFloatsNearMoney(file: Repository.File) {
        for (index, line) in file.code.enumerated() {
            #expect(
                line.firstMatch(of: /\b(Double|Float|Float16|Float32|Float64|CGFloat)\b/) == nil,
                "\(file.path):\(index + 1)")
        }
    }

    @Test func onlyTheHandOverIsUncheckedSendable() {
        let found = Repository.swift.filter { file in
            file.code.contains { $0.contains("@unchecked Sendable") }
        }
        #expect(found.map(\.path).filter { $0 != "Sources/TillServer/Mailbox.swift" } == [])
    }

    /// Split, so that this file is not its own finding.
    private static let unfinished = ["TO" + "DO", "FIX" + "ME"]

    @Test func nothingIsLeftForLater() {
        let folders = ["Sources", "Tests", "docs", "protocol", "scripts", ".ci"]
        for path in folders.flatMap({ Repository.files(under: $0) })
        where !path.contains("__pycache__") {
            let text = Repository.text(of: path)
            for word in Self.unfinished {
                #expect(text.firstRange(of: word) == nil, "\(path) says \(word)")
            }
        }
    }

    private static let topLevel: Set<String> = [
        ".ci", ".git", ".gitignore", ".swift-format", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
        "Package.resolved", "Package.swift", "README.md", "SECURITY.md", "Sources", "Tests", "docs",
        "protocol", "scripts",
    ]

    @Test func theTopLevelIsAsItWasDrawn() {
        let found = Repository.list().filter { !$0.hasPrefix(".build") }
        #expect(Set(found).subtracting(Self.topLevel) == [])
    }
}
