import Testing
import TillClient

struct EndpointTests {
    @Test func readsHostAndPort() {
        #expect(Endpoint(text: "127.0.0.1:7411") == Endpoint(host: "127.0.0.1", port: 7411))
        #expect(Endpoint(text: "[::1]:80") == Endpoint(host: "::1", port: 80))
        #expect(Endpoint(text: "[::1]:80")?.text == "[::1]:80")
        for wrong in ["", "host", "host:", ":7411", "host:0", "host:65536", "host:07"] {
            #expect(Endpoint(text: wrong) == nil, "\(wrong)")
        }
    }
}
