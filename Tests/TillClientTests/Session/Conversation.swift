import Testing
import TillClient
import TillCore

/// The reply that these lines make.
func response(_ lines: String...) throws -> Response {
    var reader = ResponseReader()
    for line in lines {
        if case .complete(let response) = try reader.received(Array(line.utf8)) { return response }
    }
    throw UnfinishedReply()
}

struct UnfinishedReply: Error {}
