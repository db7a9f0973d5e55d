import Testing

@testable import TillWeb

@Suite struct HostNamesTests {
    private let names = HostNames(["Till.Example"])

    @Test(arguments: [
        "127.0.0.1:7480", "192.168.1.20", "[::1]:7480", "[fe80::1]", "localhost:7480", "LOCALHOST",
        "till.example:7480", "till.example",
    ])
    func isOurs(host: String) { #expect(names.has(host)) }

    @Test(arguments: [
        "evil.example", "evil.example:7480", "", "127.0.0.1.evil.example", "localhost.evil.example",
        "1.2.3", "1.2.3.4.5", "256.1.1.1", "0x7f.0.0.1", "1.2.3.a", "till.example.evil", ":7480",
    ])
    func isNot(host: String) { #expect(!names.has(host)) }
}
