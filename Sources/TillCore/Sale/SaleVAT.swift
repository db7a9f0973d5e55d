/// The VAT of a receipt: gross and VAT per rate, lowest rate first.
///
/// What is sold is summed per rate and its VAT worked out on the sum, once. What is given back
/// against a receipt brings the VAT that was worked out for it there.
package func vatAmounts(of lines: [SaleLine]) -> [VATAmount] {
    var sold = Tallies<VATRate, Money>()
    var returned = Tallies<VATRate, VATTally>()
    for line in lines where line.kind.isSale {
        sold[line.vat, or: .zero] += line.returned == nil ? line.charged : .zero
        guard let origin = line.returned else { continue }
        returned[line.vat, or: VATTally()] += VATTally(gross: line.amount, vat: origin.vat)
    }
    return sold.entries.map { entry in
        let back = returned[entry.key, or: VATTally()]
        return VATAmount(
            rate: entry.key, gross: entry.value + back.gross,
            vat: entry.key.vat(inGross: entry.value) + back.vat)
    }
}
