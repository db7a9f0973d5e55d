import Foundation
import Glibc
import Synchronization
import TillClient
import TillTesting

/// A `tilld` of its own process, from its ready line to its end.
final class Daemon: Sendable {
    let port: Int
    /// The staff page's, with `--web`.
    let page: Int?
    private let run: Run
    private let security: Endpoint.Security

    var endpoint: Endpoint { Endpoint(host: "127.0.0.1", port: port, security: security) }
    var pageEndpoint: Endpoint {
        Endpoint(host: "127.0.0.1", port: page ?? 0, security: security)
    }
    var processIdentifier: Int32 { run.child.identifier }

    struct DidNotStart: Error {
        let ended: Ended
    }

    /// Starts it and waits for its ready line. Where there is no shop, one is made first, out of
    /// the configuration that is named: as `init` makes it, but without anybody keeping its key.
    ///
    /// - Parameter roots: the certificate that it is spoken to over TLS with.
    init(
        _ data: String, _ arguments: [String] = ["--demo"], port: Int = 0,
        program: URL = Programs.tilld, roots: String? = nil
    ) async throws {
        security = roots.map { .tls(roots: $0) } ?? .plain
        if let place = arguments.firstIndex(of: "--config"), !arguments.contains("--demo"),
            !FileManager.default.fileExists(atPath: data + "/till.db")
        {
            let made = try await Self.run(
                ["init", "--data", data, "--config", arguments[place + 1]])
            guard made.code == 0 else { throw DidNotStart(ended: made) }
        }
        run = try Run(
            program, ["--data", data, "--listen", "127.0.0.1:\(port)"] + arguments)
        var lines = run.output.makeAsyncIterator()
        guard let ready = await lines.next(), ready.hasPrefix("tilld ready on "),
            let bound = ready.split(separator: ":").last.flatMap({ Int($0) })
        else { throw DidNotStart(ended: await run.end()) }
        self.port = bound
        let page = arguments.contains("--web") ? await lines.next() : nil
        self.page = page?.split(separator: ":").last.flatMap { Int($0.dropLast()) }
    }

    deinit { Glibc.kill(processIdentifier, SIGKILL) }

    /// Runs to its end: for what does not serve. One that does all the same is stopped: a test of
    /// a start that has to fail says so then, instead of waiting for ever.
    static func run(
        _ arguments: [String], program: URL = Programs.tilld
    ) async throws -> Ended {
        let run = try Run(program, arguments)
        var output: [String] = []
        for await line in run.output {
            output.append(line)
            if line.hasPrefix("tilld ready on ") { Glibc.kill(run.child.identifier, SIGTERM) }
        }
        let ended = await run.end()
        return Ended(code: ended.code, output: output, errors: ended.errors)
    }

    /// `till` with these arguments, for this daemon: as the office, which has no key.
    func till(_ arguments: [String]) async throws -> Ended {
        let who = arguments.contains("--register") ? [] : ["--service", "office"]
        return try await Self.run(
            arguments + who + ["--port", "\(port)"], program: Programs.till)
    }

    func hello(_ who: String) async throws -> Caller { try await Caller.hello(who, endpoint) }

    /// SIGTERM, or another signal, and what it ended with.
    func stop(with signal: Int32 = SIGTERM) async -> Ended {
        Glibc.kill(processIdentifier, signal)
        return await run.end()
    }

    /// What it ended with by itself.
    func end() async -> Ended { await run.end() }

    /// SIGKILL; returns when the process is gone.
    func kill() async {
        Glibc.kill(processIdentifier, SIGKILL)
        _ = await run.end()
    }

    /// Waits for a line of the log.
    func logs(_ text: String) async -> Bool {
        for await line in run.errors where line.contains(text) { return true }
        return false
    }
}

/// How a process ended.
struct Ended: Sendable {
    /// The negative signal number, when a signal ended it.
    let code: Int32
    /// What was not read before.
    let output: [String]
    let errors: String
}

/// A process and its two streams of lines.
private final class Run: Sendable {
    let child: ChildProcess
    let output: AsyncStream<String>
    let errors: AsyncStream<String>
    private let codes: AsyncStream<Int32>

    init(_ program: URL, _ arguments: [String]) throws {
        let child = try ChildProcess(program.path, arguments)
        self.child = child
        let (codes, end) = AsyncStream.makeStream(of: Int32.self)
        self.codes = codes
        Thread.detachNewThread {
            end.yield(child.wait())
            end.finish()
        }
        output = Self.lines(child.output)
        errors = Self.lines(child.errors)
    }

    func end() async -> Ended {
        let code = await codes.reduce(0) { $1 }
        let output = await output.reduce(into: []) { $0.append($1) }
        let errors = await errors.reduce(into: "") { $0 += $1 + "\n" }
        return Ended(code: code, output: output, errors: errors)
    }

    /// Read by a thread of its own, so that the process never waits for a reader.
    private static func lines(_ reader: Int32) -> AsyncStream<String> {
        let (lines, continuation) = AsyncStream.makeStream(of: String.self)
        Thread.detachNewThread {
            var rest: [UInt8] = []
            var chunk = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = read(reader, &chunk, chunk.count)
                guard count > 0 else { break }
                rest += chunk[..<count]
                while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                    continuation.yield(String(decoding: rest[..<end], as: UTF8.self))
                    rest.removeFirst(end + 1)
                }
            }
            if !rest.isEmpty { continuation.yield(String(decoding: rest, as: UTF8.self)) }
            continuation.finish()
            close(reader)
        }
        return lines
    }
}
