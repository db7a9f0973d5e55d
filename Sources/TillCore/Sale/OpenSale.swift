/// A sale in the making: its lines, its payments, and what is still due.
///
/// A value: RING builds one in hand, line by line, with the same rules that a register's own sale
/// goes through. Its total is negative when more is given back than bought.
package struct OpenSale: Equatable, Sendable {
    /// The journal entry that began it here.
    package let entry: Int
    /// Of the configuration's `vat` rows: `eat-in`. `nil` is the usual way.
    package private(set) var mode: String?
    package private(set) var isTraining: Bool
    /// When it was begun, also where it was begun before it was held.
    package private(set) var begun: Timestamp?
    /// The number that it was held under before it was taken up here.
    package private(set) var held: Int?
    package private(set) var lines: [SaleLine] = []
    package private(set) var payments: [Payment] = []
    package private(set) var discount: SaleDiscount?
    /// What somebody allowed that goes beyond the house's limits.
    package private(set) var grants: [Grant.Key: Grant] = [:]
    /// The age, in years, that somebody has checked the buyer to have.
    package private(set) var checkedAge: Int?
    package private(set) var linesTaken = 0
    package internal(set) var paymentsTaken = 0
    /// Whether money has changed hands for it, given back or not.
    package private(set) var wasPaid = false
    /// The last line that there was when it did.
    private var paidLine = 0
    /// Of the lines, the sale's discount not taken off.
    private var sum = Money.zero
    /// Of the lines that the sale's discount is taken off.
    private var ordinary = Money.zero
    /// What was taken off lines by hand and by promotions.
    private var takenOff = Money.zero

    package static let maximumLines = 1000
    package static let maximumPayments = 20
    package static let maximumVATRates = 4

    package init(
        entry: Int, mode: String? = nil, isTraining: Bool = false, begun: Timestamp? = nil
    ) {
        self.entry = entry
        self.begun = begun
        self.mode = mode
        self.isTraining = isTraining
    }

    /// What the discount on the whole sale takes off.
    package var saleReduction: Money { discount?.reduction(of: ordinary) ?? .zero }
    package var total: Money { sum - saleReduction }
    /// All that was taken off by hand and by promotions.
    package var reductions: Money { saleReduction + takenOff }

    package var paid: Money { payments.reduce(.zero) { $0 + $1.amount } }
    package var change: Money { payments.reduce(.zero) { $0 + $1.change } }
    package var rounding: Money { payments.reduce(.zero) { $0 + $1.rounding } }
    package var kept: Money { payments.reduce(.zero) { $0 + $1.kept } }

    /// What remains to be paid, to the öre; negative when it is to be paid back.
    package var due: Money { payments.reduce(total) { $0 - $1.settled } }

    /// What is due in coins. A sale is rounded once: what an earlier payment in cash rounded,
    /// before a card failed, is rounded again with the rest.
    package func cashDue(_ unit: Money) -> Money {
        due == .zero ? .zero : (due - rounding).rounded(to: unit)
    }

    /// Whether nothing would be left of what money was taken for, were a line taken out.
    package func abandons(without number: Int) -> Bool {
        guard wasPaid else { return false }
        let rest = lines.filter { $0.line != number && $0.depositOf != number }
        let paid = lines.filter { $0.line <= paidLine }
        return rest.isEmpty || !paid.isEmpty && !rest.contains { $0.line <= paidLine }
    }

    package var hasReturns: Bool { lines.contains(where: \.isReturn) }
    package var hasSales: Bool { lines.contains { !$0.isReturn } }

    package func line(_ number: Int) -> SaleLine? {
        index(of: number).map { lines[$0] }
    }

    /// Lines stand in the order of their numbers.
    private func index(of number: Int) -> Int? {
        var (low, high) = (0, lines.count)
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].line < number { low = middle + 1 } else { high = middle }
        }
        return low < lines.count && lines[low].line == number ? low : nil
    }

    package func payment(_ number: Int) -> Payment? {
        payments.first { $0.payment == number }
    }

    /// The sale's discount when it is taken off the lines that are ordinary.
    package var ordinaryAmount: Money { ordinary }

    /// The lines with their shares of the sale's discount: they sum to the total.
    package var settledLines: [SaleLine] {
        guard discount != nil, saleReduction > .zero else { return lines }
        var settled = lines
        let indices = settled.indices.filter { settled[$0].isOrdinary }
        let shares = saleReduction.spread(over: indices.map { settled[$0].charged })
        for (index, share) in zip(indices, shares) { settled[index].saleDiscount = share }
        return settled
    }

    /// Adds a line to what is summed up, or with -1 takes it out.
    private mutating func count(_ line: SaleLine, _ sign: Int64 = 1) {
        let charged = Money(minor: line.charged.minor * sign)
        sum += charged
        if line.isOrdinary { ordinary += charged }
        takenOff += Money(minor: (line.discount + line.promoted).minor * sign)
    }

    private mutating func change(at index: Int, _ body: (inout SaleLine) -> Void) {
        count(lines[index], -1)
        body(&lines[index])
        count(lines[index])
    }
}

