import Foundation
import Glibc
import Testing
import TillClient
import TillCore
import TillEngine
import TillTesting

/// From a running daemon to accounting: the outbox, its flag, a program that is run.
@Suite(.timeLimit(.minutes(5))) struct DeliveryTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    /// `--deliver` with a script; what it is given is `$1`.
    private func delivering(_ script: String) throws -> [String] {
        let path = "\(folder.root)/program-\(UUID().uuidString)"
        try ScriptFile.write(script, to: path)
        return ["--deliver", path]
    }

    /// A shop with register 1 open and one receipt, ready for CLOSEDAY as its `#4`.
    private func selling(_ arguments: [String]) async throws -> (Daemon, Caller, day: String) {
        let daemon = try await Daemon(folder.data, try folder.configure(openShop) + arguments)
        try await daemon.stock()
        let (register, day) = try await daemon.open(register: 1)
        try await register.must("#3 RING T-MILK pay=card:16.90")
        return (daemon, register, day)
    }

    private func state(_ daemon: Daemon) async throws -> String {
        let office = try await daemon.hello("service=office station=office")
        return try await office.must("SETTLEMENT 1")
    }

    /// A program that says who it is, then takes its time: gives its process once it runs.
    private func lingering() throws -> (arguments: [String], process: () throws -> pid_t) {
        let pipe = "\(folder.root)/begun"
        #expect(mkfifo(pipe, 0o600) == 0)
        let arguments = try delivering("echo $$ > '\(pipe)'; exec sleep 3600")
        return (
            arguments,
            {
                // Opening waits for whoever writes.
                let reader = try #require(fopen(pipe, "r"))
                defer { fclose(reader) }
                var line = [CChar](repeating: 0, count: 32)
                #expect(fgets(&line, 32, reader) != nil)
                return pid_t(atoi(line))
            }
        )
    }

    @Test func aClosedDayIsDelivered() async throws {
        let taken = "\(folder.root)/taken"
        let arguments = try delivering("cp -r \"$1\" '\(taken)' && echo put at books")
        let (daemon, register, day) = try await selling(arguments)
        try await register.must("#4 CLOSEDAY")
        #expect(await daemon.logs("put at books"))
        #expect(await daemon.logs("settlement delivered"))
        let reply = try await state(daemon)
        #expect(value("state", in: reply) == "delivered")
        #expect(value("attempts", in: reply) == "1" && value("outcome", in: reply) == "done")
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: taken) {
            files[name] = try Data(contentsOf: URL(filePath: "\(taken)/\(name)"))
        }
        #expect(try files == folder.settlement("000001-\(day)"))
        #expect(await daemon.stop().code == 0)
        #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 0)
    }

    /// The next daemon ends what the killed one has left running, and delivers again.
    @Test func killedWhileTheProgramRuns() async throws {
        let (arguments, process) = try lingering()
        let (daemon, register, _) = try await selling(arguments)
        try await register.must("#4 CLOSEDAY")
        let left = try process()
        while access("\(folder.data)/delivery/running", F_OK) != 0 { await Task.yield() }
        await daemon.kill()
        #expect(Glibc.kill(left, 0) == 0)
        let second = try await Daemon(folder.data, try delivering("exit 0"))
        #expect(await second.logs("that an earlier run had left is ended"))
        #expect(await second.logs("settlement delivered"))
        let reply = try await state(second)
        #expect(value("attempts", in: reply) == "1" && value("state", in: reply) == "delivered")
        #expect(await second.stop().code == 0)
    }

    /// It takes the program with it, and does not wait for it.
    @Test func stoppedWhileTheProgramRuns() async throws {
        let (arguments, process) = try lingering()
        let (daemon, register, _) = try await selling(arguments)
        try await register.must("#4 CLOSEDAY")
        let running = try process()
        try await register.must("#5 OPEN float=0.00")
        #expect(await daemon.stop().code == 0)
        #expect(Glibc.kill(running, 0) != 0)
        let events = try folder.entries().flatMap(\.events)
        let runs = events.filter { if case .settlementDelivered = $0 { true } else { false } }
        #expect(runs == [])
    }

    /// The shop opens though the program is missing; each try is told.
    @Test func aProgramThatIsMissing() async throws {
        let (daemon, register, _) = try await selling(["--deliver", "\(folder.root)/none"])
        try await register.must("#4 CLOSEDAY")
        #expect(await daemon.logs("could not be delivered"))
        #expect(value("outcome", in: try await state(daemon)) == "failed")
        #expect(await daemon.stop().code == 0)
    }

    @Test(arguments: ["0", "86401"])
    func aLimitThatIsNone(seconds: String) async throws {
        let ended = try await Daemon.run(
            ["--demo", "--data", folder.data, "--deliver-seconds", seconds])
        #expect(ended.code == 64)
    }

    @Test func theImportersFlagAcknowledges() async throws {
        let (daemon, register, _) = try await selling([])
        try await register.must("#4 CLOSEDAY")
        #expect(await daemon.logs("settlement in the outbox"))
        #expect(value("waiting", in: try await state(daemon)) == "0")
        #expect(await daemon.stop().code == 0)
        // As an importer does it: one digit, in place.
        let copy = "\(folder.data)/outbox/kvarnen-000001.si"
        let file = try #require(FileHandle(forUpdatingAtPath: copy))
        try file.seek(toOffset: UInt64("#FLAGGA ".utf8.count))
        try file.write(contentsOf: Data("1".utf8))
        try file.close()
        let second = try await Daemon(folder.data, [])
        #expect(await second.logs("settlement acknowledged by its flag"))
        let reply = try await state(second)
        #expect(value("state", in: reply) == "acknowledged" && value("by", in: reply) == "flag")
        let head = try #require(value("head", in: reply))
        let office = try await second.hello("service=office station=books")
        let acknowledged = try await office.must("#1 ACK 1 head=\(head)")
        #expect(value("by", in: acknowledged) == "flag,ack")
        #expect(value("acknowledged", in: acknowledged) == value("acknowledged", in: reply))
        #expect(await second.stop().code == 0)
        #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 0)
    }
}

