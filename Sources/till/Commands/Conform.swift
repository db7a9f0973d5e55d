import ArgumentParser
import TillClient

struct Conform: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Holds conversations with a server and reports where it differs.",
        discussion: """
            Each transcript is one conversation; of a folder, all that end in .txt are held. \
            The server \
            must run the shop that the transcripts speak of.

            EXAMPLE:
              till conform 127.0.0.1:7411 protocol/transcripts
            """)

    @Argument(help: "HOST:PORT")
    var server: String

    @Argument(help: "Folders and files.")
    var paths: [String]

    @Option(help: "Seconds to wait for each line.")
    var patience = 10

    @Flag(help: "Speak TLS.")
    var tls = false

    @Option(help: "A PEM file with the certificates to trust; implies --tls.")
    var tlsCa: String?

    func run() async throws {
        let security: Endpoint.Security = tls || tlsCa != nil ? .tls(roots: tlsCa) : .plain
        guard let endpoint = Endpoint(text: server, security: security) else {
            throw ValidationError("`\(server)` is not HOST:PORT")
        }
        let transcripts = try paths.flatMap { Files.list($0, ending: ".txt") ?? [$0] }.map(read)
        let greeted = await isReached(endpoint)
        guard greeted else { throw ExitStatus.notReached.failure("\(server) does not answer") }
        var failed = 0
        for transcript in transcripts {
            let peer = LinkPeer(endpoint: endpoint, patience: .seconds(patience))
            var runner = TranscriptRunner(transcript, peer: peer)
            do {
                try await runner.run()
                Output.line("ok    \(transcript.name)")
            } catch {
                failed += 1
                Output.lines("FAIL  \(error.report)".split(separator: "\n").map(String.init))
            }
        }
        Output.line("\(transcripts.count - failed) passed, \(failed) failed")
        if failed > 0 { throw ExitCode(ExitStatus.refused.rawValue) }
    }

    private func isReached(_ endpoint: Endpoint) async -> Bool {
        guard let link = try? await Link.open(to: endpoint, within: .seconds(patience)) else {
            return false
        }
        await link.close()
        return true
    }

    private func read(_ path: String) throws -> Transcript {
        do {
            let text = String(decoding: try Files.read(path), as: UTF8.self)
            return try Transcript(name: path, parsing: text)
        } catch let failure as Files.Failure {
            throw ExitStatus.file.failure(failure.sentence)
        } catch let failure as Transcript.Failure {
            throw ExitStatus.file.failure("\(path):\(failure.line): \(failure.why)")
        }
    }
}
