import TillCore

/// From a new link to the reply to HELLO.
extension Session {
    func sayHello() async throws(SessionFailure) -> HelloAnswer {
        await close()
        reader = ResponseReader()
        arrived = []
        let response: Response
        do throws(LinkFailure) {
            response = try await introduce()
        } catch {
            await close()
            throw .link(error)
        }
        guard let answer = HelloAnswer(response) else {
            await close()
            throw .refused(response)
        }
        guard answer.state != .behind else {
            await close()
            throw .behind(next: answer.next)
        }
        return answer
    }

    /// Connects and gives the reply to HELLO.
    private func introduce() async throws(LinkFailure) -> Response {
        let link = try await opening(patience.connecting)
        self.link = link
        let opening = try await nextResponse(within: patience.connecting)
        guard let greeting = Greeting(opening.line) else { throw .unreachable(opening.sentence) }
        var hello = HelloRequest(
            identity: identity, key: key, clientNonce: HelloRequest.freshNonce())
        hello.certificate = await link.certificateHash()
        hello.last = outbox.last
        hello.receipt = outbox.last == nil ? nil : receipt
        guard let line = try? hello.line(answering: greeting) else {
            throw .broken("the key does not sign")
        }
        try await link.send(line)
        return try await nextResponse(within: patience.reply)
    }
}
