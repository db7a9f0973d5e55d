/// The words of a receipt, as Swedish receipts have them.
package enum ReceiptWord: CaseIterable, PrintWord {
    case receipt, returnReceipt, organisation, register, cashier
    case pieces, discount, promotion, returned, returnedFrom, reducedOn, serial, depositVoucher,
        customer
    case sum, saleDiscount, total, rounding, toPay, toPayBack
    case cash, card, giftCard, voucher, onAccount, pending, reference, approval, terminal
    case change, kept, vatPercent, net, vat, gross, checkCode, receiptCode

    package var words: (swedish: String, english: String) {
        switch self {
        case .receipt: ("Kvitto", "Receipt")
        case .returnReceipt: ("Returkvitto", "Return receipt")
        case .organisation: ("Org.nr", "Org. no.")
        case .register: ("Kassa", "Register")
        case .cashier: ("Kassör", "Cashier")
        case .pieces: ("st", "pcs")
        case .discount: ("Rabatt", "Discount")
        case .promotion: ("Erbjudande", "Offer")
        case .returned: ("Retur", "Return")
        case .returnedFrom: ("Retur från kvitto", "Return from receipt")
        case .reducedOn: ("Prisnedsättning, kvitto", "Price reduction, receipt")
        case .serial: ("Serienr", "Serial no.")
        case .depositVoucher: ("Pantkvitto", "Deposit voucher")
        case .customer: ("Kund", "Customer")
        case .sum: ("Summa", "Sum")
        case .saleDiscount: ("Rabatt på köpet", "Discount on the sale")
        case .total: ("Totalt", "Total")
        case .rounding: ("Öresavrundning", "Rounding")
        case .toPay: ("Att betala", "To pay")
        case .toPayBack: ("Att återfå", "To pay back")
        case .cash: ("Kontant", "Cash")
        case .card: ("Kort", "Card")
        case .giftCard: ("Presentkort", "Gift card")
        case .voucher: ("Värdebevis", "Voucher")
        case .onAccount: ("På konto", "On account")
        case .pending: ("ej klart", "pending")
        case .reference: ("Ref", "Ref")
        case .approval: ("Kontrollnr", "Auth. code")
        case .terminal: ("Terminal", "Terminal")
        case .change: ("Växel", "Change")
        case .kept: ("Ges ej tillbaka", "Not given back")
        case .vatPercent: ("Moms %", "VAT %")
        case .net: ("Netto", "Net")
        case .vat: ("Moms", "VAT")
        case .gross: ("Brutto", "Gross")
        case .receiptCode: ("Kvittokod", "Receipt code")
        case .checkCode: ("Kontrollkod", "Check code")
        }
    }
}
