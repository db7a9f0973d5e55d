import HTTPTypes
import Testing

@testable import TillWeb

@Suite struct GoodsRoutesTests {
    private let browser: Browser

    init() throws { browser = try Browser() }

    @Test func whatIsFound() async throws {
        let answer = try await browser.ask("/api/find?q=mj%C3%B6lk%20%20arla%20")
        #expect(answer.status == 200)
        #expect(answer.headers[.contentType] == "application/json")
        #expect(answer.headers[.cacheControl] == "no-store")
        #expect(
            answer.body == """
                {"items":[{"code":"7310865001825","name":"<b>Mjölk</b>","onHand":"-2",\
                "places":["1-A-1","12-F-1"],"price":"15.90"}],"more":false}
                """)
    }

    @Test func moreThanAreShown() async throws {
        let answer = try await browser.ask("/api/find?q=many")
        #expect(answer.body.contains("\"more\":true"))
        #expect(answer.body.matches(of: /"code"/).count == GoodsRoutes.limit)
    }

    @Test(arguments: ["", "?q=", "?q=%20%20", "?x=1", "?q=%FF%FE", "?q=a%00b", "?q=%22%20OR%201"])
    func nothingMuch(query: String) async throws {
        let answer = try await browser.ask("/api/find\(query)")
        #expect(answer.status == 200, "\(answer.body)")
        #expect(answer.body == #"{"items":[],"more":false}"#)
    }

    @Test func tooMuch() async throws {
        let long = String(repeating: "a", count: 401)
        let longest = String(repeating: "%C3%A5", count: 400)
        #expect(try await browser.ask("/api/find?q=\(long)").status == 400)
        #expect(try await browser.ask("/api/find?q=\(long)").body.contains("line-too-long"))
        #expect(
            try await browser.ask("/api/find?q=" + String(repeating: "a", count: 10_240)).body
                .contains("line-too-long"))
        #expect(try await browser.ask("/api/find?q=\(longest)").status == 200)
        #expect(
            try await browser.ask("/api/find?q=a%20a%20a%20a%20a%20a%20a%20a%20a").status == 400)
    }

    @Test func faultsAreToldAsSuch() async throws {
        let slow = try await browser.ask("/api/find?q=slow")
        #expect(slow.status == 503)
        #expect(slow.body.contains("search-too-long"))
        let broken = try await browser.ask("/api/find?q=broken")
        #expect(broken.status == 500)
        #expect(broken.body.contains("\"code\":\"fault\""))
    }

    @Test func whereItIs() async throws {
        let answer = try await browser.ask("/api/where?code=7310865001825")
        #expect(answer.status == 200)
        #expect(
            answer.body.contains(
                #""places":[{"home":true,"place":"1-A-1"},"#
                    + #"{"home":false,"note":"Gavel","place":"12-F-1","planned":"6"}]"#))
        #expect(answer.body.contains(#""similar":[{"code":"7310865001825""#))
        #expect(try await browser.ask("/api/where?code=4711").status == 404)
        #expect(try await browser.ask("/api/where").status == 400)
    }

    @Test func theWay() async throws {
        // Straight up, to where one stands before the bay.
        let way = try await browser.ask("/api/way?to=1-A-1&from=main").body
        #expect(way == #"{"points":[[950,1500],[962,62]]}"#)
        #expect(try await browser.ask("/api/way?to=1-A-1").body == way)
        #expect(
            try await browser.ask("/api/way?to=1-A-1&from=side").body == #"{"points":[]}"#)
        #expect(try await browser.ask("/api/way?to=9-Z-9").body == #"{"points":[]}"#)
    }

    @Test func theFloor() async throws {
        #expect(
            try await browser.ask("/api/floor").body.contains(
                #""entrances":[{"id":"main","x":950,"y":1500}]"#))
    }

    @Test(arguments: ["find?q=x", "where?code=7310865001825", "way?to=1-A-1", "floor"])
    func guestsThatAreNotLetIn(path: String) async throws {
        let answer = try await Browser(guests: false).ask("/api/\(path)")
        #expect(answer.status == 401)
        #expect(answer.body.contains("nobody-logged-in"))
    }
}
