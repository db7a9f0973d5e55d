/// The shop's floor: which places there are.
package struct Floor: Equatable, Sendable {
    /// Canonical.
    package private(set) var text = ""
    private var bays: Set<String> = []

    package init() {}

    package init(text: String) throws(Configuration.Failure) {
        self.text = text
        for (index, bytes) in text.utf8.split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let line = try? Line(parsing: Array(bytes)) else {
                throw Configuration.Failure(line: index + 1, reason: "this line can't be read")
            }
            if line.word == "bay", let id = line.value("id") { bays.insert(id) }
        }
    }

    package var isEmpty: Bool { bays.isEmpty }

    /// `BAY` or `BAY-SHELF`.
    package func has(place: String) -> Bool {
        if bays.contains(place) { return true }
        guard let dash = place.lastIndex(of: "-") else { return false }
        return bays.contains(String(place[..<dash]))
    }
}
