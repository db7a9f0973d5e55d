/// What a reply is for.
enum Purpose: Equatable, Sendable {
    case verbs
    /// `SALE` before the first line.
    case beginSale
    /// A line more.
    case line
    /// A change of the sale, with the words for it.
    case change(Words)
    /// `TOTAL`: the sale as the server has it.
    case standing
    case payment
    case sale(SaleStep)
    case drawer(DrawerStep)
    case list(Listing)
    case text(Text)
    /// `CANCEL` of a sale that was begun for a line which was refused.
    case dropEmpty
    /// `LIST`: what may be chosen, and who works here.
    case choices(String)
    /// `LOGIN` of who is logged in: the register was locked.
    case unlock
    /// `REPORT` of the Z that was just made: who may see figures sees it.
    case zReport(Words)
    /// `HOLD`, for somebody else who needs the register.
    case handOver
    /// `STATUS`, before the day is closed.
    case beforeClosing
    /// `CLOSEDAY`; a forgotten day before the drawer is opened.
    case closing(isForgotten: Bool)
    /// No request: HELLO anew, after another connection took over.
    case takeBack
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
        case report(Words)
        case price
        /// An item's places, and what is like it.
        case whereabouts
        /// One sentence.
        case note(Words)
    }
}
