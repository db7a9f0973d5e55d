import TillClient

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Waits for keys and signals on a thread of its own: a wait that blocks has no place on the
/// threads that the session runs on.
final class KeyReader: Sendable {
    /// How long an Escape is thought to be the start of a key's sequence, in milliseconds; over
    /// ssh its bytes may come apart.
    private static let silence: Int32 = 100

    /// How long keys are gathered, in milliseconds: a scanner's come within it, a person's do not.
    private static let pace: Int32 = 30

    private let events: AsyncStream<RegisterEvent>.Continuation

    private init(_ events: AsyncStream<RegisterEvent>.Continuation) { self.events = events }

    static func start(_ events: AsyncStream<RegisterEvent>.Continuation) {
        let reader = Unmanaged.passRetained(KeyReader(events)).toOpaque()
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let error = pthread_create(&thread, nil, Self.run, reader)
        precondition(error == 0, "a program that has just begun can start a thread")
    }

    #if canImport(Darwin)
        private static let run:
            @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = {
                Unmanaged<KeyReader>.fromOpaque($0).takeRetainedValue().read()
                return nil
            }
    #else
        private static let run:
            @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { reader in
                guard let reader else { return nil }
                Unmanaged<KeyReader>.fromOpaque(reader).takeRetainedValue().read()
                return nil
            }
    #endif

    private func read() {
        var decoder = KeyDecoder()
        let wanted = Int16(POLLIN)
        while true {
            var polled = [
                pollfd(fd: 0, events: wanted, revents: 0),
                pollfd(fd: TerminalSignals.pipe.read, events: wanted, revents: 0),
            ]
            let count = poll(&polled, 2, decoder.isUndecided ? Self.silence : -1)
            if count == 0 { tell(decoder.fellSilent()) }
            guard count > 0 else { continue }
            if polled[1].revents != 0 {
                for number in bytes(from: TerminalSignals.pipe.read) ?? [] {
                    events.yield(.signal(Int32(number)))
                }
            }
            guard polled[0].revents != 0 else { continue }
            guard let bytes = bytes(from: 0) else {
                events.yield(.closed)
                return
            }
            tell(gathered(decoder.received(bytes), &decoder))
        }
    }

    /// With what comes quickly behind it, up to its Enter: so what a scanner types stays together.
    private func gathered(_ keys: [Keystroke], _ decoder: inout KeyDecoder) -> [Keystroke] {
        var keys = keys
        while !decoder.isUndecided, case .text = keys.last ?? .escape, keys.count < 400 {
            var polled = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
            guard poll(&polled, 1, Self.pace) > 0, let more = bytes(from: 0), !more.isEmpty
            else { break }
            keys += decoder.received(more)
        }
        return keys
    }

    private func tell(_ keys: [Keystroke]) {
        if !keys.isEmpty { events.yield(.keys(keys)) }
    }

    /// What is there; `nil` at the end.
    private func bytes(from file: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = bytes.withUnsafeMutableBytes { buffer in
            #if canImport(Darwin)
                Darwin.read(file, buffer.baseAddress, buffer.count)
            #else
                Glibc.read(file, buffer.baseAddress, buffer.count)
            #endif
        }
        if count < 0 && errno == EINTR { return [] }
        return count > 0 ? Array(bytes[..<count]) : nil
    }
}
