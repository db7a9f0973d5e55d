import Foundation
import Testing
import TillClient

/// A disk that really is full: a small one in memory. Takes the right to mount.
@Suite(
    .enabled(if: Mount.isPossible, "takes the right to mount a file system"),
    .timeLimit(.minutes(5)))
struct FullDiskTests {
    private let folder: DataFolder
    private let mount: Mount
    private let shop = openShop + "limits reserve-mib=8\n"

    init() throws {
        folder = try DataFolder()
        mount = try Mount(at: folder.data, megabytes: 32)
    }

    /// Rings until the reply has this code: the daemon looks at its disk once a second.
    private func ring(_ register: Caller, from first: Int, until wanted: String) async throws -> Int
    {
        var number = first
        for _ in 0..<100_000 {
            let found = code(try await register.ask("#\(number) RING T-MILK pay=card:16.90"))
            if found == wanted { return number }
            if found == "OK" { number += 1 }
        }
        throw Caller.Unexpected(text: "never \(wanted)")
    }

    @Test func refusesInTimeAndSellsAgain() async throws {
        let daemon = try await Daemon(folder.data, try folder.configure(shop))
        try await daemon.stock()
        let (register, _) = try await daemon.open(register: 1)
        try await register.must("#3 RING T-MILK pay=card:16.90")
        try mount.fill(leaving: 7 << 20)
        let number = try await ring(register, from: 4, until: "NO disk-full")
        for line in ["STATUS", "FIND milk", "RECEIPT 1-1", "DAY", "REPLY 3", "SETTLEMENTS"] {
            try await register.must(line)
        }
        mount.makeRoom()
        #expect(try await ring(register, from: number, until: "OK") == number)
        #expect(await daemon.stop().code == 0)
        #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 0)
    }

    @Test func aStartInTheReserveServesReads() async throws {
        let first = try await Daemon(folder.data, try folder.configure(shop))
        try await first.stock()
        let (before, _) = try await first.open(register: 1)
        try await before.must("#3 RING T-MILK pay=card:16.90")
        #expect(await first.stop().code == 0)
        try mount.fill(leaving: 4 << 20)
        let second = try await Daemon(folder.data, [])
        let register = try await second.hello("register=1")
        let sale = "#4 RING T-MILK pay=card:16.90"
        #expect(code(try await register.ask(sale)) == "NO disk-full")
        try await register.must("RECEIPT 1-1")
        mount.makeRoom()
        _ = try await ring(register, from: 4, until: "OK")
        #expect(await second.stop().code == 0)
    }

    /// Not a byte is left, not even for saying that it has started or stopped.
    @Test func aStartOnAFullDiskServesReads() async throws {
        let first = try await Daemon(folder.data, try folder.configure(shop))
        try await first.stock()
        let (before, _) = try await first.open(register: 1)
        try await before.must("#3 RING T-MILK pay=card:16.90")
        #expect(await first.stop().code == 0)
        try mount.fill(leaving: 0)
        let second = try await Daemon(folder.data, [])
        let register = try await second.hello("register=1")
        let sale = "#4 RING T-MILK pay=card:16.90"
        #expect(code(try await register.ask(sale)) == "NO disk-full")
        for line in ["STATUS", "RECEIPT 1-1", "REPLY 3", "#3 RING T-MILK pay=card:16.90"] {
            try await register.must(line)
        }
        mount.makeRoom()
        _ = try await ring(register, from: 4, until: "OK")
        #expect(await second.stop().code == 0)
        #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 0)
    }
}
