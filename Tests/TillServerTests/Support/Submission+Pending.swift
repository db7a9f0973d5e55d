import TillCore
import TillEngine
import TillProtocol

@testable import TillServer

extension Submission {
    /// What the connection's handler makes of a line for the writer.
    init(_ pending: Connection.Pending, of station: Station) {
        let request = pending.request
        self.init(
            station: station, number: request.number,
            digest: Premises.secrets.digest(of: request.digestible), body: request.body)
        secondPerson = request.secondPerson
    }
}
