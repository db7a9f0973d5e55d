import HTTPTypes
import Testing

@testable import TillWeb

/// What is turned away before the daemon is asked; the rest is tested over a real one.
@Suite struct StaffRoutesTests {
    private static let json: HTTPFields = [.contentType: "application/json"]
    private static let device = "0123456789abcdef0123456789abcdef"
    private let browser: Browser

    init() throws { browser = try Browser() }

    @Test func whoIsHere() async throws {
        let answer = try await browser.ask("/api/shop")
        #expect(answer.body.contains("\"mayRead\":true"))
        #expect(answer.body.contains("\"mayChange\":false"))
        #expect(!answer.body.contains("person"))
    }

    /// A form of another site can send these, without asking first.
    @Test(arguments: [
        "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
        "text/plain; x=application/json",
    ])
    func onlyJSON(type: String) async throws {
        let answer = try await browser.ask(
            "/api/login", .post, headers: [.contentType: type],
            body: #"{"person":1,"pin":"1001","device":"\#(Self.device)"}"#)
        #expect(answer.status == 415)
    }

    @Test func bodiesAreSmall() async throws {
        let large = #"{"person":1,"pin":""# + String(repeating: "1", count: 5000) + #""}"#
        #expect(
            try await browser.ask("/api/login", .post, headers: Self.json, body: large).status
                == 413)
    }

    @Test(arguments: [
        "", "{}", "[]", #"{"person":"1","pin":"1001"}"#,
        #"{"person":1,"pin":"1001","device":"../../x"}"#, #"{"person":1,"pin":"1001","device":""}"#,
    ])
    func bodiesThatCannotBeRead(body: String) async throws {
        let answer = try await browser.ask("/api/login", .post, headers: Self.json, body: body)
        #expect(answer.status == 400)
        #expect(answer.body.contains("bad-value"))
    }

    @Test func aDaemonThatIsGone() async throws {
        let answer = try await browser.ask(
            "/api/login", .post, headers: Self.json,
            body: #"{"person":1,"pin":"1001","device":"\#(Self.device)"}"#)
        #expect(answer.status == 502)
        #expect(answer.body.contains("link-lost"))
        #expect(answer.headers[.setCookie] == nil)
    }

    @Test func aChangeTakesALogIn() async throws {
        let body = #"""
            {"device":"\#(Self.device)","number":1,
            "change":{"kind":"adjust","code":"1","quantity":"1","reason":"x"}}
            """#
        var headers = Self.json
        #expect(
            try await browser.ask("/api/change", .post, headers: headers, body: body).status == 401)
        headers[.cookie] = "till=0000"
        #expect(
            try await browser.ask("/api/change", .post, headers: headers, body: body).status == 401)
    }
}
