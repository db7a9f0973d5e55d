import Testing

@testable import TillWeb

@Suite struct PausesTests {
    @Test func theyGrowAndBeginAnew() {
        var pauses = Pauses()
        let first = (0..<8).map { _ in pauses.next(servedFor: .zero) }
        #expect(first == [1, 2, 4, 8, 16, 32, 60, 60].map { .seconds($0) })
        #expect(pauses.next(servedFor: .seconds(60)) == .seconds(1))
        #expect(pauses.next(servedFor: .seconds(59)) == .seconds(2))
    }
}
