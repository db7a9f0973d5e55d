/// How each kind of thing stands in a list: what a button or a field needs.
extension Setting.Tender {
    func listed(in language: Language) -> Listed {
        var row = Listed(name, text: text(in: language))
        row.fields.field("kind", kind)
        row.fields.field("currency", currency)
        row.fields.field("rate", rate)
        row.fields.field("unit", unit)
        row.fields.field("refund", refundRule)
        row.fields.field("reference", needsReference ? true : nil)
        return row
    }
}

extension Setting.Reason {
    func listed() -> Listed {
        var row = Listed(name, text: text)
        row.fields.field("kind", kind)
        row.fields.field("stock", stock)
        return row
    }
}

extension Promotion {
    func listed() -> Listed {
        var row = Listed(id, text: text)
        row.fields.field("kind", form?.word)
        row.fields.field("percent", percent)
        row.fields.field("take", take)
        row.fields.field("pay", pay)
        row.fields.field("price", price)
        row.fields.field("amount", amount)
        row.fields.field("each", each)
        row.fields.field("from", from)
        row.fields.field("to", to)
        row.fields.field("hours", hours)
        row.fields.field("days", days.isEmpty ? nil : CommaList(days))
        return row
    }
}

extension Promotion.Form {
    fileprivate var word: String {
        switch self {
        case .percent: "percent"
        case .amount: "amount"
        case .each: "each"
        case .multiple: "multiple"
        case .mixed: "mixed"
        case .bundle: "bundle"
        }
    }
}

extension Customer {
    func listed(withBalance: Bool) -> Listed {
        var row = Listed(balance.name.number, text: nil)
        row.fields.field("name", name)
        row.fields.field("limit", balance.limit)
        row.fields.field("balance", withBalance ? balance.amount : nil)
        row.fields.field("state", balance.isBlocked ? "blocked" : "active")
        return row
    }
}

extension Event.KeySet {
    /// The key itself is nobody's business.
    func listed() -> Listed {
        let isRegister = Int(name) != nil
        var row = Listed(name, text: nil)
        row.fields.field("kind", isRegister ? "register" : "service")
        row.fields.field("rights", isRegister ? nil : CommaList(rights))
        return row
    }
}

extension Configuration {
    /// The ways of selling that a VAT class has rates of its own for.
    var modes: [String] {
        var modes: [String] = []
        for case let mode? in vatClasses.map(\.mode) where !modes.contains(mode) {
            modes.append(mode)
        }
        return modes
    }

    var vatClassNames: [String] {
        var names: [String] = []
        for name in vatClasses.map(\.name) where !names.contains(name) { names.append(name) }
        return names
    }

    func listed(vatClass name: String, on date: CivilDate, in language: Language) -> Listed {
        let now = vatClass(name, on: date)
        var row = Listed(name, text: now.map { "\(language.percent($0.rate)) %" })
        row.fields.field("percent", now?.rate)
        row.fields.field("from", now?.from)
        row.fields.field("to", now?.to)
        var own: [ModeRate] = []
        for mode in modes {
            guard let found = vatClass(name, on: date, mode: mode), found.mode != nil else {
                continue
            }
            own.append(ModeRate(mode: mode, rate: found.rate))
        }
        row.fields.field("modes", own.isEmpty ? nil : CommaList(own))
        return row
    }
}

/// `eat-in:12.00`
private struct ModeRate: TextValue {
    let mode: String
    let rate: VATRate

    init(mode: String, rate: VATRate) {
        self.mode = mode
        self.rate = rate
    }

    /// It is told, and never read.
    init?(text: String) { nil }

    func write(to writer: inout TextWriter) {
        writer.raw(mode)
        writer.byte(UInt8(ascii: ":"))
        rate.write(to: &writer)
    }
}
