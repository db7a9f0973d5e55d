import HTTPTypes
import Testing

@testable import TillWeb

@Suite struct WebPageTests {
    private let browser: Browser

    init() throws { browser = try Browser() }

    @Test func thePageNamesItsFiles() async throws {
        let page = try await browser.ask("/")
        #expect(page.status == 200)
        #expect(page.headers[.contentType] == "text/html; charset=utf-8")
        #expect(!page.body.contains("{version}"))
        let files = page.body.matches(of: /\/p\/[0-9a-f]{16}\/[a-z]+\.[a-z]+/).map { $0.output }
        #expect(Set(files).count == PageFiles().names.count)
        for file in files {
            let answer = try await browser.ask(String(file))
            #expect(answer.status == 200)
            #expect(answer.headers[.cacheControl]?.contains("immutable") == true)
            #expect(answer.headers[.contentType]?.hasPrefix("text/html") == false)
        }
    }

    /// Files of another version are not mixed with these.
    @Test func anotherVersionIsNotThere() async throws {
        #expect(try await browser.ask("/p/0000000000000000/page.js").status == 404)
    }

    @Test(arguments: ["/", "/api/floor"])
    func whatIsUnchangedIsNotSentAgain(path: String) async throws {
        let first = try await browser.ask(path)
        let tag = try #require(first.headers[.eTag])
        let second = try await browser.ask(path, headers: [.ifNoneMatch: "\"x\", \(tag)"])
        #expect(second.status == 304)
        #expect(second.body == "")
        #expect(second.headers[.eTag] == tag)
        #expect(try await browser.ask(path, headers: [.ifNoneMatch: "\"x\""]).status == 200)
        let packed = try await browser.ask(
            path, headers: [.acceptEncoding: "br, gzip", .ifNoneMatch: tag])
        #expect(packed.status == 200)
        #expect(packed.headers[.contentEncoding] == "gzip")
        #expect(
            try await browser.ask(path, headers: [.acceptEncoding: "gzip;q=0"])
                .headers[.contentEncoding] == nil)
    }

    /// On a slow link all of it is some seconds at most.
    @Test func allOfItIsSmall() async throws {
        let files = PageFiles()
        let all = ["/"] + files.names.map { "/p/\(files.digest)/\($0)" }
        var total = 0
        for path in all {
            let answer = try await browser.ask(path, headers: [.acceptEncoding: "gzip"])
            total += Int(answer.headers[.contentLength] ?? "") ?? 40_000
        }
        #expect(total < 40_000)
    }

    @Test(arguments: ["/", "/api/find?q=mj%C3%B6lk", "/nothing", "/api/where?code="])
    func everyAnswerIsFencedIn(path: String) async throws {
        let answer = try await browser.ask(path)
        let policy = try #require(answer.headers[.contentSecurityPolicy])
        #expect(policy.hasPrefix("default-src 'none';"))
        #expect(!policy.contains("unsafe"))
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(answer.headers[.date]?.hasSuffix("GMT") == true)
    }

    /// No markup is made of text, and nothing runs that stands in the page itself.
    @Test func thePageKeepsItsOwnRules() throws {
        let page = String(decoding: PageFiles().page.bytes, as: UTF8.self)
        #expect(page.firstMatch(of: /<script(?![^>]* src=)/) == nil)
        #expect(page.firstMatch(of: /<style|style=| on[a-z]+=/) == nil)
        #expect(page.firstMatch(of: /https?:/) == nil)
    }

    @Test func whatIsNotThere() async throws {
        for path in ["/nothing", "/p/", "/p/x", "/api", "/api/nothing", "/../etc/passwd"] {
            let answer = try await browser.ask(path)
            #expect(answer.status == 404, "\(path)")
            #expect(answer.body.contains("not-found"))
        }
        #expect(try await browser.ask("/api/find", .delete).status == 404)
        #expect(try await browser.ask("/", .head).status == 200)
    }

    @Test func otherNamesAndSites() async throws {
        var rebound = browser
        rebound.host = "evil.example"
        #expect(try await rebound.ask("/").status == 421)
        let fetchSite = try #require(HTTPField.Name("Sec-Fetch-Site"))
        for site in ["cross-site", "same-site"] {
            #expect(
                try await browser.ask("/api/find?q=x", headers: [fetchSite: site]).status == 403)
        }
        #expect(
            try await browser.ask("/api/find?q=x", headers: [fetchSite: "same-origin"]).status
                == 200)
        #expect(
            try await browser.ask("/api/logout", .post, headers: [.origin: "http://evil.example"])
                .status == 403)
        // A link from elsewhere may lead to the page itself.
        #expect(try await browser.ask("/", headers: [fetchSite: "cross-site"]).status == 200)
    }
}
