import TillCore

/// Why the figures can be relied on: that nothing is missing, what is sealed, and who signs.
extension SettlementPage {
    func setArrivals(on html: inout HTMLText) {
        var table = PageTable([
            .name(word(.arrival)), .text("Z"), .text(word(.receipts)), .count(text(.count)),
            .text(word(.missing)),
        ])
        for arrived in arrivals {
            let skipped = arrived.skipped.map { receipts($0.first, $0.last, of: arrived.report) }
            table.row([
                register(arrived.report), z(arrived.report), numbers(of: arrived.report),
                figures.number(arrived.count),
                skipped.isEmpty ? word(.none) : skipped.joined(separator: ", "),
            ])
        }
        html.block(.section) { html in
            html.table(table)
            let isComplete = arrivals.allSatisfy(\.skipped.isEmpty)
            html.leaf(.p, .note, word(isComplete ? .everyReceipt : .lostReceipts))
        }
    }

    func setProof(on html: inout HTMLText) {
        let head = day.seal.head
        html.block(.section, .whole) { html in
            html.leaf(.h2, nil, word(.proof))
            html.block(.dl, .seal) { html in
                html.fact(text(.head), head.head.written)
                html.fact(text(.signature), head.signature.written)
                html.fact(word(.signingKey), head.signingKey.written)
                html.fact(word(.previous), day.previousDigest?.written ?? word(.none))
            }
            var table = PageTable([
                .name(word(.file)), .count(word(.bytes)), .digest("SHA-256"),
            ])
            for file in files {
                table.row([file.name, figures.number(file.bytes), file.sha256.written])
            }
            html.table(table)
            html.leaf(.p, .note, word(.filesNote))
            setSignatures(on: &html)
        }
    }

    /// Where whoever answers for the day puts a name to it.
    private func setSignatures(on html: inout HTMLText) {
        html.block(.div, .signatures) { html in
            for name in [PageWord.place, .date, .signature, .printedName] {
                html.leaf(.p, nil, word(name))
            }
        }
    }
}