/// How events change it; each can only do what `decide` has found to be possible.
extension OpenSale {
    package mutating func add(_ line: SaleLine) {
        lines.append(line)
        linesTaken = line.line
        count(line)
    }

    /// Takes a line out, and the deposit that was sold with it.
    package mutating func void(_ number: Int) {
        guard index(of: number) != nil else {
            preconditionFailure("only a line of the sale is voided")
        }
        for line in lines where line.line == number || line.depositOf == number { count(line, -1) }
        lines.removeAll { $0.line == number || $0.depositOf == number }
        grants = grants.filter { $0.key.line != number }
    }

    package mutating func change(_ number: Int, _ body: (inout SaleLine) -> Void) {
        guard let index = index(of: number) else {
            preconditionFailure("only a line of the sale is changed")
        }
        change(at: index, body)
    }

    /// Another discount is another matter: what was allowed for the one before is allowed no more.
    package mutating func set(_ discount: SaleDiscount?) {
        self.discount = discount
        grants[Grant.Key(.discount)] = nil
    }

    package mutating func add(_ grant: Grant) { grants[grant.key] = grant }

    package mutating func remove(_ grant: Grant.Key) { grants[grant] = nil }

    /// At the rate of the day on which it ends.
    package mutating func rate(_ rated: Event.LineRated) {
        guard let index = lines.firstIndex(where: { $0.line == rated.line }) else {
            preconditionFailure("only a line of the sale is rated")
        }
        lines[index].vat = rated.rate
    }

    /// What promotions take off now, of the lines that it is about.
    package mutating func set(_ promoted: Event.Promoted) {
        for number in promoted.gone { change(number) { $0.promotions = [] } }
        var shares = promoted.shares[...]
        while let first = shares.first {
            let ofLine = shares.prefix { $0.line == first.line }
            shares = shares.dropFirst(ofLine.count)
            change(first.line) { $0.promotions = Array(ofLine) }
        }
    }

    /// What is otherwise than it was, after promotions were worked out for some of the lines.
    package func difference(_ worked: PromotionRound.Result) -> Event.Promoted? {
        var promoted = Event.Promoted()
        var shares = worked.shares[...]
        for number in worked.lines {
            let ofLine = shares.prefix { $0.line == number }
            shares = shares.dropFirst(ofLine.count)
            guard let line = line(number), line.promotions != Array(ofLine) else { continue }
            promoted.shares += ofLine
            if ofLine.isEmpty { promoted.gone.append(number) }
        }
        return promoted == Event.Promoted() ? nil : promoted
    }

    package mutating func checked(age: Int) { checkedAge = max(checkedAge ?? 0, age) }

    package mutating func add(_ payment: Payment) {
        payments.append(payment)
        paymentsTaken = payment.payment
        if !payment.isPending { noteMoney() }
    }

