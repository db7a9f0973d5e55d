import Testing
import TillClient
import TillCore

/// A small disk that is filled in a busy second. Takes the right to mount.
@Suite(
    .enabled(if: Mount.isPossible, "takes the right to mount a file system"),
    .timeLimit(.minutes(5)))
struct FullDiskRushTests {
    /// Sales of 200 lines, sent as fast as they go, from four registers: what is decided between
    /// two looks at the disk counts, too.
    @Test func isRefusedBeforeTheReserveIsGone() async throws {
        let folder = try DataFolder()
        let mount = try Mount(at: folder.data, megabytes: 20)
        let shop = openShop + "limits reserve-mib=4\n"
        let daemon = try await Daemon(folder.data, try folder.configure(shop))
        try await daemon.stock()
        let office = try await daemon.hello("service=office station=people")
        for person in 8...10 {
            try await office.must("#\(person * 2 - 15) PERSON \(person) role=cashier")
            try await office.must("#\(person * 2 - 14) PIN \(person) new=7777")
        }
        // All are open before the first sells: it may have filled the disk before another is there.
        var callers: [Caller] = []
        for register in 1...4 { callers.append(try await Self.open(register, daemon)) }
        let replies = try await withThrowingTaskGroup(of: [String].self) { [callers] group in
            for caller in callers { group.addTask { try await Self.rush(caller) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(replies.contains("NO disk-full"))
        #expect(replies.allSatisfy { ["OK", "NO disk-full", "NO gap"].contains($0) })
        // Half of the reserve, at least, is still there for the day's files.
        #expect(mount.freeBytes > 2 << 20, "\(mount.freeBytes) bytes are free")
        #expect(await daemon.stop().code == 0)
    }

    private static func open(_ register: Int, _ daemon: Daemon) async throws -> Caller {
        let caller = try await daemon.hello("register=\(register)")
        try await caller.must("#1 LOGIN \(register + 6) pin=7777")
        try await caller.must("#2 OPEN float=0.00")
        return caller
    }

    /// - Returns: the replies' codes, until nothing goes any more.
    private static func rush(_ caller: Caller) async throws -> [String] {
        let items = Array(repeating: "T-MILK", count: 200).joined(separator: " ")
        var codes: [String] = []
        var number = 3
        while codes.last != "NO disk-full" && codes.last != "NO gap" {
            let lines = (0..<256).map { "#\(number + $0) RING \(items) pay=card:3380.00" }
            codes += try await caller.asking(lines).map(code)
            number += 256
        }
        await caller.link.close()
        return codes
    }
}
