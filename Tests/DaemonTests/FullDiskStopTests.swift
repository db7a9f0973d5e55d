import Testing
import TillClient

/// A daemon that is told to stop when not a byte is left. Takes the right to mount.
@Suite(
    .enabled(if: Mount.isPossible, "takes the right to mount a file system"),
    .timeLimit(.minutes(5)))
struct FullDiskStopTests {
    @Test func aStopOnAFullDiskIsAStop() async throws {
        let folder = try DataFolder()
        let mount = try Mount(at: folder.data, megabytes: 32)
        let arguments = try folder.configure(openShop + "limits reserve-mib=8\n")
        let first = try await Daemon(folder.data, arguments)
        try await first.stock()
        let (register, _) = try await first.open(register: 1)
        try await register.must("#3 RING T-MILK pay=card:16.90")
        try mount.fill(leaving: 0)
        // Whether the stop still finds room in the log is the disk's affair.
        #expect(await first.stop().code == 0)
        mount.makeRoom()
        let second = try await Daemon(folder.data, [])
        let again = try await second.hello("register=1")
        try await again.must("#3 RING T-MILK pay=card:16.90")
        #expect(await second.stop().code == 0)
        #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 0)
    }
}
