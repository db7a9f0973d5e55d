/// What the auditor knows of a training: it sees the books as if all of it were in earnest.
struct AuditedPractice: Sendable {
    let number: Int
    /// What balances would be more.
    var balances: [String: Int] = [:]
    /// What would have been given back.
    var lines: [AuditedLine] = []

    /// Takes a return into account, or out of it again.
    mutating func reserve(_ line: AuditedLine, by sign: Int) {
        guard let origin = line.origin else { return }
        guard sign < 0 else { return lines.append(line) }
        let index = lines.firstIndex {
            $0.origin?.receipt == origin.receipt && $0.origin?.line == origin.line
                && $0.quantity == line.quantity && $0.amount == line.amount
        }
        if let index { lines.remove(at: index) }
    }
}

extension Auditor {
    struct Books {
        let balances: [String: Int]
        let receipts: [String: AuditedReceipt]
    }

    /// - Returns: the books as they are.
    mutating func beginPractice(at register: Int) -> Books {
        let books = Books(balances: balances, receipts: receipts)
        if practices[register] == nil {
            trainings += 1
            practices[register] = AuditedPractice(number: trainings)
        }
        practising = practices[register]
        for (name, amount) in practising?.balances ?? [:] { balances[name, default: 0] += amount }
        for line in practising?.lines ?? [] {
            if let origin = line.origin { receipts[origin.receipt]?.take(line, by: 1) }
        }
        return books
    }

    /// Receipts made in training are receipts; the rest of it is forgotten with the log-out.
    mutating func endPractice(at register: Int, _ books: Books) {
        practising?.balances = [:]
        for (name, amount) in balances where amount != books.balances[name] ?? 0 {
            practising?.balances[name] = amount - (books.balances[name] ?? 0)
        }
        balances = books.balances
        receipts = receipts.merging(books.receipts) { $1 }
        practices[register] = registers[register]?.isTraining == true ? practising : nil
        practising = nil
    }

    /// What was put aside elsewhere, or in another training, is given back here anew.
    mutating func practise(recalled name: Int, _ sale: AuditedSale) {
        guard let practising, heldIn[name] != practising.number else { return }
        for line in sale.lines.values { reserve(line, by: 1) }
    }
}
