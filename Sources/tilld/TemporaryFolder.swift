import Glibc
import TillDelivery

/// A folder that nobody else may look into, for as long as it is needed.
final class TemporaryFolder {
    let path: String

    /// `TMPDIR`, or `/tmp`.
    static var usualPlace: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

    convenience init(in place: String = usualPlace) throws {
        try self.init(beside: "\(place)/tilld", named: place)
    }

    /// With a name that begins so.
    init(beside start: String, named place: String) throws {
        var template = Array("\(start)-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            let reason = String(cString: strerror(errno))
            throw ExitFailure(.cannotWrite, "\(place) can't be written: \(reason)")
        }
        path = String(
            decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// What can't be removed stays where it is: nobody is there to be told.
    deinit { try? Files.removeTree(path) }
}
