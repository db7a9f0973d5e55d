import Foundation
import NIOCore
import Testing
import TillTesting
import TillClient
import TillCore

@testable import TillServer

@Suite(.timeLimit(.minutes(10))) struct ProofTests {
    private let key = StationKey()

    /// The line of a HELLO of register 3 whose proof is made for `signed`.
    private func line(
        _ caller: Caller, _ key: StationKey, signedFor station: Int = 3, nonce: String? = nil,
        certificate: Hex? = nil
    ) throws -> String {
        let reply = try Line(parsing: Array(caller.greeting.utf8))
        let greeting = try #require(Greeting(reply))
        let clientNonce = HelloRequest.freshNonce()
        let claim = HelloClaim(
            store: greeting.store, role: "register", station: "\(station)",
            serverNonce: nonce ?? greeting.nonce, clientNonce: clientNonce,
            certificate: certificate)
        let proof = try key.proof(of: claim)
        return "HELLO v=1 register=3 nonce=\(clientNonce.written) proof=\(proof.written)"
    }

    private func giveKey(_ server: OpenServer, _ endpoint: Endpoint? = nil) async throws {
        let owner = try await Caller.hello(
            "service=owner station=keys", endpoint ?? server.endpoint)
        let reply = try await owner.ask("#1 KEY register=3 public=\(key.publicHalf.written)")
        #expect(reply == "OK #1 station=3")
    }

    @Test func theRightKeyComesIn() async throws {
        try await withServer { server in
            try await giveKey(server)
            let caller = try await server.caller()
            #expect(try await caller.ask(line(caller, key)).hasPrefix("OK store="))
            #expect(try await caller.ask("PING") == "OK")
        }
    }

    @Test func nothingElseComesIn() async throws {
        try await withServer { server in
            try await giveKey(server)
            let caller = try await server.caller()
            #expect(code(try await caller.ask("HELLO v=1 register=3")) == "NO wrong-proof")
            for wrong in [
                try line(caller, StationKey()),
                try line(caller, key, signedFor: 2),
                try line(caller, key, nonce: String(repeating: "00", count: 16)),
                try line(caller, key, certificate: Hex([UInt8](repeating: 7, count: 32))),
                try line(caller, key).replacing("register=3", with: "register=4"),
            ] {
                let reply = try await caller.ask(wrong)
                // Register 4 has no key, and in a demonstration shop needs no proof.
                #expect(code(reply) == (wrong.contains("register=4") ? "OK" : "NO wrong-proof"))
            }
        }
    }

    @Test func aProofIsWorthNothingOnAnotherConnection() async throws {
        try await withServer { server in
            try await giveKey(server)
            let first = try await server.caller()
            let proof = try line(first, key)
            let second = try await server.caller()
            #expect(code(try await second.ask(proof)) == "NO wrong-proof")
            #expect(code(try await first.ask(proof)) == "OK")
        }
    }

    @Test func aRevokedKeyStaysOut() async throws {
        let strict = Premises.demo.replacing("proof=optional", with: "proof=required")
        try await withServer { server in
            try await giveKey(server)
            let owner = try await server.hello("service=owner station=revoke")
            #expect(try await owner.ask("#1 KEY register=3 revoke") == "OK #1 station=3")
            let caller = try await server.caller()
            #expect(code(try await caller.ask("HELLO v=1 register=3")) == "OK")
        }
        try await withServer(strict) { server in
            let caller = try await server.caller()
            for who in ["register=3", "service=owner station=x"] {
                #expect(code(try await caller.ask("HELLO v=1 \(who)")) == "NO unknown-station")
            }
            #expect(code(try await caller.ask(line(caller, key))) == "NO unknown-station")
        }
    }

    @Test func overTLSTheProofNamesTheCertificate() async throws {
        let folder = try TemporaryFolder()
        let (certificate, privateKey) = ("\(folder.path)/cert.pem", "\(folder.path)/key.pem")
        try makeCertificate(certificate, privateKey)
        let tls = try TLSIdentity(certificate: certificate, key: privateKey)
        try await withServer(tls: tls) { server in
            let endpoint = Endpoint(
                host: "localhost", port: server.port, security: .tls(roots: certificate))
            try await giveKey(server, endpoint)
            let caller = try await Caller(endpoint)
            let hash = try #require(await caller.link.certificateHash())
            #expect(hash == tls.certificateHash)
            #expect(code(try await caller.ask(line(caller, key))) == "NO wrong-proof")
            let other = Hex([UInt8](repeating: 7, count: 32))
            #expect(
                code(try await caller.ask(line(caller, key, certificate: other)))
                    == "NO wrong-proof")
            #expect(code(try await caller.ask(line(caller, key, certificate: hash))) == "OK")
            // As the client library says it, too.
            let session = Session(endpoint: endpoint, identity: .register(3), key: key)
            #expect(try await session.connect().state == .closed)
            await session.close()
            // Somebody who does not trust the certificate, and somebody who speaks no TLS.
            let stranger = Endpoint(
                host: "localhost", port: server.port, security: .tls(roots: nil))
            #expect(try await Caller(stranger).greeting == "(closed)")
            let plain = try await Link.open(to: server.endpoint, within: Caller.patience)
            try await plain.send(Array("PING\n".utf8))
            while case .line = try await plain.next(within: Caller.patience) {}
        }
    }

    private func makeCertificate(_ certificate: String, _ key: String) throws {
        let arguments =
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
            + ["-nodes", "-days", "2", "-subj", "/CN=localhost"]
            + ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
            + ["-keyout", key, "-out", certificate]
        let code = try ChildProcess.run("/usr/bin/env", arguments)
        try #require(code == 0, "openssl makes a certificate")
    }
}
