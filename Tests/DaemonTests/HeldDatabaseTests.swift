import Foundation
import Testing
import TillClient
import TillTesting

/// Another process (this one) holds the write lock, as a forgotten shell does.
@Suite(.timeLimit(.minutes(5))) struct HeldDatabaseTests {
    private let folder: DataFolder
    private let daemon: Daemon
    private let register: Caller
    private let sale = "#3 RING T-MILK pay=card:16.90"

    init() async throws {
        folder = try DataFolder()
        daemon = try await Daemon(folder.data, try folder.configure(openShop))
        try await daemon.stock()
        (register, _) = try await daemon.open(register: 1)
    }

    private var us: String { "process \(ProcessInfo.processInfo.processIdentifier) (" }

    /// Longer than any time-out; the sale is answered as soon as it can be.
    @Test func theShopWaitsAndSaysForWhom() async throws {
        let held = try HeldDatabase(folder.data + "/till.db")
        try await register.send([sale])
        #expect(await daemon.logs("waiting for \(us)"))
        #expect(await daemon.logs("waiting for \(us)"))
        held.release()
        #expect(code(try await register.reply()) == "OK")
        try await register.must("#4 RING T-MILK pay=card:16.90")
        #expect(await daemon.stop().code == 0)
    }

    /// What was not recorded was not answered; the code says that it was not another daemon.
    @Test func aStopDoesNotWaitForEver() async throws {
        let held = try HeldDatabase(folder.data + "/till.db")
        try await register.send([sale])
        #expect(await daemon.logs("waiting for \(us)"))
        let ended = await daemon.stop()
        #expect(ended.code == 74)
        held.release()
        let next = try await Daemon(folder.data, [])
        let again = try await next.hello("register=1")
        #expect(try await again.must(sale).contains("receipt=1-1"))
    }

    /// A stop that nothing waits for is one, recorded or not.
    @Test func aQuietShopStops() async throws {
        let held = try HeldDatabase(folder.data + "/till.db")
        let ended = await daemon.stop()
        #expect(ended.code == 0)
        #expect(ended.errors.contains("the stop could not be recorded"))
        held.release()
    }
}
