enum ReportKind: Sendable {
    case x
    case z
}

/// What an answer has when a line asks for paper: the same facts, printed.
///
/// Names of people stand on what no number is used for, and is not stored. A receipt's and a copy's
/// rows are part of the journal: they show the number, and say in which row.
extension Store {
    func paper(
        _ receipt: Receipt, _ kind: ReceiptKind, _ order: PrintOrder, _ context: Context,
        in configuration: Configuration, _ answer: inout Answer
    ) {
        let code = CheckCode(receipt, storeID: configuration.store.id).map { code in
            code.text(signature: context.signer.sign(code.signedText))
        }
        // One for practice proves nothing, and nothing is done with it.
        let short = code.map { _ in ReceiptCode(receipt, context.signer).text }
        let paper = receiptPaper(order, configuration)
            .paper(receipt, kind, checkCode: code, receiptCode: short)
        answer.put(paper, order, configuration.print)
    }

    func paper(
        proForma sale: OpenSale, at register: Register, _ order: PrintOrder, _ context: Context,
        _ answer: inout Answer
    ) {
        var layout = receiptPaper(order, configuration)
        layout.names = context.names
        let paper = layout.proForma(
            sale, register: register.head.number, person: register.head.person, at: context.time)
        answer.put(paper, order, configuration.print)
    }

    func paper(
        _ report: ZReport, _ kind: ReportKind, _ order: PrintOrder,
        in configuration: Configuration, _ names: Names, _ answer: inout Answer
    ) {
        var paper = reportPaper(order, configuration)
        paper.names = names
        let printed =
            switch kind {
            case .x: paper.x(report)
            case .z: paper.z(report)
            }
        answer.put(printed, order, configuration.print)
    }

    func paper(
        _ totals: Totals, of day: BusinessDay, _ order: PrintOrder, _ context: Context,
        _ answer: inout Answer
    ) {
        let paper = reportPaper(order, configuration).day(
            totals, of: day.date, at: context.time, program: context.program)
        answer.put(paper, order, configuration.print)
    }

    func paper(
        _ seal: DaySeal, _ order: PrintOrder, in configuration: Configuration,
        _ answer: inout Answer
    ) {
        answer.put(
            reportPaper(order, configuration).day(seal), order, configuration.print)
    }

    private func receiptPaper(
        _ order: PrintOrder, _ configuration: Configuration
    ) -> ReceiptPaper {
        ReceiptPaper(
            configuration, configuration.print, in: order.language ?? configuration.print.language,
            promotions: promotions)
    }

    private func reportPaper(
        _ order: PrintOrder, _ configuration: Configuration
    ) -> ReportPaper {
        ReportPaper(
            configuration, configuration.print, in: order.language ?? configuration.print.language)
    }
}
