/// Where goods are and how many: each event of them tells what is on hand after it, in the shop and
/// at a further place, where that is known.
extension Event {
    package struct GoodsReceived: Record {
        package var item = ItemCode.own("")
        package var quantity = Quantity.zero
        /// Left out: home, of an item that has no home place.
        package var place: String?
        package var onHand = Quantity.zero
        /// At a further place.
        package var placeOnHand: Quantity?
        /// A delivery note's number.
        package var reference: String?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("item", &item)
            coder.field("qty", &quantity)
            coder.field("place", &place)
            coder.field("on-hand", &onHand)
            coder.field("place-on-hand", &placeOnHand)
            coder.field("ref", &reference)
        }
    }

    package struct GoodsMoved: Record {
        package var item = ItemCode.own("")
        package var quantity = Quantity.zero
        package var from = ""
        package var to = ""
        /// In the shop: as before.
        package var onHand: Quantity?
        package var fromOnHand: Quantity?
        package var toOnHand: Quantity?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("item", &item)
            coder.field("qty", &quantity)
            coder.field("from", &from)
            coder.field("to", &to)
            coder.field("on-hand", &onHand)
            coder.field("from-on-hand", &fromOnHand)
            coder.field("to-on-hand", &toOnHand)
        }
    }

    /// The shelf is right, the count was wrong.
    package struct StockAdjusted: Record {
        package var item = ItemCode.own("")
        package var quantity = Quantity.zero
        package var reason = ""
        package var place: String?
        package var onHand: Quantity?
        package var placeOnHand: Quantity?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("item", &item)
            coder.field("qty", &quantity)
            coder.field("reason", &reason)
            coder.field("place", &place)
            coder.field("on-hand", &onHand)
            coder.field("place-on-hand", &placeOnHand)
        }
    }

    package struct StockCounted: Record {
        package var item = ItemCode.own("")
        /// What lies at the place.
        package var counted = Quantity.zero
        /// What is taken out in sales that haven't ended: gone from the shelf, and still on hand.
        package var inSales = Quantity.zero
        /// By how much that differs from what was thought to lie there.
        package var change = Quantity.zero
        package var place: String?
        package var onHand = Quantity.zero
        package var placeOnHand: Quantity?
        /// The count that this belongs to: one reference counts once at a place.
        package var reference: String?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("item", &item)
            coder.field("counted", &counted)
            coder.field("in-sales", &inSales, usually: .zero)
            coder.field("change", &change)
            coder.field("place", &place)
            coder.field("on-hand", &onHand)
            coder.field("place-on-hand", &placeOnHand)
            coder.field("ref", &reference)
        }
    }

    /// An item stands at a place; what is on hand there stays as it is.
    package struct ItemPlaced: Record {
        package var item = ItemCode.own("")
        package var place = ""
        /// It is the home place's note and plan: what was on hand there is part of the rest.
        package var isHome = false
        package var planned: Quantity?
        package var note: String?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("item", &item)
            coder.field("place", &place)
            coder.field("home", &isHome, usually: false)
            coder.field("planned", &planned)
            coder.field("note", &note)
        }
    }

    /// What was on hand at the place is part of the rest from now on.
    package struct ItemUnplaced: Record {
        package var item = ItemCode.own("")
        package var place = ""

        package init() {}
        package init(_ item: ItemCode, _ place: String) {
            self.item = item
            self.place = place
        }
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("item", &item)
            coder.field("place", &place)
        }
    }

    /// The whole floor plan, in its canonical text.
    package struct FloorSet: Record {
        package var text = ""

        package init() {}
        package init(text: String) { self.text = text }
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("text", &text)
        }
    }
}