    package mutating func settle(_ settled: Event.PaymentSettled) {
        guard let index = payments.firstIndex(where: { $0.payment == settled.payment }) else {
            preconditionFailure("only a payment of the sale is settled")
        }
        payments[index].isPending = false
        payments[index].reference = settled.reference ?? payments[index].reference
        payments[index].card.add(settled.card)
        noteMoney()
    }

    private mutating func noteMoney() {
        wasPaid = true
        paidLine = linesTaken
    }

    package mutating func removePayment(_ number: Int) {
        payments.removeAll { $0.payment == number }
        // What settled the rest by rounding alone settles it no more; what a voucher kept is there
        // to pay with.
        if due != .zero { payments.removeAll { $0.kind == .cash && $0.amount == .zero } }
        for index in payments.indices where payments[index].kept > .zero && due > .zero {
            payments[index].kept -= min(payments[index].kept, due)
        }
    }
}

/// Held sales are written down whole: they leave the register that began them.
extension OpenSale: RowedRecord {
    package init() { self.init(entry: 0) }

    package func writeHead(to text: inout TextWriter) {
        text.field("entry", entry)
        text.field("mode", mode)
        text.field("begun", begun)
        text.field("held", held)
        text.field("lines-taken", linesTaken)
        text.field("age", checkedAge)
        if wasPaid { text.field("was-paid", true) }
        text.field("paid-line", wasPaid ? paidLine : nil)
        if isTraining { text.field("training", true) }
        var copy = discount ?? SaleDiscount()
        var writer = FieldWriter()
        swap(&writer.text, &text)
        copy.code(with: &writer)
        swap(&writer.text, &text)
    }

    package func writeRows(_ row: ((inout TextWriter) -> Void) -> Void) {
        for line in lines {
            row { line.write(to: &$0) }
            for share in line.promotions { row { share.write(to: &$0) } }
        }
        for grant in grants.values.sorted(by: Grant.stands(_:before:)) {
            row { grant.write(to: &$0) }
        }
    }

    package mutating func readHead(_ line: Line) throws(FieldReader.Failure) {
        var reader = FieldReader(line)
        var entry = 0
        reader.field("entry", &entry)
        self = OpenSale(entry: entry)
        reader.field("mode", &mode)
        reader.field("begun", &begun)
        reader.field("held", &held)
        reader.field("lines-taken", &linesTaken)
        reader.field("age", &checkedAge)
        reader.field("was-paid", &wasPaid, usually: false)
        var paidLine: Int?
        reader.field("paid-line", &paidLine)
        self.paidLine = paidLine ?? (wasPaid ? linesTaken : 0)
        reader.field("training", &isTraining, usually: false)
        var discount = SaleDiscount()
        discount.code(with: &reader)
        if discount != SaleDiscount() { self.discount = discount }
        try reader.finish()
    }

    package mutating func readRow(_ row: Line) -> Bool {
        if row.value("promoted") != nil {
            guard let share = try? PromotionShare(reading: row),
                let index = index(of: share.line)
            else { return false }
            change(at: index) { $0.promotions.append(share) }
            return true
        }
        if row.value("limit") != nil {
            guard let grant = try? Grant(reading: row) else { return false }
            add(grant)
            return true
        }
        guard let line = try? SaleLine(reading: row) else { return false }
        let taken = linesTaken
        add(line)
        linesTaken = taken
        return true
    }

    /// The sale as it goes on at the register that takes it up.
    package func recalled(as held: Int, at entry: Int) -> OpenSale {
        var copy = OpenSale(entry: entry, mode: mode, isTraining: isTraining, begun: begun)
        copy.held = held
        copy.lines = lines
        copy.discount = discount
        copy.grants = grants
        copy.checkedAge = checkedAge
        copy.linesTaken = linesTaken
        copy.wasPaid = wasPaid
        copy.paidLine = paidLine
        copy.sum = sum
        copy.ordinary = ordinary
        copy.takenOff = takenOff
        return copy
    }
}
