import Foundation
import Glibc
import Testing

@testable import TillDelivery

/// Real programs, well-behaved and not.
@Suite(.timeLimit(.minutes(2))) struct ProgramRunTests {
    private func run(
        _ script: String, within seconds: Int = 600, stop: DescriptorPair? = nil,
        environment: [String] = ["PATH=/usr/bin:/bin"]
    ) throws -> (end: ProgramEnd, output: OutputTail) {
        var tail = OutputTail()
        let run = try ProgramRun("/bin/sh", ["-c", script, "sh"], environment: environment)
        let stop = try stop ?? DescriptorPair()
        let end = run.end(within: seconds, stop: stop.reading) { tail.append($0) }
        return (end, tail)
    }

    @Test func whatItExitsWithIsTold() throws {
        #expect(try run("exit 0").end == .exited(0))
        #expect(try run("exit 23").end == .exited(23))
        #expect(try run("kill -KILL $$").end == .signalled(9))
        #expect(try run("kill -TERM $$").end == .signalled(15))
    }

    @Test func bothStreamsAreHeard() throws {
        let output = try run("echo one; echo two >&2; printf three").output
        #expect(output.lastLines == ["one", "two", "three"])
    }

    @Test func whatCannotBeStartedSaysWhy() throws {
        for path in ["/no/such/program", "/etc/passwd"] {
            #expect(throws: SystemFailure.self) {
                _ = try ProgramRun(path, [], environment: [])
            }
        }
    }

    @Test func itFindsNothingOpenAndNothingToRead() throws {
        let held = try DescriptorPair()
        let output = try run("ls /proc/self/fd; cat").output
        // The last is the one by which `ls` reads.
        #expect(output.lastLines.joined(separator: " ") == "0 1 2 3")
        withExtendedLifetime(held) {}
    }

    @Test func itsEnvironmentIsWhatItIsGiven() throws {
        let environment = DeliveryProgram.environment(
            settlement: 142, day: "2026-11-23", store: "kvarnen", attempt: 3
        ) { $0 == "HOME" ? "/home/till" : nil }
        let output = try run("env | grep -v ^PWD= | sort", environment: environment).output
        #expect(
            output.lastLines.filter { !$0.hasPrefix("_=") && !$0.hasPrefix("SHLVL=") } == [
                "HOME=/home/till", "LANG=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin",
                "TILL_ATTEMPT=3", "TILL_DAY=2026-11-23", "TILL_SETTLEMENT=142",
                "TILL_STORE=kvarnen",
            ])
    }

    /// The daemon ignores SIGTERM for its own handling of it; what it runs must not.
    @Test func signalsAreAsUsual() throws {
        let before = signal(SIGUSR1, SIG_IGN)
        defer { signal(SIGUSR1, before) }
        #expect(try run("kill -USR1 $$; exit 0").end == .signalled(10))
    }

    /// However much it says, the end of it is kept, and nobody waits.
    @Test func aFloodIsHeardOut() throws {
        let (end, output) = try run("yes 0123456789 | head -c 50000000; echo; echo last")
        #expect(end == .exited(0))
        #expect(output.lastLines.last == "last")
        #expect(output.lastLines.count == OutputTail.lines)
    }

    @Test func anEndlessFloodIsEnded() throws {
        #expect(try run("yes", within: 1).end == .timedOut)
    }

    @Test func whoHangsIsEndedWithAllItHasStarted() throws {
        let (end, output) = try run("sleep 3600 & echo $!; wait", within: 1)
        #expect(end == .timedOut)
        let child = try #require(output.lastLines.first.flatMap { pid_t($0) })
        Self.waitForEnd(of: child)
    }

    @Test func whoDoesNotObeyIsKilled() throws {
        let (end, output) = try run("trap '' TERM; echo $$; while :; do :; done", within: 1)
        #expect(end == .timedOut)
        let process = try #require(output.lastLines.first.flatMap { pid_t($0) })
        Self.waitForEnd(of: process)
    }

    /// It has ended; who holds its output open is not waited for, and does not stay.
    @Test func aGrandchildThatHoldsThePipe() throws {
        let (end, output) = try run("sleep 3600 & echo $!; exit 0")
        #expect(end == .exited(0))
        let child = try #require(output.lastLines.first.flatMap { pid_t($0) })
        Self.waitForEnd(of: child)
    }

    @Test func aStopEndsIt() throws {
        let stop = try DescriptorPair()
        stop.closeWriting()
        #expect(try run("sleep 3600", stop: stop).end == .stopped)
    }

    /// Waits until it is gone, or ended and not yet taken note of by whoever took it over: a signal
    /// takes a moment to arrive.
    private static func waitForEnd(of process: pid_t) {
        while let stat = try? Files.head(1024, of: "/proc/\(process)/stat") {
            let text = String(decoding: stat, as: UTF8.self)
            let state = text.split(separator: ")").last?.split(separator: " ").first
            if state == "Z" || state == "X" { break }
            sched_yield()
        }
    }
}

@Suite struct OutputTailTests {
    @Test func onlyTheEndIsKept() {
        var tail = OutputTail()
        for number in 0..<10_000 { tail.append("line \(number)\n".utf8.map { $0 }) }
        #expect(tail.lastLines.count == OutputTail.lines)
        #expect(tail.lastLines.last == "line 9999")
        tail.append(Array(repeating: UInt8(ascii: "x"), count: 1 << 20))
        #expect(tail.lastLines.joined().utf8.count == OutputTail.bytes)
    }

    @Test func noTerminalIsCommanded() {
        var tail = OutputTail()
        tail.append("\u{1B}[2Jred\r\n".utf8.map { $0 })
        #expect(tail.lastLines == [" [2Jred "])
    }
}
