import Hummingbird
import Logging
import NIOCore

/// What the routes know of a request beside the request itself.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// None in tests that go without a socket.
    private let channel: (any Channel)?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// Runs what reads from the connection. It is closed when that takes more than ten seconds:
    /// who sends a body byte by byte keeps no place.
    func withinTime<Value: Sendable>(
        _ work: () async throws -> Value
    ) async throws -> Value {
        let channel = channel
        let deadline = channel?.eventLoop.scheduleTask(in: .seconds(10)) {
            channel?.close(promise: nil)
        }
        defer { deadline?.cancel() }
        return try await work()
    }
}
