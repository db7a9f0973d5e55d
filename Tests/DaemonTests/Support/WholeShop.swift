import Foundation
import Glibc
import TillClient
import TillTesting

/// A shop that runs all that it can at once: protocol and page over TLS, and a delivery program.
struct WholeShop {
    let folder: DataFolder

    private var certificate: String { "\(folder.root)/cert.pem" }
    private let arguments: [String]

    /// - Parameter delivery: the delivery program's script.
    init(delivery: String = "echo $$ > \"$0.begun\"; exec sleep 3600") throws {
        folder = try DataFolder()
        let key = "\(folder.root)/key.pem"
        let made = try ChildProcess.run(
            "/usr/bin/env",
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
                + ["-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout", key]
                + ["-addext", "subjectAltName=IP:127.0.0.1", "-out", "\(folder.root)/cert.pem"])
        guard made == 0 else { throw Caller.Unexpected(text: "openssl ended with \(made)") }
        let program = "\(folder.root)/deliver"
        try ScriptFile.write(delivery, to: program)
        arguments =
            try folder.configure(openShop) + ["--web", "127.0.0.1:0", "--deliver", program]
            + ["--tls-certificate", "\(folder.root)/cert.pem", "--tls-key", key]
    }

    func start(program: URL = Programs.tilld) async throws -> Daemon {
        try await Daemon(
            folder.data, arguments, program: program, roots: certificate)
    }

    /// Register 1 with day 1 closed, so that the delivery program is begun, and open again: its
    /// next line is `#6`.
    func sell(_ daemon: Daemon) async throws -> Caller {
        try await daemon.stock()
        let (register, _) = try await daemon.open(register: 1)
        try await register.must("#3 RING T-MILK pay=card:16.90")
        try await register.must("#4 CLOSEDAY")
        try await register.must("#5 OPEN float=0.00")
        return register
    }

    /// Waits until the delivery program runs and the daemon has noted it.
    func delivering() async throws -> pid_t {
        while access("\(folder.data)/delivery/running", F_OK) != 0 { await Task.yield() }
        while true {
            let text = try? String(contentsOfFile: "\(folder.root)/deliver.begun", encoding: .utf8)
            if let text, text.hasSuffix("\n"), let process = pid_t(text.dropLast()) {
                return process
            }
            await Task.yield()
        }
    }

    static func sales(_ numbers: ClosedRange<Int>) -> [String] {
        numbers.map { "#\($0) RING T-MILK pay=card:16.90" }
    }

    func verify() async throws -> Ended {
        try await Daemon.run(["verify", "--data", folder.data])
    }

    /// `tilld`, that can't write more than this to any file.
    func limited(kilobytes: Int) throws -> URL {
        let script = "\(folder.root)/tilld"
        try ScriptFile.write(
            "trap '' XFSZ\nulimit -f \(kilobytes * 2)\nexec '\(Programs.tilld.path)' \"$@\"",
            to: script)
        return URL(fileURLWithPath: script)
    }
}

/// A browser that asks the page whether it is there, on one connection.
struct Visitor {
    let link: Link

    init(_ daemon: Daemon) async throws {
        link = try await Link.open(to: daemon.pageEndpoint, within: Caller.patience)
    }

    func send(_ text: String) async throws { try await link.send(Array(text.utf8)) }

    /// The status line; `nil` when the connection has ended.
    func ask() async throws -> String? {
        try await send("GET /api/alive HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        while case .line(let bytes) = try await link.next(within: Caller.patience) {
            let line = String(decoding: bytes, as: UTF8.self)
            if line.contains("HTTP/1.1 ") {
                return line.split(separator: " ").dropFirst().first.map { String($0) }
            }
        }
        return nil
    }

    /// Returns when the page has let go.
    func hangUp() async {
        while case .line = try? await link.next(within: Caller.patience) {}
    }
}
