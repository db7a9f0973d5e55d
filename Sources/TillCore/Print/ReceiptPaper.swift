/// A receipt on paper, with what the Swedish rules ask of one (SKVFS 2014:9, chapter 7): who sells
/// and where, when, its number, the register, goods with their amounts, the total, VAT per rate,
/// and how it was paid.
///
/// ```
///               KVARNENS LIVS
///            Org.nr 556677-8899
///
/// Kvitto 3-413              2026-11-23 10:15
/// Kassa 3                          Kassör 17
/// ------------------------------------------
/// Mjölk 3 % 1,5 l                      33,80
///   2 st x 16,90
/// ------------------------------------------
/// TOTALT SEK                           33,80
/// ```
/// All of it but the shop's own head was recorded when the sale was made: printed again years later
/// it says the same.
package struct ReceiptPaper {
    let configuration: Configuration
    let print: Setting.Print
    let language: Language
    /// What promotions are called, by id.
    let promotions: [String: Promotion]
    /// Of people, where they may be told.
    var names = Names()

    package init(
        _ configuration: Configuration, _ print: Setting.Print, in language: Language,
        promotions: [String: Promotion] = [:]
    ) {
        self.configuration = configuration
        self.print = print
        self.language = language
        self.promotions = promotions
    }

    /// - Parameters:
    ///   - checkCode: what a QR code at the end holds.
    ///   - receiptCode: what somebody who brings the paper is asked for.
    package func paper(
        _ receipt: Receipt, _ kind: ReceiptKind = .original, checkCode: String? = nil,
        receiptCode: String? = nil
    ) -> Paper {
        paper(receipt, kind, Codes(check: checkCode, receipt: receiptCode), due: .zero)
    }

    private struct Codes {
        var check: String?
        var receipt: String?
    }

    /// What a sale comes to so far, for the customer to look at: marked, and without a number.
    package func proForma(
        _ sale: OpenSale, register: Int, person: Int?, at time: Timestamp
    ) -> Paper {
        let lines = sale.settledLines
        let receipt = Receipt(
            name: RegisterNumber(register: register, number: 0), entry: sale.entry, day: 0,
            time: time, person: person, total: sale.total, rounding: sale.rounding,
            change: sale.change, kept: sale.kept, isTraining: sale.isTraining,
            vat: vatAmounts(of: lines), lines: lines, payments: sale.payments)
        return paper(receipt, .proForma, Codes(), due: sale.due)
    }

    func word(_ word: ReceiptWord) -> String { word.text(in: language) }

    private func paper(
        _ receipt: Receipt, _ kind: ReceiptKind, _ codes: Codes, due: Money
    ) -> Paper {
        var paper = Paper()
        if opensDrawer(receipt, kind) { paper.kickDrawer() }
        let marks = PrintMark.marks(of: kind, isTraining: receipt.isTraining)
        for mark in marks { paper.centred(mark.text(in: language), .huge) }
        if !marks.isEmpty { paper.blank() }
        setHead(receipt, kind, on: &paper)
        for line in receipt.lines { set(line, on: &paper) }
        paper.rule()
        setTotal(receipt, on: &paper)
        setPayments(receipt, due: due, on: &paper)
        paper.blank()
        paper.vatTable(receipt.vat, in: language)
        setFoot(codes, on: &paper)
        if !marks.isEmpty { paper.blank() }
        for mark in marks { paper.centred(mark.text(in: language), .huge) }
        paper.cut()
        return paper
    }

    private func setHead(_ receipt: Receipt, _ kind: ReceiptKind, on paper: inout Paper) {
        paper.shopHead(configuration.store, print, in: language)
        let isReturn = receipt.lines.allSatisfy(\.isReturn) && !receipt.lines.isEmpty
        let title = word(isReturn ? .returnReceipt : .receipt)
        let time = language.moment(receipt.time)
        switch kind {
        case .proForma: paper.line(time)
        case .original, .copy: paper.pair("\(title) \(receipt.name.written)", time)
        }
        paper.person(
            receipt.person, called: names[receipt.person], word(.cashier),
            beside: "\(word(.register)) \(receipt.name.register)")
        paper.rule()
    }

    private func setFoot(_ codes: Codes, on paper: inout Paper) {
        if !print.foot.isEmpty {
            paper.blank()
            paper.centredLines(print.foot)
        }
        if codes.check != nil || codes.receipt != nil { paper.blank() }
        if let code = codes.receipt { paper.pair(word(.receiptCode), code) }
        if let checkCode = codes.check {
            paper.code(label: word(.checkCode), checkCode)
        }
    }

    /// The drawer opens for what is paid in cash, once: not for a copy, and not in training.
    private func opensDrawer(_ receipt: Receipt, _ kind: ReceiptKind) -> Bool {
        guard kind == .original, !receipt.isTraining else { return false }
        return receipt.payments.contains { payment in
            switch payment.kind {
            case .cash, .foreign: true
            case .card, .giftCard, .voucher, .account: false
            }
        }
    }
}
