import TillCore

/// The day's postings for an accounting program: a SIE file of type 4I, as *SIE filformat*, edition
/// 4B of 2008-09-30, describes it (numbers in parentheses are its sections).
///
/// ```
/// #VER "" "" 20261123 "Z17 register 3" 20261123
/// {
/// #TRANS 1912 {20 "3"} 3012.00 20261123 "tender cash"
/// #TRANS 3001 {20 "3"} -2409.60 20261123 "sales 25.00"
/// #TRANS 2611 {20 "3"} -602.40 20261123 "vat 25.00"
/// }
/// ```
/// Series and number of a voucher are left empty: the importing program gives its own (#VER, 6).
/// What readers are known to trip over is left out: braces stand alone on their lines, nothing is
/// indented, there is no checksum and no balance.
struct SIEFile {
    /// The dimension that registers are objects of; 20 and up are free for use (8.17).
    private static let registerDimension = 20
    /// Dimension 1 is the cost centre (8.17).
    private static let costCentreDimension = 1

    private let day: ClosedDay
    private let vouchers: [Voucher]
    private var text = SIEText()

    /// - Parameter vouchers: the day's; one without postings is left out.
    init(_ day: ClosedDay, _ vouchers: [Voucher]) {
        self.day = day
        self.vouchers = vouchers.filter { !$0.postings.isEmpty }
    }

    var bytes: [UInt8] {
        var copy = self
        copy.writeIdentification()
        copy.writeAccounts()
        copy.writeObjects()
        for voucher in vouchers { copy.write(voucher) }
        return copy.text.bytes
    }

    private mutating func writeIdentification() {
        let store = day.configuration.store
        let year = FiscalYear(
            holding: day.seal.head.date, configured: day.configuration.fiscalYear)
        let program = Self.nameAndVersion(day.seal.head.program)
        text.line("#FLAGGA", .plain("0"))
        text.line("#PROGRAM", .text(program.name), .text(program.version))
        text.line("#FORMAT", .plain("PC8"))
        text.line("#GEN", .date(made))
        text.line("#SIETYP", .plain("4"))
        if let number = Self.organisationNumber(store.organisation) {
            text.line("#ORGNR", .plain(number))
        }
        text.line("#FNAMN", .text(day.bookkeeperName))
        text.line("#RAR", .plain("0"), .date(year.from), .date(year.to))
        // Every BAS chart since is this one in structure (#KPTYP, 4 and 5); elsewhere than in
        // Sweden the chart is another.
        if store.currency == "SEK" { text.line("#KPTYP", .plain("EUBAS97")) }
        text.line("#VALUTA", .plain(store.currency))
    }

    /// The day on which the file's content came to be.
    private var made: CivilDate { day.seal.head.time.localDate }

    /// `tilld 1.0.0` is a name and a version.
    private static func nameAndVersion(_ program: String) -> (name: String, version: String) {
        guard let space = program.lastIndex(of: " ") else { return (program, "") }
        return (String(program[..<space]), String(program[space...].dropFirst()))
    }

    /// Ten digits with a hyphen after the sixth (#ORGNR, 1); a number of another kind is left out.
    private static func organisationNumber(_ text: String) -> String? {
        let digits = text.utf8.filter(\.isDigit)
        let others = text.utf8.filter { !$0.isDigit }
        guard digits.count == 10, others.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
        let number = String(decoding: digits, as: UTF8.self)
        return "\(number.prefix(6))-\(number.suffix(4))"
    }

    private mutating func writeAccounts() {
        let used = Set(vouchers.flatMap { $0.postings.map(\.account) })
        for number in used.sorted() {
            let name = day.configuration.accounts.first { $0.number == number }?.name
            text.line("#KONTO", .plain(number.written), .text(name ?? ""))
        }
    }

    private mutating func writeObjects() {
        let registers = Set(vouchers.flatMap { $0.postings.map(\.register) }).sorted()
        let centres = Set(registers.compactMap(day.configuration.costCentre)).sorted()
        write(Self.costCentreDimension, "Kostnadsställe", centres) { $0 }
        write(Self.registerDimension, "Register", registers.map(\.written)) { "Register \($0)" }
    }

    private mutating func write(
        _ dimension: Int, _ name: String, _ objects: [String], called: (String) -> String
    ) {
        guard !objects.isEmpty else { return }
        text.line("#DIM", .plain(dimension.written), .text(name))
        for object in objects {
            text.line("#OBJEKT", .plain(dimension.written), .text(object), .text(called(object)))
        }
    }

    private mutating func write(_ voucher: Voucher) {
        text.line(
            "#VER", .text(""), .text(""), .date(voucher.date), .text(voucher.text), .date(made))
        text.line("{")
        for posting in voucher.postings {
            text.line(
                "#TRANS", .plain(posting.account.written), .objects(objects(of: posting)),
                .money(posting.amount), .date(voucher.date), .text(posting.purpose.text))
        }
        text.line("}")
    }

    private func objects(of posting: Posting) -> [(dimension: Int, object: String)] {
        let centre = day.configuration.costCentre(ofRegister: posting.register)
        return (centre.map { [(Self.costCentreDimension, $0)] } ?? [])
            + [(Self.registerDimension, posting.register.written)]
    }
}
