/// What values of the protocol are called where people see them: states, roles, kinds.
package enum ProtocolWord: String, CaseIterable, PrintWord {
    case closed, open, sale, ready, behind
    case staff, cashier, supervisor, manager, service
    case cash, card
    case giftCard = "gift-card"
    case voucher, account, foreign
    case pending, blocked, active
    case discount
    case saleDiscount = "sale-discount"
    case taken = "taken-over"

    package var words: (swedish: String, english: String) {
        switch self {
        case .closed: ("stängd", "closed")
        case .open: ("öppen", "open")
        case .sale: ("köp pågår", "sale open")
        case .ready: ("redo", "ready")
        case .behind: ("efter", "behind")
        case .staff: ("personal", "staff")
        case .cashier: ("kassör", "cashier")
        case .supervisor: ("kassaansvarig", "supervisor")
        case .manager: ("butikschef", "manager")
        case .service: ("tjänst", "service")
        case .cash: ("kontant", "cash")
        case .card: ("kort", "card")
        case .giftCard: ("presentkort", "gift card")
        case .voucher: ("värdebevis", "voucher")
        case .account: ("på konto", "on account")
        case .foreign: ("utländska kontanter", "foreign cash")
        case .pending: ("väntar på besked", "pending")
        case .blocked: ("spärrad", "blocked")
        case .active: ("aktiv", "active")
        case .discount: ("rabatt", "discount")
        case .saleDiscount: ("rabatt på hela köpet", "discount on the whole sale")
        case .taken: ("en annan anslutning har tagit över", "another connection took over")
        }
    }
}
