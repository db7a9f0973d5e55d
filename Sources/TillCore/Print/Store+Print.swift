enum ReportKind: Sendable { case x, z }
enum PrintMark: Sendable { case original, copy, proForma }
extension Store {
    func paper(
        _ receipt: Receipt, _ mark: PrintMark, _ order: PrintOrder, _ context: Context,
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
