/// What the figures of a report are called on paper.
extension Figure: PrintWord {
    package var words: (swedish: String, english: String) {
        switch self {
        case .receipts: ("Kvitton", "Receipts")
        case .sales: ("Försäljning", "Sales")
        case .returns: ("Returer", "Returns")
        case .reductions: ("varav nedsatt", "of which reduced")
        case .writtenOff: ("varav kasserat", "of which scrap")
        case .goods: ("Sålda varor", "Goods sold")
        case .services: ("Sålda tjänster", "Services sold")
        case .deposits: ("Pant", "Deposits")
        case .giftCards: ("Sålda presentkort", "Gift cards sold")
        case .accountPayments: ("Inbetalt på konto", "Paid on account")
        case .discounts: ("Rabatter", "Discounts")
        case .promotions: ("Erbjudanden", "Offers")
        case .voidedLines: ("Ångrade rader", "Voided lines")
        case .cancelledSales: ("Avbrutna köp", "Cancelled sales")
        case .priceOverrides: ("Ändrade priser", "Prices overridden")
        case .priceInquiries: ("Prisfrågor", "Price inquiries")
        case .removedPayments: ("Borttagna betalningar", "Payments removed")
        case .correctedTenders: ("Rättade betalsätt", "Tenders corrected")
        case .copies: ("Kvittokopior", "Receipt copies")
        case .proFormas: ("Ej kvitto (pro forma)", "Pro formas")
        case .training: ("Övningskvitton", "Training receipts")
        case .logIns: ("Inloggningar", "Log-ins")
        case .drawerOpenings: ("Lådöppningar", "Drawer openings")
        case .noSales: ("Lådöppning utan köp", "Opened without sale")
        case .xReports: ("X-dagrapporter", "X reports")
        case .rounding: ("Öresavrundning", "Rounding")
        case .kept: ("Behållet av värdebevis", "Kept of vouchers")
        case .float: ("Växelkassa", "Float")
        case .paidIn: ("Insatt i kassan", "Paid in")
        case .paidOut: ("Uttaget ur kassan", "Paid out")
        case .drops: ("Till kassaskåp", "Drops to the safe")
        case .adjustments: ("Lagerjusteringar", "Stock adjustments")
        case .lateDifferences: ("Differens, sen räkning", "Late differences")
        }
    }

    /// Whether an amount belongs to it; others are only counted.
    package var hasAmount: Bool {
        switch self {
        case .priceInquiries, .logIns, .drawerOpenings, .noSales, .xReports, .adjustments: false
        case .receipts, .sales, .returns, .reductions, .writtenOff, .goods, .services, .deposits,
            .giftCards,
            .accountPayments, .discounts, .promotions, .voidedLines, .cancelledSales,
            .priceOverrides, .removedPayments, .correctedTenders, .copies, .proFormas, .training,
            .rounding, .kept, .float, .paidIn, .paidOut, .drops, .lateDifferences:
            true
        }
    }
}
