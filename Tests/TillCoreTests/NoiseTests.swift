import Testing

@testable import TillCore

@Suite struct NoiseTests {
    private let begin = ContinuousClock.now

    private func after(_ seconds: Int) -> ContinuousClock.Instant { begin + .seconds(seconds) }

    @Test func aKindIsToldOnceAMinute() {
        var noise = Noise()
        #expect(noise.heard("cut off", at: begin) == .tell)
        for second in 1...412 {
            #expect(noise.heard("cut off", at: begin + .milliseconds(second)) == .count)
        }
        #expect(noise.heard("another", at: after(1)) == .tell)
        #expect(noise.due(at: after(59)) == [])
        #expect(noise.due(at: after(61)) == [Noise.More(kind: "cut off", count: 412)])
        #expect(noise.due(at: after(61)) == [])
        #expect(noise.heard("cut off", at: after(62)) == .tell)
    }

    /// Nobody asked what is due meanwhile: nothing is lost.
    @Test func whatWasCountedStaysCounted() {
        var noise = Noise()
        #expect(noise.heard("x", at: begin) == .tell)
        #expect(noise.heard("x", at: after(1)) == .count)
        #expect(noise.heard("x", at: after(60)) == .tell)
        #expect(noise.due(at: after(120)) == [Noise.More(kind: "x", count: 1)])
    }

    @Test func kindsAreBounded() {
        var noise = Noise()
        for kind in 0..<Noise.kinds { #expect(noise.heard("\(kind)", at: begin) == .tell) }
        #expect(noise.heard("a", at: begin) == .tell)
        #expect(noise.heard("b", at: begin) == .count)
        #expect(noise.heard("c", at: begin) == .count)
        #expect(noise.heard("0", at: begin) == .count)
        #expect(
            noise.due(at: after(60)) == [
                Noise.More(kind: "0", count: 1), Noise.More(kind: Noise.other, count: 2),
            ])
    }
}
