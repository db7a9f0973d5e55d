import TillCore

/// From a new link to the reply to HELLO.
extension Session {
    func sayHello() async throws(SessionFailure) -> HelloAnswer {
        await close()
        reader = ResponseReader()
        arrived = []
        let response: Response
        do throws(SessionFailure) {
            let greeting = try await greeted()
            try recall(greeting.store)
            response = try await introduce(to: greeting)
        } catch {
            await close()
            throw error
        }
        guard let answer = HelloAnswer(response) else {
            await close()
            throw .refused(response)
        }
        return answer
    }

    /// Connects and gives the greeting.
    private func greeted() async throws(SessionFailure) -> Greeting {
        do throws(LinkFailure) {
            link = try await opening(patience.connecting)
            let response = try await nextResponse(within: patience.connecting)
            guard let greeting = Greeting(response.line) else {
                throw .unreachable(response.sentence)
            }
            return greeting
        } catch {
            throw .link(error)
        }
    }

    /// Gives the reply to HELLO.
    private func introduce(to greeting: Greeting) async throws(SessionFailure) -> Response {
        do throws(LinkFailure) {
            guard let link else { throw .lost("there is no connection") }
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
        } catch {
            throw .link(error)
        }
    }
}
