import Testing
import TillClient
import TillCore

/// The example that the protocol's specification works out.
struct HelloTests {
    private let seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
    private let nonce = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
    private let greeted = #"OK till=1 store="Kvarnens Livs" nonce=00112233445566778899aabbccddeeff"#

    private func greeting() throws -> Greeting {
        try #require(Greeting(Line(parsing: Array(greeted.utf8))))
    }

    private func hello(_ identity: Identity, key: StationKey?) throws -> HelloRequest {
        HelloRequest(identity: identity, key: key, clientNonce: try #require(Hex(text: nonce)))
    }

    private func written(_ request: HelloRequest) throws -> String {
        String(decoding: try request.line(answering: greeting()), as: UTF8.self)
    }

    @Test func signsTheseEightLines() throws {
        let claim = HelloClaim(
            store: try greeting().store, role: "register", station: "3",
            serverNonce: try greeting().nonce, clientNonce: try #require(Hex(text: nonce)),
            certificate: nil)
        #expect(
            String(decoding: claim.signedBytes, as: UTF8.self) == """
                till-hello
                1
                Kvarnens Livs
                register
                3
                00112233445566778899aabbccddeeff
                0f1e2d3c4b5a69788796a5b4c3d2e1f0
                -

                """)
    }

    @Test func namesTheCertificateOverTLS() {
        let claim = HelloClaim(
            store: "S", role: "service", station: "a/b", serverNonce: "00", clientNonce: Hex([1]),
            certificate: Hex([0xAB, 0xCD]))
        #expect(
            String(decoding: claim.signedBytes, as: UTF8.self)
                == "till-hello\n1\nS\nservice\na/b\n00\n01\nabcd\n")
    }

    @Test func itsKeyIsThePublicHalfOfTheExample() throws {
        let key = try #require(StationKey(text: seed))
        #expect(
            key.publicHalf.written
                == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
        #expect(key.privateHalf.written == seed)
        #expect(StationKey(text: seed.uppercased()) == nil)
        #expect(StationKey(text: "00") == nil)
    }

    /// Ed25519 of swift-crypto may sign with randomness, so a proof is verified, not compared.
    @Test func aProofHas128Digits() throws {
        let request = try hello(.register(3), key: StationKey(text: seed))
        let line = try Line(parsing: Array(try written(request).utf8.dropLast()))
        #expect(line.value("nonce") == nonce)
        #expect(line.value("proof")?.count == 128)
    }

    @Test func saysWhoItIs() throws {
        #expect(try written(hello(.register(3), key: nil)) == "HELLO v=1 register=3\n")
        #expect(try written(hello(.guest, key: StationKey())) == "HELLO v=1 guest\n")
        let service = Identity.service(name: "settlement", station: "cron-1")
        #expect(
            try written(hello(service, key: nil)) == "HELLO v=1 service=settlement station=cron-1\n"
        )
        var resumed = try hello(.register(3), key: nil)
        resumed.last = 117
        resumed.receipt = 412
        #expect(try written(resumed) == "HELLO v=1 register=3 last=117 receipt=412\n")
    }

    @Test func aGreetingOfAnotherVersionIsNone() throws {
        for line in [
            "OK till=2 store=S nonce=00", "OK till=1 store=S", "NO till=1 store=S nonce=00",
        ] {
            #expect(try Greeting(Line(parsing: Array(line.utf8))) == nil)
        }
        #expect(try Greeting(Line(parsing: Array("OK till=1,2 store=S nonce=00".utf8))) != nil)
    }
}
