import Glibc

/// Starts a program, with nothing open but an empty standard input and where it is to write to.
///
/// Foundation's `Process` is not used: its start looks through all open files, and among the
/// thousands that a process may hold it has read past the end of what the system told it.
package enum Spawn {
    package static func start(
        _ path: String, _ arguments: [String], _ environment: [String], output: Int32,
        errors: Int32, inOwnGroup: Bool = false
    ) throws(SystemFailure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
        try closeOnStart()
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Who starts it may ignore or block some signals; it begins with none ignored or blocked.
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setpgroup(&attributes, 0)
        let group = inOwnGroup ? POSIX_SPAWN_SETPGROUP : 0
        posix_spawnattr_setflags(
            &attributes, Int16(group | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var process: pid_t = 0
        let code = withPointers([path] + arguments) { arguments in
            withPointers(environment) { environment in
                posix_spawn(&process, path, &actions, &attributes, arguments, environment)
            }
        }
        guard code == 0 else { throw SystemFailure(code: code) }
        return process
    }

    /// Sockets, the database, locks: what is opened here is closed in a program that is
    /// started; this sees to it for what some library has opened otherwise.
    private static func closeOnStart() throws(SystemFailure) {
        let names: [String]
        do {
            names = try Files.names(in: "/proc/self/fd")
        } catch {
            throw SystemFailure(code: error.code)
        }
        for descriptor in names.compactMap({ Int32($0) }) where descriptor > STDERR_FILENO {
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        }
    }

    /// As C has a list of texts: pointers, the last of them null.
    private static func withPointers<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = texts.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers + [nil])
    }
}
