extension Session {
    /// One request and its reply, for those who do one thing at a time.
    package func ask(_ text: String, numbered: Bool) async throws(SessionFailure) -> Response {
        if numbered { await postNumbered(text) } else { await post(text) }
        while true {
            switch try await answer() {
            case .decided(_, let response): return response
            case .undecided(let request): await postNumbered(request.text)
            }
        }
    }
}
