import TillCore

/// Brings a store to what a file says: asks of every row what would change (`CHECK`), and sends
/// only that, many lines under way at a time, every one accounted for.
///
/// A row's item is asked about first. A new item's price, place and stock need no question; those
/// of an item that is there are asked about behind it. What the file says nothing of, an item
/// keeps: the reply to `CHECK` tells what it would lose.
///
/// Where all of the last items were new, the next will be: it is put with what there is of it in
/// one line, `if-new=yes`, that leaves an item alone that is there after all. Then questions are
/// asked again. So a first catalogue is one line an item.
///
/// What rows need is there before they are asked about: deposits go first, then items, then what
/// is said of items.
///
/// A line that is refused lets all numbered lines behind it go undecided; they are sent again in
/// their order. Nothing is ever doubled: an item that is there already is no difference, and a
/// stocktake of this file is counted once.
///
/// ```
/// C: CHECK PUT item 7310865001825 name="Arla Ko Mellanmjölk" price=17.90 vat=food group=dairy
/// S: - field=price old=16.90 new=17.90
/// S: OK item=7310865001825 changed=yes rows=1
/// C: #12 PUT item 7310865001825 name="Arla Ko Mellanmjölk" price=17.90 vat=food group=dairy
/// C: CHECK STOCKTAKE 7310865001825 31 ref=1f0c…
/// ```
package struct ImportRun: Sendable {
    /// Under the 256 that a server reads ahead, so that registers are never kept waiting by a
    /// socket.
    package static let window = 240

    package enum Mode: Sendable {
        case write
        /// Only asks.
        case dryRun
    }

    private struct Job: Sendable {
        enum Phase: Sendable {
            case asking
            /// `isNew` is what it will be counted as.
            case putting(isNew: Bool)
            /// With its count at home, if it is new.
            case adding(countsAtHome: Bool)
        }

        let line: Int
        let code: String
        let name: String
        var step: ImportRow.Step
        var phase: Phase
        /// What comes after an item, once it is known whether the item is there.
        var rest: ArraySlice<ImportRow.Step> = []
        /// What is asked about after all, when it was taken for new.
        var asked: ImportRow.Step?
    }

    package private(set) var counts: [ImportRow.Kind: ImportCounts] = [:]
    /// Rows whose first request was made.
    package private(set) var rows = 0
    private var file: ImportFile
    private let mode: Mode
    private var findings: [ImportFinding] = []
    private var isAtEnd = false
    /// To be sent before another row is read.
    private var ready = JobQueue()
    /// Sent, in the order in which replies will come.
    private var underway = JobQueue()
    /// Undecided, to be sent again before anything else.
    private var again = JobQueue()
    /// So many items were asked about, or put, one after another, and all were new.
    private var newInARow = 0
    /// Items that a dry run would have put: what the file says of them can't be asked.
    private var newCodes: Set<String> = []
    /// One was refused: nothing new until it is known what becomes of those behind it.
    private var isDraining = false

    package init(_ file: ImportFile, _ mode: Mode) {
        self.file = file
        self.mode = mode
    }

    package var isDone: Bool {
        isAtEnd && ready.isEmpty && underway.isEmpty && again.isEmpty
    }

    package func count(of kind: ImportRow.Kind) -> ImportCounts { counts[kind] ?? ImportCounts() }

    /// What was found since the last call.
    package mutating func takeFindings() -> [ImportFinding] {
        defer { findings.removeAll(keepingCapacity: true) }
        return findings
    }

    /// What may be sent now.
    package mutating func nextRequests() -> [Session.Post] {
        var posts: [Session.Post] = []
        while underway.count < Self.window, !isDraining, let job = nextJob() {
            switch job.phase {
            case .asking: posts.append(.init("CHECK " + job.step.request, isNumbered: false))
            case .putting, .adding: posts.append(.init(job.step.request, isNumbered: true))
            }
            underway.append(job)
        }
        return posts
    }

    private mutating func nextJob() -> Job? {
        while true {
            if let job = again.popFirst() ?? ready.popFirst() { return job }
            guard !isAtEnd else { return nil }
            if let row = file.next() {
                rows += 1
                begin(row)
            } else {
                guard underway.isEmpty || file.isInLastPass else { return nil }
                isAtEnd = !file.beginNextPass()
            }
        }
    }

    private mutating func begin(_ row: ImportRow) {
        func job(_ step: ImportRow.Step) -> Job {
            Job(line: row.line, code: row.code, name: row.name, step: step, phase: .asking)
        }
        guard let first = row.steps.first, first.kind == .items else {
            for step in row.steps {
                if newCodes.contains(row.code) {
                    // As it will be counted: the item is there by then.
                    count(job(step), isNew: false)
                } else {
                    ready.append(job(step))
                }
            }
            return
        }
        var item = job(first)
        item.rest = row.steps.dropFirst()
        if let deposit = row.deposit, newCodes.contains(deposit) {
            item.step = row.withoutDeposit ?? first
        }
        if mode == .write, newInARow >= Self.window, let addition = row.addition {
            item.asked = first
            item.step = .init(kind: .items, request: addition)
            item.phase = .adding(countsAtHome: row.counted != nil)
        }
        ready.append(item)
    }

    package mutating func received(_ answered: Session.Answered) {
        guard let job = underway.popFirst() else {
            preconditionFailure("a reply comes to what was sent")
        }
        switch answered {
        case .undecided:
            again.append(job)
        case .decided(_, let response):
            switch (job.phase, response.status) {
            case (.asking, .ok): asked(job, response)
            case (.putting(let isNew), .ok): put(job, response, isNew: isNew)
            case (.adding(let countsAtHome), .ok): added(job, response, countsAtHome)
            case (.asking, .no), (.asking, .bad): refuse(job, response)
            case (.putting, .no), (.putting, .bad):
                refuse(job, response)
                isDraining = true
            case (.adding, .no), (.adding, .bad):
                ask(job)
                isDraining = true
            }
        }
        isDraining = isDraining && !underway.isEmpty
    }
}

