extension Configuration {
    /// Reads what an owner wrote: what it leaves out is taken from `BAS`.
    package init(text: String) throws(Failure) {
        try self.init(ConfigurationText(text, from: .file))
    }

    /// Reads what `text` gave, as the journal keeps it: nothing is left out, and what the house
    /// would advise or refuse today doesn't count.
    package init(canonical text: String) throws(Failure) {
        try self.init(ConfigurationText(text, from: .journal))
    }

    private init(_ read: ConfigurationText) throws(Failure) {
        if let first = read.errors.first { throw first }
        self = read.configuration
    }

    mutating func read(_ line: Line) throws {
        switch line.word {
        case "store": store = try Setting.StoreIdentity(reading: line)
        case "fiscal-year": fiscalYear = try Setting.FiscalYear(reading: line)
        case "vat": vatClasses.append(try Setting.VATClass(reading: line))
        case "rate": rates.append(try Setting.RateAccounts(reading: line))
        case "tender": tenders.append(try Setting.Tender(reading: line))
        case "group": groups.append(try Setting.Group(reading: line))
        case "account": accounts.append(try Setting.Account(reading: line))
        case "accounts": houseAccounts = try Setting.HouseAccounts(reading: line)
        case "reason": reasons.append(try Setting.Reason(reading: line))
        case "rules": rules = try Setting.Rules(reading: line)
        case "register": registers.append(try Setting.Register(reading: line))
        case "role": roles.append(try Role(reading: line))
        case "access": access = try Setting.Access(reading: line)
        case "limits": limits = try Setting.Limits(reading: line)
        case "print": print = try Setting.Print(reading: line)
        case "settlement": settlement = try Setting.Settlement(reading: line)
        case "label": labels.append(try Setting.Label(reading: line))
        case "synonym": synonyms.append(try Setting.Synonym(reading: line))
        default: throw Failure(line: 0, reason: "there is no setting `\(line.word)`")
        }
    }

    /// The canonical text: the same settings give the same bytes, whatever the file's order,
    /// comments and spaces.
    package var text: String {
        var writer = TextWriter()
        writer.lines("store", [store])
        writer.lines("fiscal-year", fiscalYear.map { [$0] } ?? [])
        writer.lines("vat", vatClasses)
        writer.lines("rate", rates)
        writer.lines("tender", tenders)
        writer.lines("group", groups)
        writer.lines("account", accounts)
        writer.lines("accounts", [houseAccounts])
        writer.lines("reason", reasons)
        if rules != Setting.Rules() { writer.lines("rules", [rules]) }
        writer.lines("register", registers)
        writer.lines("role", roles)
        writer.lines("access", [access])
        writer.lines("limits", [limits])
        if print != Setting.Print() { writer.lines("print", [print]) }
        if settlement != Setting.Settlement() {
            writer.lines("settlement", [settlement])
        }
        writer.lines("synonym", synonyms)
        writer.lines("label", labels)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension FieldReader.Failure {
    package var sentence: String {
        switch self {
        case .missing(let key): "`\(key)=` is missing"
        case .bad(let key): "`\(key)=` has a value that can't stand there"
        case .unknown(let key): "`\(key)=` is not known here"
        case .repeated(let key): "`\(key)=` stands twice"
        }
    }
}
