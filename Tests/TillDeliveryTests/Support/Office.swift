import Foundation
import Logging
import Synchronization
import TillCore
import TillEngine
import TillSQLite
import TillTesting
import Testing

@testable import TillDelivery

/// A shop with closed days, and what takes them to accounting: real files, a clock of the test's.
///
/// What the delivery wants recorded waits until the test lets the shop record it.
final class Office {
    let shop: Shop
    let logs = Ears<String>()
    private let recorded = Ears<Command>()
    private let clock = SecondHand()

    /// - Parameter days: closed ones, a sale in each.
    init(days: Int = 1) throws {
        shop = try Shop()
        try shop.ask("3", "LOGIN 21 pin=2121")
        for _ in 0..<days { try closeDay() }
        try FileManager.default.createDirectory(
            atPath: places.settlements, withIntermediateDirectories: true)
    }

    var data: String { shop.directory }
    var places: Places { Places(data: data) }

    func closeDay() throws {
        for line in ["OPEN float=500.00", "RING T-BOOK T-BEER*2 pay=cash:200.00", "Z"] {
            #expect(try shop.ask("3", line).isOK, "\(line)")
        }
        #expect(try shop.ask("owner/x", "CLOSEDAY").isOK)
        shop.clock.advance(days: 1)
    }

    /// A delivery over this shop's directory, begun.
    func start(
        outbox: String? = nil, program: DeliveryProgram? = nil,
        checkpoint: @escaping @Sendable (FolderWriter.Step) throws -> Void = { _ in }
    ) throws -> Delivery {
        var logger = Logger(label: "test") { [logs] _ in LogEars(ears: logs) }
        logger.logLevel = .trace
        let delivery = try Delivery(
            Places(data: data, outbox: outbox), signer: Shop.identity.signer, program: program,
            logger: logger, checkpoint: checkpoint,
            now: { [clock] in clock.now })
        delivery.start { [recorded] in recorded.hear($0) }
        return delivery
    }

    /// Moves the clock, and lets the delivery look at it.
    func pass(seconds passed: Int, _ delivery: Delivery) {
        clock.pass(passed)
        delivery.advance()
    }

    /// The next thing that the delivery wants recorded, recorded.
    @discardableResult
    func record() async throws -> Command.SettlementNews {
        guard case .settlementNews(let news)? = await recorded.next() else {
            throw Unexpected(what: "nothing to record")
        }
        try shop.house(.settlementNews(news))
        return news
    }

    /// What it wants recorded, and nobody records.
    func lose() async -> Command? { await recorded.next() }

    func state(_ number: Int) throws -> Answered {
        try shop.send("owner/x", "SETTLEMENT \(number)")
    }

    /// The files of a folder, by name; none when it isn't there.
    func files(_ path: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try Files.names(in: path) {
            files[name] = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
        }
        return files
    }

    func folder(_ number: Int) throws -> String {
        "\(places.settlements)/\(try #require(try shop.settlement(number)).seal.folder)"
    }

    var journal: [String] {
        get throws { try shop.entries().map { String(decoding: $0, as: UTF8.self) } }
    }

    /// A program that a test delivers with; what it is given is `$1`.
    func program(_ script: String, seconds: Int = 600) throws -> DeliveryProgram {
        let path = "\(data)/program"
        try ScriptFile.write(script, to: path)
        return DeliveryProgram(path: path, seconds: seconds)
    }
}

/// Seconds, as they pass when a test says so.
private final class SecondHand: Sendable {
    private let seconds = Mutex(0)

    var now: Int { seconds.withLock { $0 } }

    func pass(_ passed: Int) { seconds.withLock { $0 += passed } }
}

struct Unexpected: Error {
    let what: String
}

/// Waits for what others say.
final class Ears<Element: Sendable>: Sendable {
    private let stream: AsyncStream<Element>
    private let continuation: AsyncStream<Element>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream(of: Element.self) }

    func hear(_ element: Element) { continuation.yield(element) }

    func next() async -> Element? {
        for await element in stream { return element }
        return nil
    }
}

extension Ears<String> {
    /// Waits for a line of the log; what comes before is passed over.
    func hear(saying text: String) async {
        while let line = await next(), !line.contains(text) {}
    }
}

private struct LogEars: LogHandler {
    let ears: Ears<String>
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    init(ears: Ears<String>) { self.ears = ears }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        ears.hear("\(event.message) \(event.metadata ?? [:])")
    }
}
