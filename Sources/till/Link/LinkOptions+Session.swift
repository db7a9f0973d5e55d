import TillClient

extension LinkOptions {
    /// How long a command waits for a server that is being restarted, once it has spoken with it.
    static let patience: Duration = .seconds(60)

    func session(
        _ usually: Usually, patience: Duration = Self.patience,
        notify: @escaping @Sendable (SessionEvent) -> Void = { _ in }
    ) throws -> Session {
        Session(
            endpoint: try endpoint(), identity: try identity(usually), key: try stationKey(),
            patience: .reconnecting(for: patience), notify: notify)
    }

    /// The whole of a simple command: one request, its reply printed, the exit code.
    ///
    /// - Parameter text: how people see it.
    func perform(
        _ request: String, numbered: Bool = false, as usually: Usually,
        text: (Response) -> [String] = ResponseText.lines
    ) async throws {
        let session = try session(usually)
        let response: Response
        do {
            _ = try await session.connect()
            response = try await session.ask(request, numbered: numbered)
        } catch {
            throw error.exitCode
        }
        await session.close()
        try show(response, text)
    }

    /// Prints a reply; throws the exit code of one that is not `OK`.
    func show(
        _ response: Response, _ text: (Response) -> [String] = ResponseText.lines
    ) throws {
        if json { print(JSONText.object(response)) }
        guard let status = ExitStatus(response) else {
            if !json { print(text(response).joined(separator: "\n")) }
            return
        }
        throw status.failure(response.explanation)
    }
}
