/// How much of one kind an import found, and what became of it.
package struct ImportCounts: Equatable, Sendable {
    package var new = 0
    package var changed = 0
    package var unchanged = 0
    package var refused = 0

    package init() {}

    package var total: Int { new + changed + unchanged + refused }

    package var fields: [(key: String, value: Int)] {
        [("new", new), ("changed", changed), ("unchanged", unchanged), ("refused", refused)]
    }
}
