import Dispatch
import Glibc

/// One run of a program, with a limit: in a process group of its own, of which nothing is left when
/// `end` returns. Its output is read as it comes, and only the end of it is kept.
///
/// The program is waited for without being reaped (`WNOWAIT`), so that its number can't be given to
/// another process while its group is still being ended by that number. Whoever of the group holds
/// the output open after the program has exited is not waited for.
struct ProgramRun {
    /// From being told to end (SIGTERM) to being ended (SIGKILL).
    static let secondsToObey = 5
    static let secondsToObeyAtStop = 2

    let process: pid_t
    private let output: DescriptorPair
    private let exit: DescriptorPair

    /// Starts it, without standard input, with nothing open but its output.
    init(
        _ path: String, _ arguments: [String], environment: [String]
    ) throws(SystemFailure) {
        output = try DescriptorPair()
        exit = try DescriptorPair()
        process = try Spawn.start(
            path, arguments, environment, output: output.writing, errors: output.writing,
            inOwnGroup: true)
        output.closeWriting()
        _ = fcntl(output.reading, F_SETFL, O_NONBLOCK)
        let (process, exit) = (process, exit)
        DispatchQueue(label: "delivery exit").async {
            var information = siginfo_t()
            while waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) != 0,
                errno == EINTR
            {}
            exit.closeWriting()
        }
    }

    /// Waits for its end, or brings it about.
    ///
    /// - Parameters:
    ///   - stop: readable when the daemon is stopping.
    ///   - take: is given what it says, as it says it.
    func end(
        within seconds: Int, stop: Int32, take: (ArraySlice<UInt8>) -> Void
    ) -> ProgramEnd {
        var deadline = Self.now + seconds * 1000
        var ending: ProgramEnd?
        var isTold = false
        while true {
            var watched = [output.reading, exit.reading, isTold ? -1 : stop]
                .map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            if output.isDrained { watched[0].fd = -1 }
            let wait = Int32(clamping: max(0, deadline - Self.now))
            _ = poll(&watched, nfds_t(watched.count), wait)
            if watched[0].revents != 0 { output.drain(take) }
            if watched[1].revents != 0 { break }
            let isStopping = watched[2].revents != 0
            guard isStopping || Self.now >= deadline else { continue }
            ending = ending ?? (isStopping ? .stopped : .timedOut)
            kill(-process, isTold ? SIGKILL : SIGTERM)
            isTold = true
            let grace = isStopping ? Self.secondsToObeyAtStop : Self.secondsToObey
            deadline = Self.now + grace * 1000
        }
        // Whatever it has left behind.
        kill(-process, SIGKILL)
        output.drain(take)
        let end = reap()
        return ending ?? end
    }

    private func reap() -> ProgramEnd {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        // As `WIFEXITED`, `WEXITSTATUS` and `WTERMSIG` of <sys/wait.h> read it.
        let signal = Int(status & 0x7F)
        return signal == 0 ? .exited(Int(status >> 8) & 0xFF) : .signalled(signal)
    }

    /// Milliseconds of a clock that only goes forward.
    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
