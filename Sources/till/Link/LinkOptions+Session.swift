import TillClient

extension LinkOptions {
    /// How long a command waits for a server that is being restarted, once it has spoken with it.
    static let patience: Duration = .seconds(60)

    /// - Parameter memory: what is kept on disk of numbered lines; a command that sends none needs
    ///   nothing.
    func session(
        _ usually: Usually, patience: Duration = Self.patience, memory: Memory = .none,
        notify: @escaping @Sendable (SessionEvent) -> Void = { _ in }
    ) throws -> Session {
        let identity = try identity(usually)
        return Session(
            endpoint: try endpoint(), identity: identity, key: try stationKey(),
            patience: .reconnecting(for: patience), remember: remember(memory, identity),
            notify: notify)
    }

    /// The whole of a simple command: one request, its reply printed, the exit code.
    ///
    /// - Parameter text: how people see it.
    func perform(
        _ request: String, numbered: Bool = false, as usually: Usually,
        text: (Response) -> [String] = ResponseText.lines
    ) async throws {
        let session = try session(usually, memory: numbered ? .once : .none, notify: Self.tell)
        let response: Response
        do {
            Self.tell(try await session.begin(.told).earlier)
            response = try await session.ask(request, numbered: numbered)
        } catch {
            throw error.exitCode
        }
        await session.end()
        try show(response, text)
    }

    /// Prints a reply; throws the exit code of one that is not `OK`.
    func show(
        _ response: Response, _ text: (Response) -> [String] = ResponseText.lines
    ) throws {
        if json { Output.line(JSONText.object(response)) }
        guard let status = ExitStatus(response) else {
            if !json { Output.lines(text(response)) }
            return
        }
        throw status.failure(response.explanation)
    }
}
