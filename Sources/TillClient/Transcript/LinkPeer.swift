/// A server somewhere in the network, as the other side of a transcript.
package struct LinkPeer: TranscriptPeer {
    private let endpoint: Endpoint
    private let patience: Duration
    private var links: [Int: Link] = [:]

    /// - Parameter patience: how long to wait for a connection, and for each line.
    package init(endpoint: Endpoint, patience: Duration = .seconds(10)) {
        self.endpoint = endpoint
        self.patience = patience
    }

    package mutating func open(_ connection: Int) async throws {
        links[connection] = try await Link.open(to: endpoint, within: patience)
    }

    package mutating func send(_ bytes: [UInt8], on connection: Int) async throws {
        // A server may have closed already; what it said before that is still to be read.
        try? await link(connection).send(bytes)
    }

    package mutating func next(on connection: Int) async throws -> Arrival {
        do {
            return try await link(connection).next(within: patience)
        } catch LinkFailure.lost {
            return .closed
        }
    }

    package mutating func close(_ connection: Int) async {
        await links.removeValue(forKey: connection)?.close()
    }

    private func link(_ connection: Int) throws -> Link {
        guard let link = links[connection] else { throw LinkFailure.lost("it is not open") }
        return link
    }
}
