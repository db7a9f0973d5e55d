import TillCore

/// `settlement.json`: the whole truth of a closed day, as `protocol/settlement.schema.json`
/// describes it. Names of figures are those of the wire.
///
/// It is the last file to be made, because it names the others and their digests, and it is signed:
/// so a reader who has the public key needs nothing else to know that all of them are the shop's.
struct SettlementJSON {
    static let name = "settlement.json"

    let day: ClosedDay
    let arrivals: [Arrivals]
    let vouchers: [Voucher]
    let files: [SettlementFiles.File]

    /// - Parameter sign: Ed25519 with the key that sealed the day.
    func file(
        sign: ([UInt8]) throws -> Hex
    ) rethrows -> (file: SettlementFile, signature: Hex) {
        let signature = try sign(Self.signedText(content(signature: "").text))
        let bytes = content(signature: signature.written).text
        return (SettlementFile(name: Self.name, bytes: bytes), signature)
    }

    /// What is signed: a line that says what it is, then the file with an empty signature.
    private static func signedText(_ bytes: [UInt8]) -> [UInt8] {
        Array("till-settlement 1\n".utf8) + bytes
    }

    private func content(signature: String) -> JSON {
        let head = day.seal.head
        return .object([
            "format": .number(head.format),
            "settlement": .number(head.settlement),
            "day": .value(head.date),
            "sealed": .value(head.time),
            "program": .string(head.program),
            "store": store,
            "fiscal-year": fiscalYear,
            "entries": Self.range(head.firstEntry, head.lastEntry),
            "totals": day.seal.totals.json(day.configuration),
            "grand-totals": Self.grandTotals(head.grandSales, head.grandReturns),
            "open-sales": .number(head.openSales),
            "held-sales": .object([
                "count": .number(head.heldSales.count), "total": .value(head.heldTotal),
                "numbers": .array(head.heldSales.map { .number($0) }),
            ]),
            "reports": .array(day.reports.map { $0.json(day.configuration) }),
            "arrived": .array(arrivals.map(Self.statement)),
            "vouchers": .array(vouchers.map(voucher)),
            "files": .array(files.map(Self.file)),
            "previous-sha256": .value(day.previousDigest),
            "head": .value(head.head),
            "signing-key": .value(head.signingKey),
            "seal-signature": .value(head.signature),
            "signature": .string(signature),
        ])
    }

    private var store: JSON {
        let store = day.configuration.store
        return .object([
            "name": .string(store.name),
            "id": .string(store.id),
            "company": .string(store.company),
            "organisation": .string(store.organisation),
            "currency": .string(store.currency),
        ])
    }

    private var fiscalYear: JSON {
        let year = FiscalYear(
            holding: day.seal.head.date, configured: day.configuration.fiscalYear)
        return .object(["from": .value(year.from), "to": .value(year.to)])
    }

    /// That every receipt of a register has arrived, or which numbers never did.
    private static func statement(of arrivals: Arrivals) -> JSON {
        let head = arrivals.report.head
        let skipped = arrivals.skipped.map { range($0.first, $0.last) }
        return .object([
            "register": .number(head.z.register),
            "receipts": range(head.firstReceipt, head.lastReceipt),
            "count": .number(arrivals.count),
            "entries": range(head.firstEntry, head.lastEntry),
            "complete": .bool(skipped.isEmpty),
            "missing": .array(skipped),
        ])
    }

    private func voucher(_ voucher: Voucher) -> JSON {
        .object([
            "zs": .array(voucher.reports.map { .value($0) }),
            "date": .value(voucher.date),
            "text": .string(voucher.text),
            "postings": .array(voucher.postings.map(posting)),
        ])
    }

    private func posting(_ posting: Posting) -> JSON {
        let account = day.configuration.accounts.first { $0.number == posting.account }
        return .object([
            "account": .number(posting.account),
            "name": .string(account?.name ?? ""),
            "amount": .value(posting.amount),
            "purpose": .string(posting.purpose.text),
            "register": .number(posting.register),
            "cost-centre": day.configuration.costCentre(ofRegister: posting.register)
                .map { .string($0) } ?? .null,
        ])
    }

    private static func file(_ file: SettlementFiles.File) -> JSON {
        .object([
            "name": .string(file.name),
            "bytes": .number(file.bytes),
            "sha256": .value(file.sha256),
        ])
    }

    static func grandTotals(_ sales: Money, _ returns: Money) -> JSON {
        .object([
            "sales": .value(sales), "returns": .value(returns), "net": .value(sales - returns),
        ])
    }

    /// Both ends belong to it; `null` when there is nothing.
    static func range(_ first: Int?, _ last: Int?) -> JSON {
        guard let first, let last else { return .null }
        return .object(["first": .number(first), "last": .number(last)])
    }
}
