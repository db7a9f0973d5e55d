/// What a right is called where people choose.
extension Right: PrintWord {
    package var words: (swedish: String, english: String) {
        switch self {
        case .lookUp: ("Slå upp varor", "Look goods up")
        case .sell: ("Sälja", "Sell")
        case .open: ("Öppna kassan med växel", "Open the drawer with a float")
        case .count: ("Räkna kassan", "Count the drawer")
        case .z: ("Göra Z-dagrapport", "Make a Z")
        case .figures: ("Se siffror", "See figures")
        case .closeDay: ("Stänga dagen", "Close the day")
        case .acknowledge: ("Kvittera dagsavslut", "Acknowledge settlements")
        case .day: ("Öppna för en annan dag", "Open for another day")
        case .price: ("Sätta pris för hand", "Set a price by hand")
        case .cancelPaid: ("Avbryta köp som börjat betalas", "Cancel a sale that has payments")
        case .people: ("Ändra personal", "Change people")
        case .keys: ("Ändra nycklar", "Change keys")
        case .catalogue: ("Ändra varor och erbjudanden", "Change goods and offers")
        case .unlock: ("Låsa upp efter fel PIN", "Unlock after wrong PINs")
        case .epoch: ("Börja ny nummerföljd", "Begin an epoch")
        case .cash: ("Sätta in och ta ut kontanter", "Pay cash in and out")
        case .paidOut: ("Ta ut mer än gränsen", "Pay out above the limit")
        case .noSale: ("Öppna lådan utan köp", "Open the drawer without a sale")
        case .recount: ("Räkna om kassan", "Count again")
        case .discount: ("Ge rabatt över gränsen", "Discount above the limit")
        case .returnFree: ("Ta retur utan kvitto", "Take a return without its receipt")
        case .refund: ("Återbetala på annat sätt", "Pay back another way")
        case .retender: ("Rätta betalsätt", "Correct a tender")
        case .expired: ("Sälja vara med passerat datum", "Sell past the date")
        case .cashLimit: ("Kontanter över gränsen", "Cash above the limit")
        case .quantityLimit: ("Sälja fler än högsta antal", "Sell more than an item's limit")
        case .training: ("Öva", "Train")
        case .balances: ("Ändra kunder, spärra kort", "Change customers, block cards")
        case .stock: ("Ändra lager", "Change stock")
        case .journal: ("Läsa journalen", "Read the journal")
        }
    }
}
