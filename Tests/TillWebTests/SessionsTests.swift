import Testing

@testable import TillWeb

@Suite struct SessionsTests {
    private let begin = ContinuousClock.now
    private let maj = session(1, "maj's")

    private static func session(_ person: Int, _ device: String) -> Sessions.Session {
        Sessions.Session(person: person, pin: "1001", device: device, mayChange: true)
    }

    private func after(_ seconds: Int) -> ContinuousClock.Instant { begin + .seconds(seconds) }

    @Test func nobodyIsLoggedInByAGuess() {
        var sessions = Sessions()
        sessions.loggedIn(maj, token: "a", at: begin)
        #expect(sessions.used("b", at: begin) == nil)
        #expect(sessions.used("", at: begin) == nil)
        #expect(sessions.used("a", at: begin) == maj)
    }

    @Test func fiveMinutesWithoutUseEndIt() {
        var sessions = Sessions()
        sessions.loggedIn(maj, token: "a", at: begin)
        #expect(sessions.used("a", at: after(299)) == maj)
        #expect(sessions.used("a", at: after(598)) == maj)
        #expect(sessions.used("a", at: after(898)) == nil)
        // It is gone, not asleep.
        #expect(sessions.used("a", at: after(600)) == nil)
        #expect(sessions.count == 0)
    }

    @Test func thePagesOwnQuestionsKeepNobodyLoggedIn() {
        var sessions = Sessions()
        sessions.loggedIn(maj, token: "a", at: begin)
        #expect(sessions.looked(at: "a", at: after(200)) == maj)
        #expect(sessions.looked(at: "a", at: after(301)) == nil)
    }

    @Test func loggingOutEndsOne() {
        var sessions = Sessions()
        sessions.loggedIn(maj, token: "a", at: begin)
        let bo = Self.session(2, "bo's")
        sessions.loggedIn(bo, token: "b", at: begin)
        sessions.loggedOut("a")
        #expect(sessions.used("a", at: begin) == nil)
        #expect(sessions.used("b", at: begin) == bo)
    }

    @Test func aDeviceHasOne() {
        var sessions = Sessions()
        sessions.loggedIn(maj, token: "a", at: begin)
        sessions.loggedIn(Self.session(2, "maj's"), token: "b", at: begin)
        #expect(sessions.used("a", at: begin) == nil)
        #expect(sessions.count == 1)
    }

    @Test func aPersonLogsNobodyElseOut() {
        var sessions = Sessions()
        sessions.loggedIn(maj, token: "maj", at: begin)
        for number in 0..<400 {
            let bo = Self.session(2, "bo's \(number)")
            sessions.loggedIn(bo, token: "\(number)", at: begin + .milliseconds(number))
        }
        #expect(sessions.count == 1 + Sessions.ofPerson)
        #expect(sessions.used("maj", at: after(1)) == maj)
        #expect(sessions.used("383", at: after(1)) == nil)
        #expect(sessions.used("384", at: after(1)) != nil)
    }

    @Test func theLongestUnusedGivesWay() {
        var sessions = Sessions()
        for number in 0..<Sessions.maximum {
            let somebody = Self.session(number, "\(number)")
            sessions.loggedIn(somebody, token: "\(number)", at: begin + .milliseconds(number))
        }
        _ = sessions.used("0", at: after(1))
        sessions.loggedIn(maj, token: "new", at: after(2))
        #expect(sessions.count == Sessions.maximum)
        #expect(sessions.looked(at: "1", at: after(2)) == nil)
        #expect(sessions.looked(at: "0", at: after(2))?.person == 0)
        #expect(sessions.looked(at: "new", at: after(2)) == maj)
    }
}
