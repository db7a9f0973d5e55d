import Testing

@testable import TillWeb

@Suite struct LanesTests {
    /// One is made, eight wait, and the one after them is told to come again at once.
    @Test func eightWaitBehindTheOneThatIsMade() async {
        let lanes = Lanes(waiting: 8)
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    do {
                        try await lanes.pass("device") { for await _ in stream {} }
                        return true
                    } catch { return false }
                }
            }
            #expect(await group.next() == false)
            continuation.finish()
            var made = 0
            for await isMade in group where isMade { made += 1 }
            #expect(made == 9)
        }
    }
}
