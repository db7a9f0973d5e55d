import Foundation
import Testing
import TillClient

/// `crooked-lists.txt`: of every line of every list, that it is read right, or named with what to
/// do.
@Suite struct CrookedListTests {
    struct List: CustomTestStringConvertible, Sendable {
        var name = ""
        var encoding = "utf-8"
        var options = ImportOptions()
        /// What the whole file is refused with.
        var refusal: String?
        var lines: [(text: String, expected: String?)] = []

        var testDescription: String { name }

        var bytes: [UInt8] {
            lines.flatMap { line in
                let own = ["<1252>": "windows-1252", "<utf8>": "utf-8"]
                let mark = own.keys.first { line.text.hasPrefix($0) }
                let text = line.text.dropFirst(mark?.count ?? 0)
                return encoded(String(text), mark.flatMap { own[$0] } ?? encoding) + [0x0A]
            }
        }

        private func encoded(_ text: String, _ encoding: String) -> [UInt8] {
            switch encoding {
            case "windows-1252": Array(text.data(using: .windowsCP1252) ?? Data())
            case "cp850": text.unicodeScalars.map(Self.cp850)
            default: Array(text.utf8)
            }
        }

        private static func cp850(_ scalar: Unicode.Scalar) -> UInt8 {
            switch scalar {
            case "å": 0x86
            case "ä": 0x84
            case "ö": 0x94
            default: UInt8(truncatingIfNeeded: scalar.value)
            }
        }
    }

    static let lists: [List] = read()

    private static func read() -> [List] {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "crooked-lists.txt")
        guard let text = try? String(contentsOf: path, encoding: .utf8) else { return [] }
        var lists: [List] = []
        for line in text.components(separatedBy: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix("== ") {
                lists.append(list(line.split(separator: " ").map(String.init)))
            } else if lists.isEmpty {
                continue
            } else if line.hasPrefix("!! ") {
                lists[lists.count - 1].refusal = String(line.dropFirst(3))
            } else {
                let parts = line.components(separatedBy: "  -> ")
                lists[lists.count - 1].lines.append(
                    (unmarked(parts[0]), parts.count > 1 ? parts[1] : nil))
            }
        }
        return lists
    }

    private static func list(_ words: [String]) -> List {
        var list = List(name: words[1])
        for word in words.dropFirst(2) {
            let pair = word.split(separator: "=").map(String.init)
            switch pair[0] {
            case "bytes": list.encoding = pair[1]
            case "decimal": list.options.decimal = ImportOptions.DecimalSign(rawValue: pair[1])
            default: list.options.codes = ImportOptions.Codes(rawValue: pair[1])
            }
        }
        return list
    }

    private static func unmarked(_ text: String) -> String {
        text.replacing("<tab>", with: "\t").replacing("<nbsp>", with: "\u{A0}")
            .replacing("<zwsp>", with: "\u{200B}").replacing("<lost>", with: "\u{FFFD}")
    }

    @Test func thereAreLists() {
        #expect(Self.lists.count >= 15)
        #expect(Self.lists.flatMap(\.lines).count { $0.expected != nil } > 70)
    }

    @Test(arguments: lists.filter { $0.refusal != nil })
    func filesThatAreRefused(list: List) {
        do throws(ImportFailure) {
            _ = try ImportFile(list.bytes, list.options)
            Issue.record("it was read")
        } catch {
            let text = "line \(error.line): \(error.why)"
            #expect(text.hasPrefix(list.refusal ?? ""), "\(text)")
        }
    }

    @Test(arguments: lists.filter { $0.refusal == nil })
    func linesThatAreReadOrNamed(list: List) throws {
        var file = try ImportFile(list.bytes, list.options)
        let failures = Dictionary(grouping: file.failures, by: \.line)
        let warnings = Dictionary(grouping: file.warnings, by: \.line)
        var requests: [Int: String] = [:]
        while let row = file.next() { requests[row.line] = row.steps.first?.request ?? "" }
        var expected = 0
        for (index, line) in list.lines.enumerated() {
            let (first, (text, expectation)) = (index + 1, line)
            guard let expectation else { continue }
            expected += 1
            let all = (failures[first] ?? []) + (warnings[first] ?? [])
            let told = all.map { $0.text(in: "") }.joined(separator: "\n")
            let words = expectation.split(separator: " ", maxSplits: 1).map(String.init)
            switch words[0] {
            case "good":
                #expect(all.isEmpty, "\(text): \(told)")
                #expect(requests[first]?.hasPrefix(words[1]) == true, "\(requests[first] ?? text)")
            case "warned":
                #expect(failures[first] == nil && requests[first] != nil, "\(text): \(told)")
                #expect(told.contains(words[1]), "\(text): \(told)")
            default:
                #expect(words[0] == "refused" && requests[first] == nil, "\(text)")
                #expect(told.contains(words[1]), "\(text): \(told)")
            }
        }
        #expect(file.goodRows + file.badRows == expected)
    }
}
