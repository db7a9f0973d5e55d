/// The server's side of a transcript: a real one over a socket, or one in the same process.
package protocol TranscriptPeer {
    /// Opens a connection under this number.
    mutating func open(_ connection: Int) async throws

    /// Sends bytes as they are.
    mutating func send(_ bytes: [UInt8], on connection: Int) async throws

    /// The next line, or that the server has closed; `silence` when nothing comes in time.
    mutating func next(on connection: Int) async throws -> Arrival

    mutating func close(_ connection: Int) async
}
