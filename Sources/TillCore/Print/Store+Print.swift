enum ReportKind: Sendable { case x, z }
enum PrintMark: Sendable { case original, copy, proForma }
extension Store {
    func print(_ receipt: Receipt, _ mark: PrintMark, _ order: PrintOrder, _ context: Context, _ answer: inout Answer) {}
    func print(proForma sale: OpenSale, at register: Register, _ order: PrintOrder, _ context: Context, _ answer: inout Answer) {}
    func print(_ report: ZReport, _ kind: ReportKind, _ order: PrintOrder, _ answer: inout Answer) {}
    func print(_ totals: Totals, of day: BusinessDay, _ order: PrintOrder, _ context: Context, _ answer: inout Answer) {}
}
