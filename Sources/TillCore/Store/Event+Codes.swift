/// Further codes of an item.
extension Event {
    /// A code that stands for an item, or for a pack of it.
    package struct CodePut: Record {
        package var code = ItemCode.own("")
        package var item = ItemCode.own("")
        /// How many of the item one of this code is.
        package var factor = 1

        package init() {}
        package init(_ code: ItemCode, of item: ItemCode, factor: Int = 1) {
            self.code = code
            self.item = item
            self.factor = factor
        }
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("code", &code)
            coder.field("item", &item)
            coder.field("factor", &factor, usually: 1)
        }
    }

    package struct CodeRemoved: Record {
        package var code = ItemCode.own("")

        package init() {}
        package init(_ code: ItemCode) { self.code = code }
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("code", &code)
        }
    }
}
