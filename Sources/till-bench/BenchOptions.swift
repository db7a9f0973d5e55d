import ArgumentParser
import TillClient
import TillCore

/// `1,10,100`
struct Counts: ExpressibleByArgument {
    let values: [Int]

    init(_ values: [Int]) { self.values = values }

    init?(argument: String) {
        let list = CommaList<Int>(text: argument)?.elements ?? []
        guard !list.isEmpty, list.allSatisfy({ $0 > 0 }) else { return nil }
        values = list
    }

    var defaultValueDescription: String { values.map(String.init).joined(separator: ",") }
}

/// How a sale is rung.
enum SaleMode: String, CaseIterable, WordValue {
    /// One `RING` line.
    case ring
    /// SALE, the items, PAY, END, each sent when the one before is answered.
    case sale
    /// The same lines, sent at once.
    case salePipelined = "sale-pipelined"
}

/// `ring,sale`
struct Modes: ExpressibleByArgument {
    let values: [SaleMode]

    init(_ values: [SaleMode]) { self.values = values }

    init?(argument: String) {
        guard let list = CommaList<SaleMode>(text: argument)?.elements, !list.isEmpty else {
            return nil
        }
        values = list
    }

    var defaultValueDescription: String { values.map(\.rawValue).joined(separator: ",") }
}

/// Who is measured.
struct BenchServer: ParsableArguments {
    @Option(help: "The server's host.")
    var host = "127.0.0.1"

    @Option(help: "The server's port.")
    var port = Endpoint.usualPort

    var endpoint: Endpoint { Endpoint(host: host, port: port) }
}

/// What the items of the measurement are to the store.
struct BenchGoods: ParsableArguments {
    /// Items are `B-000` to `B-099`.
    static let count = 100
    static let price = Money(minor: 1000)

    @Option(help: "The items' VAT class.")
    var vat = "standard"

    @Option(help: "The items' group.")
    var group = "goods"

    @Option(help: "Who sells.")
    var person = 17

    @Option(help: "The seller's PIN.")
    var pin = "4711"

    static func code(_ index: Int) -> String {
        let digits = String(index % count)
        return "B-" + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
