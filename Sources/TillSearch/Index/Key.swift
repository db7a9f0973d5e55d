import TillCore

/// The codes of a segment's documents, in order: GTINs by number, then the store's own by bytes.
///
/// A document's number is its place here, so of two documents of one segment the one with the lower
/// number has the lower code.
struct Keys: Sendable {
    private let gtins: [UInt64]
    private let ownText: [UInt8]
    /// Where each own code begins, and where the last one ends.
    private let ownStarts: [UInt32]

    /// - Parameter codes: in order, none twice.
    init(_ codes: [ItemCode]) {
        var gtins: [UInt64] = []
        var text: [UInt8] = []
        var starts: [UInt32] = [0]
        gtins.reserveCapacity(codes.count)
        for code in codes {
            switch code {
            case .gtin(let number): gtins.append(number)
            case .own(let own):
                text.append(contentsOf: own.utf8)
                starts.append(UInt32(text.count))
            }
        }
        (self.gtins, ownText, ownStarts) = (gtins, text, starts)
    }

    var count: Int { gtins.count + ownStarts.count - 1 }

    subscript(_ document: Int) -> ItemCode {
        guard document >= gtins.count else { return .gtin(gtins[document]) }
        return .own(String(decoding: own(document - gtins.count), as: UTF8.self))
    }

    func document(of code: ItemCode) -> Int? {
        switch code {
        case .gtin(let number):
            let place = partition(gtins.count) { gtins[$0] < number }
            return place < gtins.count && gtins[place] == number ? place : nil
        case .own(let text):
            let bytes = Array(text.utf8)
            let owns = ownStarts.count - 1
            let place = partition(owns) { own($0).lexicographicallyPrecedes(bytes) }
            let isThere = place < owns && own(place).elementsEqual(bytes)
            return isThere ? gtins.count + place : nil
        }
    }

    /// Documents whose GTIN, written with 8, 12, 13 or 14 digits, begins with these, and those
    /// whose own code does.
    func documents(beginning digits: Word) -> [Range<Int>] {
        guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { return [] }
        let lengths = [13, 8, 12, 14].filter { digits.count <= $0 }
        return lengths.map { documents(beginning: digits, ofLength: $0) } + [own(beginning: digits)]
    }

    private func documents(beginning digits: Word, ofLength length: Int) -> Range<Int> {
        var first: UInt64 = 0
        for digit in digits { first = first * 10 + UInt64(digit - UInt8(ascii: "0")) }
        var span: UInt64 = 1
        for _ in digits.count..<length { span *= 10 }
        let low = partition(gtins.count) { gtins[$0] < first * span }
        let high = partition(gtins.count) { gtins[$0] < (first + 1) * span }
        return low..<high
    }

    private func own(beginning digits: Word) -> Range<Int> {
        let owns = ownStarts.count - 1
        let low = partition(owns) { own($0).lexicographicallyPrecedes(digits) }
        let high = partition(owns) {
            own($0).prefix(digits.count).lexicographicallyPrecedes(digits)
                || own($0).starts(with: digits)
        }
        return gtins.count + low..<gtins.count + high
    }

    private func own(_ index: Int) -> ArraySlice<UInt8> {
        ownText[Int(ownStarts[index])..<Int(ownStarts[index + 1])]
    }
}

extension ItemCode {
    /// The order of codes: GTINs by number, then the store's own by their bytes.
    func comesBefore(_ other: ItemCode) -> Bool {
        switch (self, other) {
        case (.gtin(let left), .gtin(let right)): left < right
        case (.own(let left), .own(let right)):
            left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.gtin, .own): true
        case (.own, .gtin): false
        }
    }
}

/// The first of `count` places at which a condition no longer holds, once it has stopped to.
func partition(_ count: Int, _ holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
        let middle = (low + high) / 2
        if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
}