extension ImportRun {
    private mutating func asked(_ job: Job, _ response: Response) {
        let isNew = response.rows.contains { $0.value("field") == "item" }
        if job.step.kind == .items { newInARow = isNew ? newInARow + 1 : 0 }
        if isNew, mode == .dryRun, file.hasPasses { newCodes.insert(job.code) }
        let (kept, rows) = partition(response.rows)
        let isChanged =
            job.step.kind == .items
            ? !rows.isEmpty : response.value("changed") != "no"
        guard isChanged else {
            counts[job.step.kind, default: ImportCounts()].unchanged += 1
            follow(job, isNew: false)
            return
        }
        switch mode {
        case .dryRun:
            count(job, isNew: isNew)
            find(job, isNew ? .new : .changed(differences(of: job, rows, response)))
        case .write:
            var put = job
            put.phase = .putting(isNew: isNew)
            put.rest = []
            if !kept.isEmpty { put.step = put.step.adding(kept) }
            ready.append(put)
        }
        follow(job, isNew: isNew)
    }

    /// What the item would lose because the file has no column for it, and what would change
    /// because the file says so.
    private func partition(_ rows: [Line]) -> (kept: [(String, String)], rows: [Line]) {
        var kept: [(String, String)] = []
        var rest: [Line] = []
        for row in rows {
            if let field = row.value("field"), let old = row.value("old"), row.value("new") == nil,
                file.kept.contains(field)
            {
                kept.append((field, old))
            } else {
                rest.append(row)
            }
        }
        return (kept, rest)
    }

    /// Behind an item, when it is known whether it is there.
    private mutating func follow(_ job: Job, isNew: Bool) {
        for step in job.rest {
            var next = Job(
                line: job.line, code: job.code, name: job.name, step: step, phase: .asking)
            guard isNew else {
                ready.append(next)
                continue
            }
            switch mode {
            case .dryRun: count(next, isNew: true)
            case .write:
                next.phase = .putting(isNew: true)
                ready.append(next)
            }
        }
    }

    private mutating func put(_ job: Job, _ response: Response, isNew: Bool) {
        if response.value("changed") == "no" {
            counts[job.step.kind, default: ImportCounts()].unchanged += 1
        } else {
            count(job, isNew: isNew)
        }
    }

    private mutating func added(_ job: Job, _ response: Response, _ countsAtHome: Bool) {
        guard response.value("kept") == nil else { return ask(job) }
        count(job, isNew: true)
        newInARow += 1
        var left = job
        if countsAtHome {
            counts[.stock, default: ImportCounts()].new += 1
            left.rest = job.rest.dropLast()
        }
        follow(left, isNew: true)
    }

    /// What was taken for new is there already, or is refused: what of it, the questions tell.
    private mutating func ask(_ job: Job) {
        guard let asked = job.asked else { preconditionFailure("an addition knows its question") }
        newInARow = 0
        var again = job
        again.step = asked
        again.asked = nil
        again.phase = .asking
        ready.append(again)
    }

    private mutating func count(_ job: Job, isNew: Bool) {
        if isNew {
            counts[job.step.kind, default: ImportCounts()].new += 1
        } else {
            counts[job.step.kind, default: ImportCounts()].changed += 1
        }
    }

    private mutating func refuse(_ job: Job, _ response: Response) {
        counts[job.step.kind, default: ImportCounts()].refused += 1
        for step in job.rest { counts[step.kind, default: ImportCounts()].refused += 1 }
        let why = file.vocabulary.explanation(of: response.code, job.step.request)
        find(job, .refused(code: response.code, sentence: why ?? response.sentence))
    }

    private mutating func find(_ job: Job, _ outcome: ImportFinding.Outcome) {
        findings.append(
            ImportFinding(
                line: job.line, kind: job.step.kind, code: job.code, name: job.name,
                outcome: outcome))
    }

    private func differences(
        of job: Job, _ rows: [Line], _ response: Response
    ) -> [ImportFinding.Difference] {
        switch job.step.kind {
        case .items, .prices: rows.map { ImportFinding.Difference($0) }
        case .places: [.init(field: "place", new: response.value("place"))]
        case .stock:
            [
                .init(
                    field: "stock" + (response.value("place").map { " at \($0)" } ?? ""),
                    new: "\(response.value("counted") ?? "") (\(Self.signed(response)))")
            ]
        }
    }

    private static func signed(_ response: Response) -> String {
        let change = response.value("change") ?? "?"
        return change.hasPrefix("-") || change == "0" ? change : "+" + change
    }

    /// A queue of few jobs.
    private struct JobQueue: Sendable {
        private var jobs: [Job] = []
        private var start = 0

        var isEmpty: Bool { start == jobs.count }
        var count: Int { jobs.count - start }

        mutating func append(_ job: Job) { jobs.append(job) }

        mutating func popFirst() -> Job? {
            guard !isEmpty else { return nil }
            defer {
                start += 1
                if start == jobs.count || start > 1000 {
                    jobs.removeFirst(start)
                    start = 0
                }
            }
            return jobs[start]
        }
    }
}

extension ImportRow.Step {
    /// With keys that an item has already, as they would stand.
    fileprivate func adding(_ fields: [(String, String)]) -> ImportRow.Step {
        var line = TextWriter()
        line.raw(request)
        for (key, value) in fields {
            line.raw(" \(key)=")
            line.text(value)
        }
        return ImportRow.Step(kind: kind, request: String(decoding: line.bytes, as: UTF8.self))
    }
}
