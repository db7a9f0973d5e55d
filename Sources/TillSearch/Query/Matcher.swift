/// Looks through one segment along a plan.
///
/// It holds the segment's arrays themselves: a search looks at a hundred thousand documents, and
/// what is reached through an object costs more than the looking.
struct Matcher {
    /// So many postings does a search look at in one segment, the best readings' first: a letter or
    /// two fit half of the catalogue, and somebody is still typing.
    static let maximumPostings = 80_000

    /// A word that fits a reading.
    private struct Link {
        let reading: UInt8
        let fit: UInt8
        let next: UInt32
    }

    private static let none = UInt8.max

    private let plan: Plan
    /// By number of documents, the rarest first.
    private let terms: [Int]
    /// What a document without the term has against it: the rarer the term, the more.
    private let weights: [UInt32]
    private let postings: [UInt32]
    private let postingStarts: [UInt32]
    private let words: [UInt32]
    private let wordStarts: [UInt32]
    private let lengths: [UInt8]
    private let marks: [Index.Mark]
    private let sold: [UInt16]
    /// For each word of the vocabulary: its first link, and 1.
    private var slots: [UInt32] = []
    private var links: [Link] = []
    /// For each word of the vocabulary: the readings that it fits, a bit each. Most documents that
    /// are looked at lack a term, and that shows in these alone.
    private var masks: [UInt32] = []
    /// The same of each way of each term.
    private let wayMasks: [[UInt32]]
    /// For each reading: how well the document in hand fits it.
    private var fits: [UInt8]
    private var seen: [UInt64]
    private var postingsLeft = Self.maximumPostings
    private var found: Best

    init(_ plan: Plan, in layer: Index.Layer, limit: Int) {
        let segment = layer.segment
        let documents = segment.count
        self.plan = plan
        (postings, postingStarts) = (segment.postings, segment.postingStarts)
        (words, wordStarts) = (segment.words, segment.wordStarts)
        (lengths, marks, sold) = (segment.lengths, layer.marks, layer.sold)
        terms = plan.terms.indices.sorted { left, right in
            (plan.documents(of: left), left) < (plan.documents(of: right), right)
        }
        weights = plan.terms.indices.map { term in
            let share = documents / max(plan.documents(of: term), 1)
            return 4 + 2 * UInt32(Int.bitWidth - share.leadingZeroBitCount)
        }
        wayMasks = plan.terms.map { ways in
            ways.map { way in way.readings.reduce(0) { $0 | 1 << UInt32($1) } }
        }
        fits = [UInt8](repeating: Self.none, count: plan.readings.count)
        seen = [UInt64](repeating: 0, count: documents / 64 + 1)
        found = Best(capacity: limit)
    }

    /// - Parameter missing: how many of the terms a document may lack, 0 or 1.
    consuming func search(missing: Int) -> Best {
        if plan.terms.count == 1 && missing == 0 {
            listOne()
        } else {
            link()
            // A document that lacks one term has one of the two rarest.
            for term in terms.prefix(missing + 1) { drive(term, missing: missing) }
        }
        return found
    }

    private mutating func isNew(_ document: UInt32) -> Bool {
        let (place, bit) = (Int(document >> 6), 1 << UInt64(document & 63) as UInt64)
        guard seen[place] & bit == 0 else { return false }
        seen[place] |= bit
        return !marks[Int(document)].contains(.gone)
    }

    private func documents(of word: UInt32) -> Range<Int> {
        Int(postingStarts[Int(word)])..<Int(postingStarts[Int(word) + 1])
    }

