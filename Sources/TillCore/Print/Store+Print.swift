enum ReportKind: Sendable { case x, z }
extension Store {
    func paper(
        _ receipt: Receipt, _ kind: ReceiptKind, _ order: PrintOrder, _ context: Context,
        _ answer: inout Answer
    ) {}
    func paper(
        proForma sale: OpenSale, at register: Register, _ order: PrintOrder, _ context: Context,
        _ answer: inout Answer
    ) {}
    func paper(_ report: ZReport, _ kind: ReportKind, _ order: PrintOrder, _ answer: inout Answer) {
    }
    func paper(
        _ totals: Totals, of day: BusinessDay, _ order: PrintOrder, _ context: Context,
        _ answer: inout Answer
    ) {}
}
