import ArgumentParser
import TillClient
import TillCore

struct Key: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a key pair for a station.",
        discussion: """
            The private half goes to a file that only its owner may read, which must not exist \
            yet. The \
            public half is printed, with the line that makes it known to the server; send that \
            as a \
            service that may (`till send`).

            EXAMPLE:
              till key --register 3 register-3.key
              till key --service settlement --rights close-day,figures settlement.key
            """)

    @Option(help: "The register that the key is for.")
    var register: Int?

    @Option(help: "The service that the key is for.")
    var service: String?

    @Option(help: "The service's rights, separated by commas.")
    var rights: String?

    @Argument(help: "The file to write the private half to.")
    var file: String

    func validate() throws {
        guard (register == nil) != (service == nil) else {
            throw ValidationError("say whom the key is for: --register N or --service NAME")
        }
        guard (rights == nil) == (service == nil) else {
            throw ValidationError("--rights go with --service; a register's are configured")
        }
    }

    func run() throws {
        let key = StationKey()
        do {
            try Files.create(secret: file, Array((key.privateHalf.written + "\n").utf8))
        } catch {
            throw ExitStatus.file.failure(error.sentence)
        }
        var line = TextWriter()
        line.raw("KEY")
        line.field("register", register)
        line.field("service", service)
        line.field("public", key.publicHalf)
        line.field("rights", rights)
        Output.line("public half  \(key.publicHalf.written)")
        Output.line("send         '# \(String(decoding: line.bytes, as: UTF8.self))'")
    }
}
