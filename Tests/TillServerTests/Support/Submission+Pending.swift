import TillCore
import TillEngine
import TillProtocol

@testable import TillServer

extension Submission {
    /// What the connection's handler makes of a line for the writer.
    init(_ pending: Connection.Pending, of station: Station) {
        self.init(pending, of: station, Premises.secrets.digest)
    }
}
