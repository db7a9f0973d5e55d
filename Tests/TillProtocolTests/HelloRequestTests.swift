import Testing
import TillCore
import TillProtocol

@Suite struct HelloRequestTests {
    private func hello(_ line: String) throws -> HelloRequest {
        guard case .hello(let hello) = Request(parsing: Array(line.utf8)).content else {
            throw Unreadable(.syntax)
        }
        return hello
    }

    @Test func threeForms() throws {
        let register = try hello("HELLO v=1 register=3 last=117 receipt=412")
        #expect(register.station == .register(3))
        #expect(register.hello == Command.Hello(last: 117, receipt: 412))
        #expect(register.proof == nil)
        let service = try hello("hello v=1 station=cron-1 service=settlement")
        #expect(service.station == .service(key: "settlement", name: "cron-1"))
        #expect(try hello("HELLO v=1 guest").station == .guest)
    }

    @Test func aProof() throws {
        let nonce = String(repeating: "0f", count: 16)
        let signature = String(repeating: "a1", count: 64)
        let proven = try hello("HELLO v=1 register=3 nonce=\(nonce) proof=\(signature)")
        #expect(proven.proof?.nonce == Hex(text: nonce))
        #expect(proven.proof?.signature == Hex(text: signature))
        #expect(try hello("HELLO v=1 register=3 nonce=\(nonce)").proof == nil)
    }

    /// The example that the specification works out.
    @Test func signedText() {
        let text = HelloRequest.signedText(
            store: "Kvarnens Livs", station: .register(3),
            serverNonce: Hex(text: "00112233445566778899aabbccddeeff")!,
            clientNonce: Hex(text: "0f1e2d3c4b5a69788796a5b4c3d2e1f0")!, certificate: nil)
        #expect(text.count == 106)
        #expect(
            String(decoding: text, as: UTF8.self) == """
                till-hello
                1
                Kvarnens Livs
                register
                3
                00112233445566778899aabbccddeeff
                0f1e2d3c4b5a69788796a5b4c3d2e1f0
                -

                """)
        let service = HelloRequest.signedText(
            store: "x", station: .service(key: "settlement", name: "cron-1"),
            serverNonce: Hex([1]), clientNonce: Hex([2]), certificate: Hex([3]))
        #expect(
            String(decoding: service, as: UTF8.self)
                == "till-hello\n1\nx\nservice\nsettlement/cron-1\n01\n02\n03\n")
    }
}
