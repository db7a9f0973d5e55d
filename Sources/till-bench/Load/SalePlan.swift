import NIOCore
import TillCore

/// The lines of a sale, written out beforehand: all that is left to do for each is its number.
struct SalePlan: Sendable {
    let mode: SaleMode
    let items: Int
    /// Sales under way per register.
    let inFlight: Int
    /// By kind of sale: its lines without number, each with its LF.
    private let kinds: [[[UInt8]]]

    init(mode: SaleMode, items: Int, inFlight: Int) {
        self.mode = mode
        self.items = items
        self.inFlight = mode == .sale ? 1 : inFlight
        kinds = (0..<BenchGoods.count).map { first in
            let codes = (0..<items).map { BenchGoods.code(first + $0) }
            return Self.lines(codes, mode).map { Array(" \($0)\n".utf8) }
        }
    }

    private static func lines(_ codes: [String], _ mode: SaleMode) -> [String] {
        let total = Money(minor: BenchGoods.price.minor * Int64(codes.count)).written
        switch mode {
        case .ring:
            return ["RING \(codes.joined(separator: " ")) pay=cash:\(total)"]
        case .sale, .salePipelined:
            return ["SALE"] + codes.map { "ITEM \($0)" } + ["PAY cash \(total)", "END"]
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
