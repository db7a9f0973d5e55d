import TillClient
import TillCore

/// Goods out of a catalogue, and what people ask about them: the same each time for the same file.
struct FindPlan {
    private struct Good {
        let code: String
        let words: [String]
    }

    /// What is sold meanwhile: spread evenly over the catalogue.
    let sold: [PricedCode]
    private let asked: [Good]
    /// So many different goods are sold, and so many asked for.
    private static let goods = 2000

    /// - Parameter bytes: a CSV file whose first columns are code, name and price.
    init(catalogue bytes: [UInt8]) throws {
        var reader = CSVReader(bytes)
        var rows: [(good: Good, price: Money)] = []
        _ = try reader.next()
        while let record = try reader.next() {
            let cells = record.fields.prefix(3).map(reader.text)
            guard cells.count == 3, let price = Money(text: cells[2]) else {
                throw BenchFailure("line \(record.line): code, name and price are wanted")
            }
            let words = cells[1].split { !$0.isLetter }.map(String.init).filter { $0.count >= 3 }
            // A code that a scale may print holds a weight or a price of its own.
            guard cells[0].count != 13 || !cells[0].hasPrefix("2") else { continue }
            rows.append((Good(code: cells[0], words: words), price))
        }
        guard !rows.isEmpty else { throw BenchFailure("the catalogue is empty") }
        let step = max(1, rows.count / Self.goods)
        sold = stride(from: 0, to: rows.count, by: step).map {
            PricedCode(code: rows[$0].good.code, price: rows[$0].price)
        }
        asked = stride(from: step / 2, to: rows.count, by: step).map { rows[$0].good }
            .filter { $0.words.count >= 2 && $0.words.contains { $0.count >= 5 } }
        guard !asked.isEmpty else { throw BenchFailure("no name has two words") }
    }

    /// The line of the search with this number, its LF included.
    func line(_ kind: FindKind, _ number: Int) -> String {
        let good = asked[number % asked.count]
        let first = good.words[0]
        let second = good.words[1]
        let long = good.words.first { $0.count >= 5 } ?? first
        switch kind {
        case .ping: return "PING\n"
        case .code: return "FIND \(good.code)\n"
        case .beginning: return "FIND \(long.prefix(3 + number % 3))\n"
        case .words:
            return number.isMultiple(of: 2)
                ? "FIND \(first) \(second)\n" : "FIND \(second) \(first)\n"
        case .typo: return "FIND \(misspelt(long, number)) \(long == first ? second : first)\n"
        case .whereabouts: return "WHERE \(good.code)\n"
        }
    }

    /// One letter wrong, left out, doubled, or two swapped, not the first.
    private func misspelt(_ word: String, _ number: Int) -> String {
        var letters = Array(word)
        let place = 1 + number % (letters.count - 2)
        switch number % 4 {
        case 0: letters[place] = letters[place] == "o" ? "u" : "o"
        case 1: letters.remove(at: place)
        case 2: letters.insert(letters[place], at: place)
        default: letters.swapAt(place, place + 1)
        }
        return String(letters)
    }
}
