import Foundation
import Glibc
import Testing
import TillClient
import TillTesting

/// What a shop knows is its owner's to read, whatever the folder and the process allow.
@Suite(.timeLimit(.minutes(5))) struct PermissionTests {
    private let folder: DataFolder

    init() throws {
        folder = try DataFolder()
        try FileManager.default.createDirectory(
            atPath: folder.data, withIntermediateDirectories: true)
        chmod(folder.data, 0o755)
    }

    /// `tilld` of a process that hides nothing by itself.
    private func careless() throws -> URL {
        let script = folder.root + "/tilld"
        try ScriptFile.write("umask 0\nexec '\(Programs.tilld.path)' \"$@\"", to: script)
        return URL(fileURLWithPath: script)
    }

    private func mode(_ name: String) throws -> Int {
        var status = stat()
        try #require(lstat("\(folder.data)/\(name)", &status) == 0, "\(name)")
        return Int(status.st_mode & 0o777)
    }

    /// Those of the house's files that others may do something with.
    private func loose() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.data)
            .filter { !["settlements", "outbox", "delivery"].contains($0) }
            .filter { try mode($0) & 0o077 != 0 }
    }

    @Test func filesAreTheirOwnersFromTheStart() async throws {
        let tilld = try careless()
        let configuration = try folder.configure(openShop)
        let made = try await Daemon.run(
            ["init", "--data", folder.data] + configuration, program: tilld)
        #expect(made.code == 0)
        #expect(try loose() == [])
        let daemon = try await Daemon(folder.data, [], program: tilld)
        try await daemon.stock()
        let (register, day) = try await daemon.open(register: 1)
        try await register.must("#3 CLOSEDAY")
        #expect(await daemon.logs("settlement in the outbox"))
        #expect(try mode("till.db-wal") == 0o600 && mode("till.db-shm") == 0o600)
        #expect(try loose() == [])
        let settlement = "settlements/000001-\(day)"
        #expect(try mode("settlements") == 0o750 && mode(settlement) == 0o750)
        #expect(try mode("\(settlement)/settlement.json") == 0o440)
        #expect(try mode("delivery") == 0o700)
        await daemon.kill()
        // After an abnormal end each line is noted before it is decided.
        let second = try await Daemon(folder.data, [], program: tilld)
        let again = try await second.hello("register=1")
        try await again.must("#4 LOGOUT")
        #expect(try mode("suspect") == 0o600)
        #expect(await second.stop().code == 0)
        let verified = try await Daemon.run(["verify", "--data", folder.data], program: tilld)
        #expect(verified.code == 0)
        #expect(try loose() == [])
    }

    @Test func whatWasLooserIsMendedAndSaid() async throws {
        let first = try await Daemon(folder.data, try folder.configure(openShop))
        #expect(await first.stop().code == 0)
        let names = ["secrets", "till.db", "lock", "suspect", "till.db.version-1"]
        for name in names {
            let path = "\(folder.data)/\(name)"
            if access(path, F_OK) != 0 {
                try "".write(toFile: path, atomically: true, encoding: .utf8)
            }
            #expect(chmod(path, name == "secrets" ? 0o666 : 0o644) == 0)
        }
        #expect(chmod("\(folder.data)/till.db.version-1", 0o444) == 0)
        let second = try await Daemon(folder.data, [])
        #expect(await second.logs("others could read files of the shop"))
        #expect(try names.map(mode) == [0o600, 0o600, 0o600, 0o600, 0o400])
        let ended = await second.stop()
        #expect(ended.code == 0)
        let third = try await Daemon(folder.data, [])
        #expect(!(await third.stop().errors.contains("others")))
        // The folder is somebody's: it is said, and left.
        chmod(folder.data, 0o777)
        let fourth = try await Daemon(folder.data, [])
        #expect(await fourth.logs("chmod go-w \(folder.data)"))
        #expect(await fourth.stop().code == 0)
    }

    /// With the log of a daemon that was killed.
    @Test(.enabled(if: getuid() == 0, "takes another user")) func aUserWhoMayOnlyRead() async throws
    {
        let daemon = try await Daemon(folder.data, try folder.configure(openShop))
        try await daemon.stock()
        await daemon.kill()
        #expect(access("\(folder.data)/till.db-wal", F_OK) == 0)
        for name in ["till.db", "till.db-wal", "lock"] { chmod("\(folder.data)/\(name)", 0o644) }
        let before = try FileManager.default.contentsOfDirectory(atPath: folder.data).sorted()
        let temporary = "\(folder.root)/temporary"
        #expect(mkdir(temporary, 0o700) == 0 && chmod(temporary, 0o777) == 0)
        let another = [
            "TMPDIR=\(temporary)", "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
            Programs.tilld.path,
        ]
        let env = URL(fileURLWithPath: "/usr/bin/env")
        for command in ["verify", "export"] {
            let ended = try await Daemon.run(
                another + [command, "--data", folder.data], program: env)
            #expect(ended.code == 0, "\(ended)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary) == [])
        let after = try FileManager.default.contentsOfDirectory(atPath: folder.data).sorted()
        #expect(before == after)
        // What can't be told is not guessed.
        chmod("\(folder.data)/lock", 0o600)
        let unknown = try await Daemon.run(
            another + ["verify", "--data", folder.data], program: env)
        #expect(unknown.code == 73)
        #expect(unknown.errors.contains("can't be held"))
    }
}

/// Media that can only be read: takes the right to mount.
@Suite(
    .enabled(if: Mount.isPossible, "takes the right to mount a file system"),
    .timeLimit(.minutes(5)))
struct ReadOnlyMediaTests {
    private enum State: CaseIterable {
        case stopped, killed, copied
    }

    /// With and without a log, as a daemon's folder and as a mere copy.
    @Test(arguments: State.allCases) private func theyAreReadAsTheyAre(state: State) async throws {
        let folder = try DataFolder()
        let mount = try Mount(at: folder.data, megabytes: 32)
        let daemon = try await Daemon(
            folder.data, try folder.configure(openShop + "limits reserve-mib=8\n"))
        try await daemon.stock()
        let (register, _) = try await daemon.open(register: 1)
        try await register.must("#3 RING T-MILK pay=card:16.90")
        try await register.must("#4 CLOSEDAY")
        #expect(await daemon.logs("settlement written"))
        try await register.must("PING")
        let log = "\(folder.data)/till.db-wal"
        if state == .killed {
            await daemon.kill()
            #expect(try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int ?? 0 > 0)
        } else {
            #expect(await daemon.stop().code == 0)
            #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 0)
            for suffix in ["-wal", "-shm"] { unlink("\(folder.data)/till.db\(suffix)") }
        }
        if state == .copied { unlink("\(folder.data)/lock") }
        try mount.makeReadOnly()
        let journal = "\(folder.root)/journal.jsonl"
        for command in [["verify"], ["export", "--output", journal]] {
            let ended = try await Daemon.run(command + ["--data", folder.data])
            #expect(ended.code == 0, "\(ended)")
        }
        let lines = try String(contentsOfFile: journal, encoding: .utf8)
        #expect(lines.contains("day-closed"))
        if state != .killed {
            let same = try await Daemon.run(["regenerate", "--data", folder.data, "--all"])
            #expect(same.code == 0, "\(same)")
        }
        #expect(try await Daemon.run(["--data", folder.data]).code == 73)
    }
}
