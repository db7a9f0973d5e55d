extension ReportPaper {
    /// ```
    /// Kassalåda 1
    ///   Växelkassa                        500,00
    ///   Förväntat                       3 512,00
    ///   Räknat                          3 510,00
    ///   Differens                          -2,00
    /// ```
    /// Then the other tenders that were counted, the same way.
    func set(_ drawer: DrawerSession, on paper: inout Paper) {
        paper.rule()
        paper.line("\(word(.drawer)) \(drawer.drawer)")
        paper.pair(word(.float), language.money(drawer.float), indent: 2)
        guard let counted = drawer.counted else {
            paper.line(word(.notCounted), indent: 2)
            return
        }
        set(counted, of: drawer.expected, indent: 2, on: &paper)
        for tender in drawer.countedTenders {
            paper.line(configuration.tenderText(tender.tender, in: language), indent: 2)
            let expected = drawer.expectedTenders.first { $0.tender == tender.tender }
            set(tender.amount, of: expected?.amount ?? .zero, indent: 4, on: &paper)
        }
        if drawer.recounts > 0 {
            paper.pair(word(.recounts), language.number(drawer.recounts), indent: 2)
        }
        if let reason = drawer.reason {
            paper.pair(word(.reason), text(ofReason: reason), indent: 2)
        }
        if let signer = drawer.signer {
            paper.person(signer, called: names[signer], beside: word(.signer), indent: 2)
        }
    }

    private func set(
        _ counted: Money, of expected: Money, indent: Int, on paper: inout Paper
    ) {
        paper.pair(word(.expected), language.money(expected), indent: indent)
        paper.pair(word(.counted), language.money(counted), indent: indent)
        paper.pair(word(.difference), language.money(counted - expected), indent: indent, .bold)
    }

    private func text(ofReason name: String) -> String {
        configuration.reasons(of: .difference).first { $0.name == name }?.text ?? name
    }

    /// The head of the chain, whole, and enough of the signature to tell it by.
    func setSeal(_ head: Hex, _ signature: Hex, on paper: inout Paper) {
        paper.line(word(.head))
        paper.line(grouped(head.bytes), indent: 2)
        guard !signature.bytes.isEmpty else { return }
        paper.line("\(word(.signature)) \(grouped(signature.bytes.prefix(8)))")
    }

    func setSignatures(on paper: inout Paper) {
        paper.signature(word(.signatureOfCashier))
        paper.signature(word(.signatureOfManager))
        paper.cut()
    }

    /// Eight digits at a time, for people who compare it by eye.
    private func grouped(_ bytes: some Collection<UInt8>) -> String {
        var groups: [String] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            groups.append(Hex(rest.prefix(4)).written)
            rest = rest.dropFirst(4)
        }
        return groups.joined(separator: " ")
    }
}
