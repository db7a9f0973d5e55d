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
        case "synonym": synonyms.append(try Setting.Synonym(reading: line))
        default: throw Failure(line: 0, reason: "there is no setting `\(line.word)`")
        }
    }

    /// The canonical text: the same settings give the same bytes, whatever the file's order,
    /// comments and spaces.
    package var text: String {
        var writer = TextWriter()
        Self.write("store", [store], to: &writer)
        Self.write("fiscal-year", fiscalYear.map { [$0] } ?? [], to: &writer)
        Self.write("vat", vatClasses, to: &writer)
        Self.write("rate", rates, to: &writer)
        Self.write("tender", tenders, to: &writer)
        Self.write("group", groups, to: &writer)
        Self.write("account", accounts, to: &writer)
        Self.write("accounts", [houseAccounts], to: &writer)
        Self.write("reason", reasons, to: &writer)
        if rules != Setting.Rules() { Self.write("rules", [rules], to: &writer) }
        Self.write("register", registers, to: &writer)
        Self.write("role", roles, to: &writer)
        Self.write("access", [access], to: &writer)
        Self.write("limits", [limits], to: &writer)
        if print != Setting.Print() { Self.write("print", [print], to: &writer) }
        if settlement != Setting.Settlement() {
            Self.write("settlement", [settlement], to: &writer)
        }
        Self.write("synonym", synonyms, to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func write(
        _ word: StaticString, _ records: [some Record], to writer: inout TextWriter
    ) {
        for record in records {
            writer.raw(word)
            record.write(to: &writer)
            writer.endLine()
        }
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
