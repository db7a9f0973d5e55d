import ArgumentParser
import NIOCore
import TillClient

/// Measures a running server as its registers would use it, and SQLite alone beside it.
///
/// Every sale is durable when its reply comes, so sales per second and latency are the customer's,
/// not the socket's.
struct Sell: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures durable sales per second, and how long one takes.",
        discussion: """
            The store must let stations come without proof. Items, a cashier and open drawers \
            are seen to \
            first, by the service `bench` and at each register.

            EXAMPLE:
              till-bench --port 7411 --registers 1,10,100 --seconds 10
              till-bench --port 7411 --mode sale,sale-pipelined --registers 100
              till-bench --raw-sqlite /var/tmp/raw --batch 100
            """)

    @OptionGroup var server: BenchServer

    @Option(help: "How many registers sell at a time; a list gives a row for each.")
    var registers = Counts([1, 10, 100])

    @Option(help: "ring: a sale in one line; sale: in eight, each awaited; sale-pipelined.")
    var mode = Modes(SaleMode.allCases)

    @Option(help: "How long each row is measured.")
    var seconds = 10

    @Option(help: "How long each row runs before it is measured.")
    var warmUp = 2

    @Option(help: "Items of a sale.")
    var items = 5

    @Option(help: "Sales under way per register; `sale` has one.")
    var inFlight = 1

    @Option(help: "Sales a second of all registers together; as many as there can be without it.")
    var rate: Int?

    @Flag(inversion: .prefixedNo, help: "Put items, log in and open drawers first.")
    var setup = true

    @OptionGroup var goods: BenchGoods

    @Option(help: "A folder: SQLite's C API writes the same rows there, for comparison.")
    var rawSqlite: String?

    @Option(help: "Measure SQLite alone, at these sales a transaction.")
    var batch: Counts?

    @Flag(help: "Print a line of keys and values per row, for scripts.")
    var plain = false

    func validate() throws {
        guard seconds > 0, warmUp >= 0, (1...200).contains(items), inFlight > 0 else {
            throw ValidationError("at least one second, one item (200 at most), one in flight")
        }
        guard rate.map({ $0 > 0 && inFlight == 1 && mode.values == [.ring] }) ?? true else {
            throw ValidationError("--rate goes with --mode ring and one sale in flight")
        }
        guard batch == nil || rawSqlite != nil else {
            throw ValidationError("--batch goes with --raw-sqlite DIR")
        }
    }

    func run() async throws {
        var results = Results(isPlain: plain)
        if let batch, let rawSqlite {
            for size in batch.values {
                results.add(try rawMeasurement(in: rawSqlite, batch: size).run())
            }
        } else {
            try await measureServer(&results)
        }
        results.end()
    }

    private func measureServer(_ results: inout Results) async throws {
        let endpoint = server.endpoint
        OpenFiles.allow(registers.values.max() ?? 1)
        if setup {
            let shop = ShopSetup(endpoint: endpoint, goods: goods)
            try await shop.prepare(registers: registers.values.max() ?? 1)
        }
        for mode in mode.values {
            for count in registers.values {
                var plan = SalePlan(mode: mode, items: items, inFlight: inFlight)
                plan.pace = rate.map { .nanoseconds(1_000_000_000 * Int64(count) / Int64($0)) }
                let measurement = Measurement(
                    endpoint: endpoint, registers: count, plan: plan,
                    warmUp: .seconds(warmUp), time: .seconds(seconds))
                results.add(try await measurement.run())
                if mode == .ring, let rawSqlite {
                    results.add(try rawMeasurement(in: rawSqlite, batch: count * inFlight).run())
                }
            }
        }
    }

    private func rawMeasurement(in folder: String, batch: Int) -> RawMeasurement {
        RawMeasurement(folder: folder, batch: batch, items: items, time: .seconds(seconds))
    }
}
