import TillCore

/// What is scanned while something else is on: it is neither lost nor taken for an answer.
extension Checkout {
    mutating func handle(_ input: Input) {
        switch input {
        case .key(let key): handle(key)
        case .burst(let text): scanned(text)
        }
    }

    private mutating func scanned(_ text: String) {
        switch pane {
        case .sale: enter(text)
        case .reading where !waiting.isEmpty:
            // Behind what waits already, in the order in which it was scanned.
            keep(text)
            pane = .sale
            sellWaiting()
        case .menu, .reading:
            pane = .sale
            enter(text)
        case .list: putAside(text)
        case .form(let draft):
            guard let kind = draft.question?.kind,
                ScanLook.isScan(text, kind, isBurst: true)
            else { return enter(text) }
            putAside(text)
        }
    }

    private mutating func enter(_ text: String) {
        for character in text { handle(.text(character)) }
        handle(.enter)
    }

    /// Somebody is asked something, and a scanner is no somebody.
    mutating func putAside(_ text: String) {
        if case .form(let draft) = pane, draft.purpose == .unlock {
            return alert(.lockedScan.with(text))
        }
        keep(text)
        alert(.waitsForAnswer.with(waiting.joined(separator: ", ")))
    }

    private mutating func keep(_ text: String) {
        guard waiting.count < Self.mostWaiting else { return alert(.droppedScan.with(text)) }
        waiting.append(text)
    }

    /// Enter at the sale: sells, unless a refusal is still to be acknowledged.
    mutating func enteredCode() {
        let text = entry.text
        guard !text.isEmpty else { return }
        guard refusal == nil || entry.isMended || entry.isSelected else {
            entry.clear()
            keep(text)
            return act(.ring)
        }
        refusal = nil
        sell(text)
    }

    mutating func acknowledge() {
        refusal = nil
        message = nil
        entry.clear()
        sellWaiting()
    }

    /// What waits is sold when nothing stands in its way any more. A receipt and its change are in
    /// its way until somebody has seen them.
    mutating func sellWaiting() {
        guard !waiting.isEmpty, !isWaiting, refusal == nil, person != nil, isDrawerOpen else {
            return
        }
        guard case .sale = pane, entry.text.isEmpty || entry.isSelected else { return }
        // It is in the row while it is under way, as if it had just been scanned.
        entry = TypedLine(waiting.removeFirst())
        sell(entry.text)
    }

    /// Nobody is there any more for whom it was scanned.
    mutating func dropWaiting() {
        guard !waiting.isEmpty else { return }
        alert(.droppedScan.with(waiting.joined(separator: ", ")))
        waiting = []
    }
}
