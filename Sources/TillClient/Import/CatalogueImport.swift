import TillCore

/// Puts a catalogue into a store: many lines under way at a time, every one accounted for.
///
/// An item that is refused lets all behind it in the pipeline go undecided; they are sent again in
/// their order. Nothing is ever doubled: an item that is there already is answered `changed=no`.
package struct CatalogueImport: Sendable {
    /// Under the 64 that a server reads ahead, so that registers are never kept waiting by a
    /// socket.
    package static let window = 48

    package struct Refusal: Sendable, Equatable {
        /// In the file.
        package let line: Int
        package let item: String
        package let code: String
        package let sentence: String
    }

    package private(set) var changed = 0
    package private(set) var unchanged = 0
    package private(set) var refusals: [Refusal] = []

    private let entries: [CatalogueFile.Entry]
    /// The first entry that has never been sent.
    private var unsent = 0
    /// Sent, in the order in which replies will come.
    private var underway: [Int] = []
    /// Undecided, to be sent again before anything new.
    private var again: [Int] = []
    /// One was refused: nothing new until it is known what becomes of those behind it.
    private var isDraining = false

    package init(_ entries: [CatalogueFile.Entry]) { self.entries = entries }

    package var total: Int { entries.count }
    package var done: Int { changed + unchanged + refusals.count }
    package var isDone: Bool { done == entries.count }

    /// What may be sent now.
    package mutating func nextRequest() -> String? {
        guard underway.count < Self.window, !isDraining else { return nil }
        let index: Int
        if !again.isEmpty {
            index = again.removeFirst()
        } else if unsent < entries.count {
            index = unsent
            unsent += 1
        } else {
            return nil
        }
        underway.append(index)
        return entries[index].request
    }

    package mutating func received(_ answered: Session.Answered) {
        let index = underway.removeFirst()
        switch answered {
        case .undecided:
            again.append(index)
        case .decided(_, let response):
            count(response, of: entries[index])
            isDraining = isDraining || response.status != .ok
        }
        isDraining = isDraining && !underway.isEmpty
    }

    private mutating func count(_ response: Response, of entry: CatalogueFile.Entry) {
        switch response.status {
        case .ok:
            if response.value("changed") == "no" { unchanged += 1 } else { changed += 1 }
        case .no, .bad:
            refusals.append(
                Refusal(
                    line: entry.line, item: entry.code, code: response.code,
                    sentence: response.sentence))
        }
    }
}
