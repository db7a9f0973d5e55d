#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Signals as bytes in a pipe, so that one thread can wait for them and for keys at once.
///
/// A signal that ends the program by a bug gives the terminal back first: a shell behind a raw
/// terminal is no shell.
enum TerminalSignals {
    static let pipe: (read: Int32, write: Int32) = {
        var ends: [Int32] = [-1, -1]
        guard ends.withUnsafeMutableBufferPointer({ open($0.baseAddress) }) == 0 else {
            preconditionFailure("a program that has just begun can make a pipe")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        // A full pipe must not hold up the handler; what is in it says enough.
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        return (ends[0], ends[1])
    }()

    private static func open(_ ends: UnsafeMutablePointer<Int32>?) -> Int32 {
        #if canImport(Darwin)
            Darwin.pipe(ends)
        #else
            Glibc.pipe(ends)
        #endif
    }

    private static let told = [SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGINT, SIGQUIT]
    private static let bugs = [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE]

    static func watch() {
        _ = pipe
        for number in told { _ = signal(number, tell) }
        for number in bugs { _ = signal(number, giveUp) }
    }

    static func ignore() {
        for number in told + bugs { _ = signal(number, SIG_DFL) }
    }

    /// Stops the program, as Ctrl-Z does elsewhere; returns when it is in the foreground again.
    ///
    /// The signal is this thread's own, so that it has arrived when `raise` returns; threads of the
    /// pool are born with signals blocked.
    static func suspend() {
        var stop = sigset_t()
        var usual = sigset_t()
        sigemptyset(&stop)
        sigaddset(&stop, SIGTSTP)
        _ = signal(SIGTSTP, SIG_DFL)
        pthread_sigmask(SIG_UNBLOCK, &stop, &usual)
        _ = raise(SIGTSTP)
        pthread_sigmask(SIG_SETMASK, &usual, nil)
        _ = signal(SIGTSTP, tell)
    }

    private static let tell: @convention(c) (Int32) -> Void = { number in
        let error = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(pipe.write, &byte, 1)
        errno = error
    }

    private static let giveUp: @convention(c) (Int32) -> Void = { number in
        Terminal.leave()
        // Raised anew as soon as this returns: by the same instruction, or by what comes here.
        _ = signal(number, SIG_DFL)
        _ = raise(number)
    }
}
