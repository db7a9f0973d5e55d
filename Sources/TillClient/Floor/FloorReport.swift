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
    package let findings: Findings

    /// - Parameter file: as findings name it.
    package init(_ text: String, named file: String) {
        let read = FloorText(text, from: .file)
        floor = read.floor
        findings = Findings(file: file, errors: read.errors, advice: read.advice)
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
        let sum = counts.map { count in
            "\(count.value) \(count.value == "1" ? String(count.key.dropLast()) : count.key)"
        }
        let head = findings.errors.isEmpty ? [sum.joined(separator: ", ")] : []
        return head + findings.lines
    }
}
