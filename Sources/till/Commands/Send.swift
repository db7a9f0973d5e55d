import ArgumentParser
import TillClient
import TillCore

struct Send: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sends lines of the protocol as they are.",
        discussion: """
            Without arguments the lines come from standard input. A line that begins with `# ` \
            gets \
            the station's next number. Nothing is sent again when the link is lost; the next \
            command of the station says on stderr whether the line was done. Each reply \
            is printed before the next line is sent; the exit \
            code is that of the worst.

            EXAMPLE:
              till send --register 3 PING '# LOGIN 17 pin=4711' '# OPEN float=500.00'
            """)

    @OptionGroup var link: LinkOptions

    @Argument(help: "Lines, without their ends.")
    var lines: [String] = []

    func run() async throws {
        guard !lines.contains(where: { $0.utf8.contains(UInt8(ascii: "\n")) }) else {
            throw ValidationError("a line holds no line end; write `\\n` inside quotes")
        }
        // Whoever sends single lines decides himself what a lost link means.
        let session = try link.session(
            .service, patience: .zero, memory: .once, notify: LinkOptions.tell)
        var worst: ExitStatus?
        do {
            try await begin(session)
            for line in lines { worst = worse(worst, try await send(line, over: session)) }
            while lines.isEmpty, let line = readLine() {
                guard !line.isEmpty else { continue }
                worst = worse(worst, try await send(line, over: session))
            }
        } catch let failure as SessionFailure {
            throw failure.exitCode
        }
        await session.end()
        if let worst { throw ExitCode(worst.rawValue) }
    }

    private func begin(_ session: Session) async throws(SessionFailure) {
        do throws(SessionFailure) {
            LinkOptions.tell(try await session.begin(.told).earlier)
        } catch {
            guard case .behind(let behind) = error else { throw error }
            // An `EPOCH` may be what is to be sent; another line is refused.
            Output.complain("till: \(behind.sentence)")
        }
    }

    private func send(_ line: String, over session: Session) async throws -> ExitStatus? {
        let isNumbered = line.hasPrefix("# ") || line.hasPrefix("#+ ")
        let text = isNumbered ? String(line.drop { $0 != " " }.dropFirst()) : line
        let response = try await session.ask(text, numbered: isNumbered)
        if response.status == .ok, text.hasPrefix("EPOCH ") { _ = try await session.connect() }
        if link.json {
            Output.line(JSONText.object(response))
        } else {
            for line in response.rows + [response.line] {
                Output.line(String(decoding: line.bytes, as: UTF8.self))
            }
        }
        return ExitStatus(response)
    }

    private func worse(_ left: ExitStatus?, _ right: ExitStatus?) -> ExitStatus? {
        (left?.rawValue ?? 0) >= (right?.rawValue ?? 0) ? left : right
    }
}
