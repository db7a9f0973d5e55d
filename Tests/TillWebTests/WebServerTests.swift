import Foundation
import NIOCore
import Testing
import TillTesting

@testable import TillWeb

/// On real sockets, with times that are over soon.
@Suite(.timeLimit(.minutes(5))) struct WebServerTests {
    private static let head = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"

    private func hasty() throws -> PageServer {
        try PageServer { settings in
            settings.patience.head = .seconds(1)
            settings.patience.body = .seconds(1)
            settings.patience.idle = .seconds(1)
            settings.patience.unread = .seconds(1)
        }
    }

    @Test func itIsCancelledWhateverIsUnderWay() async throws {
        let server = try PageServer()
        #expect(try await PageLink.ask(server).contains("{\"alive\":true}"))
        let half = try await PageLink(server)
        try await half.send("GET / HT")
        let asking = try await PageLink(server)
        try await asking.send("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n")
        try await server.stop()
        _ = try await half.ended()
        _ = try await asking.ended()
    }

    @Test func itIsServedAgain() async throws {
        let server = try PageServer()
        #expect(try await PageLink.ask(server).hasPrefix("HTTP/1.1 200"))
        server.breakSocket()
        while server.pauses.all.isEmpty { await Task.yield() }
        #expect(server.pauses.all == [.seconds(1)])
        var answer: String?
        while answer == nil { answer = try? await PageLink.ask(server) }
        #expect(answer?.hasPrefix("HTTP/1.1 200") == true)
        try await server.stop()
    }

    @Test(arguments: [
        "", "GET / HT", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        "POST /api/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + "Content-Length: 9\r\n\r\n{",
        "POST /nothing HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n",
    ])
    func whoTakesTooLongIsCut(text: String) async throws {
        let server = try hasty()
        let link = try await PageLink(server)
        try await link.send(text)
        _ = try await link.ended()
        try await server.stop()
    }

    /// TLS would wait for a good-bye from who says nothing: that is not waited for.
    @Test func aHandshakeHasItsTimeToo() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "till-page-\(UUID().uuidString)"
        ).path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (certificate, key) = ("\(folder)/cert.pem", "\(folder)/key.pem")
        try makeCertificate(certificate, key)
        let server = try PageServer { settings in
            settings.patience.head = .seconds(1)
            settings.tls = (certificate, key)
        }
        let silent = try await PageLink(server)
        let talking = try await PageLink(server)
        try await talking.send("\u{16}\u{03}\u{01}\u{02}")
        _ = try await silent.ended()
        _ = try await talking.ended()
        try await server.stop()
    }

    @Test func whoDoesNotReadIsCut() async throws {
        let server = try hasty()
        let link = try await PageLink(server, isReading: false)
        let requests = String(repeating: "\(Self.head)\r\n", count: 2000)
        link.channel.writeAndFlush(link.channel.allocator.buffer(string: requests), promise: nil)
        _ = try await link.ended()
        try await server.stop()
    }

    @Test func halfSentHeadsMakeRoom() async throws {
        let server = try PageServer { settings in
            settings.limits.all = 6
            settings.limits.host = 2
        }
        var links: [PageLink] = []
        for number in 0..<8 {
            links.append(try await PageLink(server, from: "127.0.0.\(number / 2 + 2)"))
            try await links[number].send("GET / HT")
        }
        // The first, and then the first of an address that has two.
        _ = try await links[0].ended()
        _ = try await links[2].ended()
        #expect(try await PageLink.ask(server).hasPrefix("HTTP/1.1 200"))
        try await server.stop()
    }

    @Test func whatIsNoRequestIsRefusedInWords() async throws {
        let server = try PageServer()
        let link = try await PageLink(server)
        try await link.send("NONSENSE\r\n\r\n")
        let answer = try await link.ended()
        #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        #expect(answer.contains("\"code\":\"malformed\""))
        #expect(answer.contains("default-src 'none'"))
        try await server.stop()
    }

    private func makeCertificate(_ certificate: String, _ key: String) throws {
        let arguments =
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
            + ["-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout", key]
            + ["-out", certificate]
        let code = try ChildProcess.run("/usr/bin/env", arguments)
        try #require(code == 0, "openssl makes a certificate")
    }
}
