import ArgumentParser
import TillClient
import TillCore

/// Where the server is and who is talking: the options of every command that connects.
struct LinkOptions: ParsableArguments {
    @Option(help: "The server's host (TILL_HOST; 127.0.0.1).")
    var host: String?

    @Option(help: "The server's port (TILL_PORT; 7411).")
    var port: Int?

    @Flag(help: "Speak TLS (TILL_TLS=1).")
    var tls = false

    @Option(help: "A PEM file with the certificates to trust; implies --tls (TILL_TLS_CA).")
    var tlsCa: String?

    @Option(help: "Speak as this register (TILL_REGISTER).")
    var register: Int?

    @Option(help: "Speak as a station of this service (TILL_SERVICE; owner).")
    var service: String?

    @Option(help: "The service's station (TILL_STATION; till).")
    var station: String?

    @Option(help: "A file with the private key, as `till key` makes it (TILL_KEY).")
    var key: String?

    @Option(
        help: """
            The folder of what stations keep on disk (TILL_STATE; till in XDG_STATE_HOME or in \
            ~/.local/state).
            """)
    var state: String?

    @Flag(help: "Keep nothing on disk of what is sent.")
    var noMemory = false

    @Flag(help: "Print each reply as one JSON object per line.")
    var json = false

    func endpoint() throws -> Endpoint {
        Endpoint(
            host: host ?? Environment["TILL_HOST"] ?? "127.0.0.1", port: try serverPort(),
            security: security)
    }

    var security: Endpoint.Security {
        let roots = tlsCa ?? Environment["TILL_TLS_CA"]
        let isWanted = tls || roots != nil || Environment["TILL_TLS"] == "1"
        return isWanted ? .tls(roots: roots) : .plain
    }

    private func serverPort() throws -> Int {
        let port = try self.port ?? Self.number(of: "TILL_PORT") ?? Endpoint.usualPort
        guard (1...65_535).contains(port) else {
            throw ValidationError("a port is a number from 1 to 65535")
        }
        return port
    }

    static func number(of variable: String) throws -> Int? {
        guard let text = Environment[variable] else { return nil }
        guard let number = Int(text: text) else {
            throw ValidationError("\(variable) is `\(text)`, not a number")
        }
        return number
    }

    func stationKey() throws -> StationKey? {
        guard let path = key ?? Environment["TILL_KEY"] else { return nil }
        let bytes: [UInt8]
        do {
            bytes = try Files.read(path)
        } catch {
            throw ExitStatus.file.failure(error.sentence)
        }
        let text = String(decoding: bytes.prefix { $0 > 0x20 }, as: UTF8.self)
        guard let key = StationKey(text: text) else {
            throw ExitStatus.file.failure("\(path): a key file holds 64 lowercase hex digits")
        }
        return key
    }
}
