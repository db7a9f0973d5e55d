import Testing

@testable import TillWeb

@Suite struct SessionsTests {
    private let begin = ContinuousClock.now
    private let maj = Sessions.Session(person: 1, pin: "1001", mayChange: true)

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
        sessions.loggedIn(maj, token: "b", at: begin)
        sessions.loggedOut("a")
        #expect(sessions.used("a", at: begin) == nil)
        #expect(sessions.used("b", at: begin) == maj)
    }

    @Test func theLongestUnusedGivesWay() {
        var sessions = Sessions()
        for number in 0..<Sessions.maximum {
            sessions.loggedIn(maj, token: "\(number)", at: begin + .milliseconds(number))
        }
        _ = sessions.used("0", at: after(1))
        sessions.loggedIn(maj, token: "new", at: after(2))
        #expect(sessions.count == Sessions.maximum)
        #expect(sessions.looked(at: "1", at: after(2)) == nil)
        #expect(sessions.looked(at: "0", at: after(2)) == maj)
        #expect(sessions.looked(at: "new", at: after(2)) == maj)
    }
}
