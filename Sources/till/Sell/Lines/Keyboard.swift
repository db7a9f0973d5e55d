import TillClient

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Lines that a person types, or a scanner, or a script that plays one.
struct Keyboard {
    let isPerson = isatty(0) == 1

    /// `nil` at the end of input.
    func line(_ prompt: String) -> String? {
        show(prompt)
        return readLine().map { line in
            String(line.drop { $0 == " " }).trimmedRight
        }
    }

    /// Without showing what is typed.
    func secret(_ prompt: String) -> String? {
        guard isPerson else { return line(prompt) }
        var settings = termios()
        tcgetattr(0, &settings)
        let usual = settings
        settings.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(0, TCSANOW, &settings)
        defer {
            var usual = usual
            tcsetattr(0, TCSANOW, &usual)
            Output.line()
        }
        return line(prompt)
    }

    private func show(_ prompt: String) {
        guard isPerson else { return }
        Output.prompt(prompt)
    }
}
