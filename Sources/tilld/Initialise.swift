import ArgumentParser
import Crypto
import Glibc
import TillCore
import TillEngine
import TillSQLite

/// `tilld init`: makes a shop and prints its owner's key, once.
struct Initialise: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a new shop.",
        discussion: """
            Prints the private key of the service `owner`, which has every right; it is kept
            nowhere. Example:
              tilld init --data /var/lib/till --config /etc/till.conf > owner.key
            """)

    @Option(help: "The data directory; it is made.")
    var data: String

    @Option(help: "The shop's configuration.")
    var config: String

    func run() throws {
        do {
            write(try make().written + "\n", to: STDOUT_FILENO)
        } catch {
            throw reported(error)
        }
    }

    /// - Returns: the private half of the owner's key.
    private func make() throws -> Hex {
        let configuration = try Configuration(file: config)
        let directory = try DataDirectory(data)
        var shop = try Shop(directory: directory)
        guard shop.isNew else {
            throw ExitFailure(.cannotWrite, "\(data) is a shop already")
        }
        try shop.configure(configuration)
        let key = Curve25519.Signing.PrivateKey()
        var owner = Event.KeySet()
        owner.name = "owner"
        owner.publicKey = Hex(key.publicKey.rawRepresentation)
        owner.rights = Right.allCases
        try shop.record(.setKey(owner))
        try shop.record(.stop)
        try shop.engine.commit()
        try shop.journal.close()
        return Hex(key.rawRepresentation)
    }
}