/// Disks of their own for the folders and for the outbox: full, or read-only. Takes the right to
/// mount.
@Suite(
    .enabled(if: Mount.isPossible, "takes the right to mount a file system"),
    .timeLimit(.minutes(5)))
struct SinkTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    private enum Trouble: CaseIterable {
        case full, readOnly
    }

    private func make(_ trouble: Trouble, _ mount: Mount) throws {
        switch trouble {
        case .full: try mount.fill(leaving: 0)
        case .readOnly: try mount.makeReadOnly()
        }
    }

    private func mend(_ trouble: Trouble, _ mount: Mount) throws {
        switch trouble {
        case .full: mount.makeRoom()
        case .readOnly: try mount.makeWritable()
        }
    }

    /// Closes two days on register 1, from its `#2` on.
    private func closeTwoDays(_ daemon: Daemon) async throws -> Caller {
        try await daemon.stock()
        let register = try await daemon.hello("register=1")
        try await register.must("#1 LOGIN 7 pin=7777")
        for number in [2, 5] {
            try await register.must("#\(number) OPEN float=0.00")
            try await register.must("#\(number + 1) RING T-MILK pay=card:16.90")
            try await register.must("#\(number + 2) CLOSEDAY")
        }
        return register
    }

    /// The days stay closed, the shop sells on, nothing half-written shows; then the same bytes.
    @Test(arguments: [Trouble.full, .readOnly])
    private func foldersThatCannotBeWritten(trouble: Trouble) async throws {
        let path = folder.data + "/settlements"
        let mount = try Mount(at: path, megabytes: 1)
        try make(trouble, mount)
        let daemon = try await Daemon(folder.data, try folder.configure(openShop))
        let register = try await closeTwoDays(daemon)
        #expect(await daemon.logs("could not be written; it is tried again"))
        try await register.must("#8 OPEN float=0.00")
        try await register.must("#9 RING T-MILK pay=card:16.90")
        for number in 1...2 {
            #expect(value("state", in: try await register.must("SETTLEMENT \(number)")) == "sealed")
        }
        let visible = try FileManager.default.contentsOfDirectory(atPath: path)
        #expect(visible.allSatisfy { $0.hasPrefix(".") || $0 == "filler" })
        #expect(await daemon.stop().code == 0)
        try mend(trouble, mount)
        let second = try await Daemon(folder.data, [])
        for _ in 1...2 { #expect(await second.logs("settlement written")) }
        #expect(await second.stop().code == 0)
        let again = try await Daemon.run(["regenerate", "--data", folder.data, "--all"])
        #expect(again.code == 0, "\(again)")
    }

    @Test(arguments: [Trouble.full, .readOnly])
    private func anOutboxThatTakesNothing(trouble: Trouble) async throws {
        let path = folder.root + "/outbox"
        let mount = try Mount(at: path, megabytes: 1)
        try make(trouble, mount)
        let arguments = try folder.configure(openShop) + ["--outbox", path]
        let daemon = try await Daemon(folder.data, arguments)
        let register = try await closeTwoDays(daemon)
        #expect(await daemon.logs("could not be put into the outbox"))
        #expect(await daemon.logs("could not be put into the outbox"))
        for number in 1...2 {
            let reply = try await register.must("SETTLEMENT \(number)")
            #expect(value("state", in: reply) == "written" && value("waiting", in: reply) == "0")
        }
        try mend(trouble, mount)
        #expect(await daemon.stop().code == 0)
        let second = try await Daemon(folder.data, arguments)
        for _ in 1...2 { #expect(await second.logs("settlement in the outbox")) }
        let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        #expect(names == ["kvarnen-000001.si", "kvarnen-000002.si"])
        #expect(await second.stop().code == 0)
    }
}
