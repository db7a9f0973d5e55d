import TillCore

/// What `till floor check` says of a floor plan: what is on it, and what is wrong with it.
///
/// ```
/// 9 zones, 12 aisles, 72 bays, 432 places, 1 entrance, 4 registers
///
/// shop.floor:9: advice: aisle `4` has no bay `4-C` between `4-B` and `4-D`
///
/// shop.floor: 0 errors, 1 advice
/// ```
package struct FloorReport {
    package let floor: Floor
    package let errors: [Configuration.Failure]
    package let advice: [Configuration.Failure]
    private let file: String

    /// - Parameter file: as findings name it.
    package init(_ text: String, named file: String) {
        let read = FloorText(text, from: .file)
        self.file = file
        floor = read.floor
        errors = read.errors
        advice = read.advice
    }

    /// What is counted, by its word.
    package var counts: [(key: String, value: String)] {
        [
            ("zones", floor.zones.count), ("aisles", floor.aisles.count),
            ("bays", floor.bays.count), ("places", floor.places.count),
            ("entrances", floor.entrances.count), ("registers", floor.registers.count),
        ].map { ($0.0, $0.1.written) }
    }

    package var lines: [String] {
        let findings =
            errors.map { finding("error", $0) } + advice.map { finding("advice", $0) }
        let gap = findings.isEmpty ? [] : [""]
        let sum = counts.map { count in
            "\(count.value) \(count.value == "1" ? String(count.key.dropLast()) : count.key)"
        }
        let head = errors.isEmpty ? [sum.joined(separator: ", ")] : []
        return head + gap + findings + ["", summary]
    }

    package var summary: String {
        "\(file): \(errors.count) \(errors.count == 1 ? "error" : "errors"), "
            + "\(advice.count) advice"
    }

    private func finding(_ kind: String, _ failure: Configuration.Failure) -> String {
        let place = failure.line > 0 ? ":\(failure.line)" : ""
        return "\(file)\(place): \(kind): \(failure.reason)"
    }
}
