/// A floor plan's text, read to its end: what it says, where, and all that is wrong with it.
package struct FloorText: Sendable {
    package private(set) var floor = Floor()
    /// By line: what can't be read, or else what doesn't fit.
    package private(set) var errors: [Configuration.Failure] = []
    /// By line: what can be drawn and is still a hole or a slip.
    package private(set) var advice: [Configuration.Failure] = []
    private var lines: [String: [Int]] = [:]

    package init(_ text: String, from source: ConfigurationText.Source) {
        if text.utf8.count > Floor.maximumText {
            fail(0, "a floor plan has at most \(Floor.maximumText) bytes")
            return
        }
        for (index, bytes) in text.utf8.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
        ).enumerated() {
            read(Array(bytes), index + 1, from: source)
        }
        guard errors.isEmpty else { return }
        switch source {
        case .file: check()
        case .journal: if !lines.isEmpty { check() }
        }
        errors = Self.sorted(errors)
        guard errors.isEmpty else { return }
        floor.layGrid()
        switch source {
        case .file:
            advise()
            advice = Self.sorted(advice)
        case .journal: break
        }
    }

    private mutating func read(
        _ bytes: [UInt8], _ number: Int, from source: ConfigurationText.Source
    ) {
        var bytes = bytes
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard let first = bytes.first(where: { $0 != UInt8(ascii: " ") }),
            first != UInt8(ascii: "#")
        else { return }
        do {
            let line = try Line(parsing: bytes)
            if source == .file, let hidden = line.hiddenText() {
                throw Configuration.Failure(line: number, reason: hidden)
            }
            try floor.read(line)
            lines[line.word, default: []].append(number)
        } catch let failure as FieldReader.Failure {
            fail(number, failure.sentence)
        } catch let failure as Configuration.Failure {
            fail(number, failure.reason)
        } catch {
            fail(number, "this line can't be read: \(error)")
        }
    }

    /// The line of a setting, counted from 1; 0 when the text doesn't have it.
    func line(of word: String, _ index: Int = 0) -> Int {
        guard let lines = lines[word], lines.indices.contains(index) else { return 0 }
        return lines[index]
    }

    func count(of word: String) -> Int { lines[word]?.count ?? 0 }

    mutating func fail(_ line: Int, _ reason: String) {
        errors.append(Configuration.Failure(line: line, reason: reason))
    }

    mutating func advise(_ line: Int, _ reason: String) {
        advice.append(Configuration.Failure(line: line, reason: reason))
    }

    /// Sorting by two keys keeps the order of what stands on one line.
    private static func sorted(_ findings: [Configuration.Failure]) -> [Configuration.Failure] {
        findings.enumerated().sorted { left, right in
            (left.element.line, left.offset) < (right.element.line, right.offset)
        }.map(\.element)
    }
}
