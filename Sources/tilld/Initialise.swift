import ArgumentParser
import Crypto
import Glibc
import TillCore
import TillDelivery
import TillEngine

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

    @Option(help: "The data directory; it is made. Nothing of a shop may lie in it.")
    var data: String

    @Option(help: "The shop's configuration.")
    var config: String

    func run() throws {
        do {
            let configuration = try Configuration(file: config)
            let directory = try DataDirectory(making: data)
            try NewShop(directory: directory).make(
                // A shop whose owner has no key is no use: one that can't be told isn't made.
                { shop in try Self.recordOwner(configuration, in: &shop) },
                announce: { key in try Output.line(key.written) })
            withExtendedLifetime(directory) {}
        } catch {
            throw reported(error)
        }
    }

    /// - Returns: the private half of the owner's key.
    private static func recordOwner(
        _ configuration: Configuration, in shop: inout Shop
    ) throws -> Hex {
        try shop.configure(configuration)
        let key = Curve25519.Signing.PrivateKey()
        var owner = Event.KeySet()
        owner.name = "owner"
        owner.publicKey = Hex(key.publicKey.rawRepresentation)
        owner.rights = Right.allCases
        try shop.record(.setKey(owner))
        return Hex(key.rawRepresentation)
    }
}
