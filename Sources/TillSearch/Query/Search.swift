import TillCore

extension Index {
    /// The items that a query finds, the best first.
    ///
    /// All words of the query have to be there. Only when that finds nothing are they also looked
    /// for misspelt and in other forms; and only when that finds nothing either may one of several
    /// words be missing.
    ///
    /// - Parameter limit: at most so many.
    package func find(_ query: Query, limit: Int) -> [ItemCode] {
        guard !query.isEmpty, limit > 0, !layers.isEmpty else { return [] }
        var plans = plans(query, widened: [])
        let unknown = query.terms.indices.filter { term in
            plans.allSatisfy { $0.isFarFetched(term) }
        }
        if !unknown.isEmpty { plans = self.plans(query, widened: Set(unknown)) }
        var found = find(plans, limit: limit, missing: 0)
        if found.isEmpty && unknown.count < query.terms.count {
            plans = self.plans(query, widened: Set(query.terms.indices))
            found = find(plans, limit: limit, missing: 0)
        }
        if found.isEmpty && query.terms.count > 1 {
            found = find(plans, limit: limit, missing: 1)
        }
        return found
    }

    private func plans(_ query: Query, widened: Set<Int>) -> [Plan] {
        layers.map { Plan(query, in: $0.segment, widened: widened) }
    }

    private func find(_ plans: [Plan], limit: Int, missing: Int) -> [ItemCode] {
        let all = zip(plans, layers).flatMap { plan, layer in
            Matcher(plan, in: layer, limit: limit).search(missing: missing).entries.map {
                (rank: $0.rank, code: layer.segment.keys[Int($0.document)])
            }
        }
        let sorted =
            layers.count == 1
            ? all
            : all.sorted { left, right in
                left.rank == right.rank
                    ? left.code.comesBefore(right.code) : left.rank < right.rank
            }
        return sorted.prefix(limit).map(\.code)
    }

    /// Items whose code begins as was typed: a label that is half torn.
    package func find(codeBeginning digits: String, limit: Int) -> [ItemCode] {
        guard (6...ItemCode.maximumLength).contains(digits.utf8.count) else { return [] }
        var found: Set<ItemCode> = []
        for layer in layers {
            for documents in layer.segment.keys.documents(beginning: Array(digits.utf8)) {
                for document in documents.prefix(limit * 2)
                where !layer.marks[document].contains(.gone) {
                    found.insert(layer.segment.keys[document])
                }
            }
        }
        return Array(found.sorted { $0.comesBefore($1) }.prefix(limit))
    }
}
