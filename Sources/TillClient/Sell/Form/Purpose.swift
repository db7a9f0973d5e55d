/// What a reply is for.
enum Purpose: Equatable, Sendable {
    case verbs
    /// `SALE` before the first line.
    case beginSale
    /// A line more.
    case line
    /// A change of the sale, with the words for it.
    case change(String)
    /// `TOTAL`: the sale as the server has it.
    case standing
    case payment
    case sale(SaleStep)
    case drawer(DrawerStep)
    case list(Listing)
    case text(Text)
    /// No request: leaves the register.
    case leave
    /// `EPOCH`: the server knows less than this register.
    case epoch
    /// No request: sells although nothing can be kept on disk.
    case forgetMemory

    enum SaleStep: Sendable { case end, cancel, hold, recall }

    enum DrawerStep: Sendable { case logIn, logOut, open, count, z, training }

    /// Something to pick from.
    enum Listing: Sendable { case items, heldSales, receiptLines }

    /// Something to read.
    enum Text: Equatable, Sendable {
        case receipt
        /// Rows and fields as tables, under a title.
        case report(String)
        case price
        /// An item's places, and what is like it.
        case whereabouts
        /// One sentence.
        case note(String)
    }
}
