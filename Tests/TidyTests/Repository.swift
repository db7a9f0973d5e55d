import Foundation
import Testing

/// The repository's own files, as the tests read them.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    struct File: Sendable, CustomTestStringConvertible {
        /// From the root.
        let path: String
        let lines: [String]
        /// The lines without comments and without what stands in string literals.
        let code: [String]

        var testDescription: String { path }
        /// `TillCore`, out of `Sources/TillCore/…`.
        var target: String { String(path.split(separator: "/")[1]) }
        var isTest: Bool { path.hasPrefix("Tests/") || target == "TillTesting" }
    }

    static let swift: [File] = ["Sources", "Tests"].flatMap { files(under: $0) }
        .filter { $0.hasSuffix(".swift") }
        .map { path in
            let lines = text(of: path).split(separator: "\n", omittingEmptySubsequences: false)
                .map(String.init)
            return File(path: path, lines: lines, code: Code.stripped(lines))
        }

    static func text(of path: String) -> String {
        (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
    }

    static func files(under folder: String) -> [String] {
        let start = root.appendingPathComponent(folder)
        let paths = FileManager.default.enumerator(atPath: start.path)?.compactMap { $0 as? String }
        return (paths ?? []).sorted().map { "\(folder)/\($0)" }
    }

    static func list(_ folder: String = "") -> [String] {
        let path = root.appendingPathComponent(folder).path
        return (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    }
}

/// Takes comments and the insides of string literals out of lines, so that a word in a sentence is
/// no finding. It knows what this repository writes, not all of Swift.
enum Code {
    static func stripped(_ lines: [String]) -> [String] {
        var isInText = false
        return lines.map { line in
            let marks = line.components(separatedBy: "\"\"\"").count - 1
            defer { if marks == 1 { isInText.toggle() } }
            if isInText { return "" }
            return strip(marks > 0 ? line.components(separatedBy: "\"\"\"")[0] : line)
        }
    }

    private static func strip(_ line: String) -> String {
        var code = ""
        var isInString = false
        var isEscaped = false
        var rest = Substring(line)
        while let character = rest.popFirst() {
            if isInString {
                if !isEscaped && character == "\"" { isInString = false }
                isEscaped = !isEscaped && character == "\\"
            } else if character == "\"" {
                isInString = true
            } else if character == "/" && rest.first == "/" {
                break
            } else {
                code.append(character)
            }
        }
        return code
    }
}
