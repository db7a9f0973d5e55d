import ArgumentParser
import NIOCore
import TillClient

/// Measures searching while registers sell, and selling with and without it, turn about.
struct Find: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures searches while registers sell at half of what they can.",
        discussion: """
            The catalogue must have been imported. First the registers ring as fast as they can; \
            half of that is their pace from then on, first alone, then while people ask, and so on.

            EXAMPLE:
              till-bench find --port 7411 --catalogue catalogue.csv --rounds 3
            """)

    @OptionGroup var server: BenchServer

    @Option(help: "The catalogue that was imported: code, name, price, and what else there is.")
    var catalogue: String

    @Option(help: "How many registers sell.")
    var registers = 100

    @Option(help: "How many people ask.")
    var finders = 10

    @Option(help: "How many questions all of them ask in a second.")
    var questions = 100

    @Option(help: "How long each row is measured.")
    var seconds = 10

    @Option(help: "How often selling alone and selling with searching are measured.")
    var rounds = 3

    @OptionGroup var goods: BenchGoods

    @Flag(help: "Print a line of keys and values per row, for scripts.")
    var plain = false

    func validate() throws {
        guard registers > 0, finders > 0, questions > 0, seconds > 0, rounds > 0 else {
            throw ValidationError("all numbers are at least one")
        }
    }

    func run() async throws {
        let endpoint = server.endpoint
        let plan = try FindPlan(catalogue: try CatalogueBytes.read(catalogue))
        OpenFiles.allow(registers + finders)
        try await ShopSetup(endpoint: endpoint, goods: goods).prepare(registers: registers)
        var results = Results(isPlain: plain)
        let peak = try await selling(endpoint, plan, pace: nil, "peak").run()
        results.add(peak)
        let half = max(1, peak.salesPerSecond / 2)
        let pace = TimeAmount.nanoseconds(1_000_000_000 * Int64(registers) / Int64(half))
        let asking = FindMeasurement(
            endpoint: endpoint, plan: plan, finders: finders,
            pace: .nanoseconds(1_000_000_000 * Int64(finders) / Int64(questions)),
            warmUp: .seconds(2), time: .seconds(seconds))
        for _ in 1...rounds {
            results.add(try await selling(endpoint, plan, pace: pace, "half-alone").run())
            async let sales = selling(endpoint, plan, pace: pace, "half-searching").run()
            async let answers = asking.run()
            results.add(try await sales)
            for row in try await answers { results.add(row) }
        }
        results.end()
    }

    private func selling(
        _ endpoint: Endpoint, _ plan: FindPlan, pace: TimeAmount?, _ name: String
    ) -> Measurement {
        var sales = SalePlan(
            mode: .ring, goods: plan.sold, tender: "card", items: 5, inFlight: 1)
        sales.pace = pace
        return Measurement(
            endpoint: endpoint, registers: registers, plan: sales, warmUp: .seconds(2),
            time: .seconds(seconds), name: name)
    }
}
