import TillClient

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The terminal that the program was started on: key by key instead of line by line, and back.
enum Terminal {
    /// As it was found, and as it is left; `nil` when input or output is no terminal.
    static let usual: termios? = {
        var settings = termios()
        guard isatty(1) == 1, tcgetattr(0, &settings) == 0 else { return nil }
        return settings
    }()

    /// A terminal that can move its cursor.
    static var isUsable: Bool {
        let name = Environment["TERM"]
        return usual != nil && name != nil && name != "dumb"
    }

    static func enter() {
        guard var settings = usual else { return }
        cfmakeraw(&settings)
        tcsetattr(0, TCSADRAIN, &settings)
        write(Painter.begin)
    }

    /// May be called from a signal handler.
    static func leave() {
        guard var settings = usual else { return }
        write(Painter.end)
        tcsetattr(0, TCSADRAIN, &settings)
    }

    static var size: Screen.Size {
        var window = winsize()
        let isKnown = ioctl(1, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
        guard isKnown, window.ws_row > 0 else { return .usual }
        return Screen.Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
    }

    static func write(_ text: StaticString) {
        text.withUTF8Buffer { write(UnsafeRawBufferPointer($0)) }
    }

    static func write(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { write($0) }
    }

    /// All of it; a terminal that is gone tells by its signal.
    private static func write(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            #if canImport(Darwin)
                let count = Darwin.write(1, part.baseAddress, part.count)
            #else
                let count = Glibc.write(1, part.baseAddress, part.count)
            #endif
            guard count > 0 || errno == EINTR else { return }
            rest = rest.dropFirst(max(0, count))
        }
    }
}
