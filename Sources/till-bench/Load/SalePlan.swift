import NIOCore
import TillCore

/// The lines of a sale, written out beforehand: all that is left to do for each is its number.
struct SalePlan: Sendable {
    let mode: SaleMode
    let items: Int
    /// Sales under way per register.
    let inFlight: Int
    /// From the beginning of a sale to that of the register's next; `nil`: at once.
    var pace: TimeAmount?
    /// By kind of sale: its lines without number, each with its LF.
    private let kinds: [[[UInt8]]]

    /// Sells the measurement's own items.
    init(mode: SaleMode, items: Int, inFlight: Int) {
        let goods = (0..<BenchGoods.count).map {
            PricedCode(code: BenchGoods.code($0), price: BenchGoods.price)
        }
        self.init(mode: mode, goods: goods, tender: "cash", items: items, inFlight: inFlight)
    }

    init(mode: SaleMode, goods: [PricedCode], tender: String, items: Int, inFlight: Int) {
        self.mode = mode
        self.items = items
        self.inFlight = mode == .sale ? 1 : inFlight
        kinds = goods.indices.map { first in
            let sold = (0..<items).map { goods[(first + $0) % goods.count] }
            return Self.lines(sold, tender, mode).map { Array(" \($0)\n".utf8) }
        }
    }

    private static func lines(
        _ goods: [PricedCode], _ tender: String, _ mode: SaleMode
    ) -> [String] {
        let codes = goods.map(\.code)
        let total = goods.reduce(Money.zero) { $0 + $1.price }.written
        switch mode {
        case .ring:
            return ["RING \(codes.joined(separator: " ")) pay=\(tender):\(total)"]
        case .sale, .salePipelined:
            return ["SALE"] + codes.map { "ITEM \($0)" } + ["PAY \(tender) \(total)", "END"]
        }
    }

    var linesPerSale: Int { kinds[0].count }

    /// Whether a line waits for the reply to the one before.
    var isStepwise: Bool { mode == .sale }

    /// Appends `#number line`.
    func write(line: Int, ofSale sale: Int, number: Int, to buffer: inout ByteBuffer) {
        buffer.writeInteger(UInt8(ascii: "#"))
        buffer.writeString(String(number))
        buffer.writeBytes(kinds[sale % kinds.count][line])
    }
}

/// What is sold, and what it costs.
struct PricedCode {
    let code: String
    let price: Money
}
