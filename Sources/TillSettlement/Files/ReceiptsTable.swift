import TillCore

/// `receipts.csv`: a row for each receipt of the day, for a spreadsheet.
///
/// The columns follow from the configuration: gross and VAT for each rate that it knows, and for
/// each tender what came in net of change.
///
/// ```
/// receipt,register,time,person,lines,total,rounding,change,kept,training,gross-12.00,vat-12.00,…
/// 3-413,3,2026-11-23T10:15:02.123+01:00,17,2,180.65,0.35,19.00,0.00,no,180.65,19.36,…
/// ```
/// A receipt made in training has its row, because its number is one of the register's; it counts
/// in nothing.
struct ReceiptsTable: Sendable {
    private let rates: [VATRate]
    private let tenders: [String]

    init(_ configuration: Configuration) {
        rates = configuration.rates.map(\.rate).sorted()
        tenders = configuration.tenders.map(\.name)
    }

    var header: [UInt8] {
        var csv = CSVText()
        for name in ["receipt", "register", "time", "person", "lines"] { csv.text(name) }
        for name in ["total", "rounding", "change", "kept", "training"] { csv.text(name) }
        for rate in rates {
            csv.text("gross-\(rate.written)")
            csv.text("vat-\(rate.written)")
        }
        for tender in tenders { csv.text("tender-\(tender)") }
        csv.text("entry")
        csv.endRow()
        return csv.bytes
    }

    func row(_ receipt: Receipt) -> [UInt8] {
        var csv = CSVText()
        csv.plain(receipt.name)
        csv.plain(receipt.name.register)
        csv.plain(receipt.time)
        csv.plain(receipt.person)
        csv.plain(receipt.lines.count)
        csv.plain(receipt.total)
        csv.plain(receipt.rounding)
        csv.plain(receipt.change)
        csv.plain(receipt.kept)
        csv.plain(receipt.isTraining)
        for rate in rates {
            let amount = receipt.vat.first { $0.rate == rate }
            csv.plain(amount?.gross ?? .zero)
            csv.plain(amount?.vat ?? .zero)
        }
        for tender in tenders {
            var sum = Money.zero
            for payment in receipt.payments where payment.tender == tender {
                sum += payment.amount - payment.change
            }
            csv.plain(sum)
        }
        csv.plain(receipt.entry)
        csv.endRow()
        return csv.bytes
    }
}