    /// One word: what it finds as it stands is found by its hits alone, the first that a document
    /// has is its best. Only what is put together of several readings is weighed.
    private mutating func listOne() {
        let ways = plan.terms[0].sorted { $0.points < $1.points }
        for way in ways where way.readings.count == 1 {
            for hit in plan.readings[way.readings[0]].hits {
                let range = documents(of: hit.word)
                let points = way.points + hit.fit.points
                let misspelt: UInt32 = hit.fit.isMisspelt ? 1 : 0
                for place in range where isNew(postings[place]) {
                    take(postings[place], points: points, misspelt: misspelt)
                }
                postingsLeft -= range.count
                if postingsLeft < 0 { return }
            }
        }
        guard ways.contains(where: { $0.readings.count > 1 }) else { return }
        link()
        for way in ways where way.readings.count > 1 { drive(way, missing: 0) }
    }

    private mutating func take(
        _ document: UInt32, points: UInt32, misspelt: UInt32, missing: UInt32 = 0
    ) {
        let place = Int(document)
        found.take(
            document,
            Rank(
                points: points, misspelt: misspelt, missing: missing,
                isOut: marks[place].contains(.out), sold: sold[place], length: lengths[place]))
    }

    private mutating func link() {
        slots = [UInt32](repeating: 0, count: postingStarts.count - 1)
        masks = slots
        links.reserveCapacity(plan.readings.reduce(0) { $0 + $1.hits.count })
        for (place, reading) in plan.readings.enumerated() {
            for hit in reading.hits {
                links.append(
                    Link(
                        reading: UInt8(place), fit: hit.fit.rawValue,
                        next: slots[Int(hit.word)]))
                slots[Int(hit.word)] = UInt32(links.count)
                masks[Int(hit.word)] |= 1 << UInt32(place)
            }
        }
    }

    /// Looks at the documents that have a term.
    private mutating func drive(_ term: Int, missing: Int) {
        for way in plan.terms[term] { drive(way, missing: missing) }
    }

    private mutating func drive(_ way: Plan.Alternative, missing: Int) {
        // What has all readings has the rarest.
        let rarest = way.readings.min { left, right in
            plan.readings[left].documents < plan.readings[right].documents
        }
        guard let rarest else { return }
        for hit in plan.readings[rarest].hits {
            let range = documents(of: hit.word)
            for place in range where isNew(postings[place]) { weigh(postings[place], missing) }
            // Weighing costs about twice what listing does.
            postingsLeft -= 2 * range.count
            if postingsLeft < 0 { return }
        }
    }

    private mutating func weigh(_ document: UInt32, _ missing: Int) {
        let range = Int(wordStarts[Int(document)])..<Int(wordStarts[Int(document) + 1])
        var mask: UInt32 = 0
        for place in range { mask |= masks[Int(words[place])] }
        var lacking = 0
        for ways in wayMasks where !ways.contains(where: { $0 & mask == $0 }) {
            lacking += 1
            if lacking > missing { return }
        }
        for reading in fits.indices { fits[reading] = Self.none }
        for place in range {
            var slot = slots[Int(words[place])]
            while slot != 0 {
                let link = links[Int(slot) - 1]
                fits[Int(link.reading)] = min(fits[Int(link.reading)], link.fit)
                slot = link.next
            }
        }
        var (points, misspelt, weight): (UInt32, UInt32, UInt32) = (0, 0, 0)
        for term in plan.terms.indices {
            if let best = best(of: term) {
                points += best.points
                misspelt += best.isMisspelt ? 1 : 0
            } else {
                weight += weights[term]
            }
        }
        take(document, points: points, misspelt: misspelt, missing: weight)
    }

    /// The cheapest way in which the document in hand has a term.
    private func best(of term: Int) -> (points: UInt32, isMisspelt: Bool)? {
        var best: (points: UInt32, isMisspelt: Bool)?
        ways: for way in plan.terms[term] {
            var points = way.points
            var isMisspelt = false
            for reading in way.readings {
                guard let fit = Fit(rawValue: fits[reading]) else { continue ways }
                points += fit.points
                isMisspelt = isMisspelt || fit.isMisspelt
            }
            if let known = best, known.points <= points { continue }
            best = (points, isMisspelt)
        }
        return best
    }
}
