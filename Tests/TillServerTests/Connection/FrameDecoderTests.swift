import Foundation
import NIOCore
import Testing
import TillCore
import TillTesting

@testable import TillServer

@Suite struct FrameDecoderTests {
    private func frames(_ chunks: some Sequence<[UInt8]>) -> [FrameDecoder.Frame] {
        var decoder = FrameDecoder()
        var frames: [FrameDecoder.Frame] = []
        for chunk in chunks {
            var bytes = ByteBuffer(bytes: chunk)
            decoder.append(&bytes)
            while let frame = decoder.next() {
                frames.append(frame)
                if frame == .tooLong { return frames }
            }
        }
        return frames
    }

    private func lines(_ texts: String...) -> [FrameDecoder.Frame] {
        texts.map { .line(Array($0.utf8)) }
    }

    @Test func linesEndInLFAndOneCRIsDropped() {
        let stream = Array("a\nb\r\n\n\r\nc\r\r\nd\re\n half".utf8)
        #expect(frames([stream]) == lines("a", "b", "", "", "c\r", "d\re"))
    }

    @Test func everyCutInTwoGivesTheSameLines() {
        let stream = Array("PING\r\n\nåäö\r\n#1 SALE\nQUIT\n".utf8)
        let whole = frames([stream])
        #expect(whole.count == 5)
        for cut in 0...stream.count {
            #expect(frames([Array(stream[..<cut]), Array(stream[cut...])]) == whole)
        }
        #expect(frames(stream.map { [$0] }) == whole)
    }

    @Test(arguments: 1...50)
    func anyChunksGiveTheSameLines(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let ends = ["\n", "\r\n", "\n\n", "\r\r\n"]
        var stream: [UInt8] = []
        for _ in 0..<200 {
            let length = random.chance(5) ? 5000 : Int.random(in: 0...40, using: &random)
            stream += [UInt8](repeating: UInt8.random(in: 97...122, using: &random), count: length)
            stream += Array(random.pick(ends).utf8)
        }
        var chunks: [[UInt8]] = []
        var rest = stream[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...random.pick([3, 100, 4000]), using: &random)
            chunks.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        #expect(frames(chunks) == frames([stream]))
    }

    @Test(arguments: ["\n", "\r\n"])
    func aLineHasAtMost16KiB(end: String) {
        let longest = [UInt8](repeating: 120, count: 16_384)
        let end = Array(end.utf8)
        for size in [1, 1000, 16_384, 20_000] {
            #expect(frames((longest + end).chunked(by: size)) == [.line(longest)])
            #expect(frames((longest + [120] + end).chunked(by: size)) == [.tooLong])
        }
    }

    @Test func aLineWithoutEndIsFoundTooLongInTime() {
        let longest = [UInt8](repeating: 120, count: 16_384)
        #expect(frames([longest]) == [])
        #expect(frames([longest + [120, 120]]) == [.tooLong])
        // A CR may be the one before the LF; behind it no more can come.
        #expect(frames([longest + [13]]) == [])
        #expect(frames([longest + [13], [120]]) == [.tooLong])
        #expect(frames([longest + [13], [13]]) == [.tooLong])
    }

    @Test func aMillionShortLines() {
        let stream = [UInt8](repeating: 10, count: 1_000_000)
        var decoder = FrameDecoder()
        var bytes = ByteBuffer(bytes: stream)
        decoder.append(&bytes)
        var count = 0
        while decoder.next() == .line([]) { count += 1 }
        #expect(count == 1_000_000)
        #expect(!decoder.isInLine)
    }

    /// A stream whose pieces are never cut at a line's end is not kept from its beginning.
    @Test func whatWasGivenOutIsForgotten() {
        let piece = [UInt8](repeating: 120, count: 5000) + [10] + [UInt8](repeating: 120, count: 99)
        var decoder = FrameDecoder()
        for _ in 0..<40_000 {
            var bytes = ByteBuffer(bytes: piece)
            decoder.append(&bytes)
            #expect(decoder.next() != nil)
        }
        #expect(decoder.isInLine)
        #expect(decoder.bytesHeld < 1 << 20)
    }
}

extension [UInt8] {
    fileprivate func chunked(by size: Int) -> [[UInt8]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}

/// Memory that this process has in use now.
func residentBytes() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return try #require(pages) * 4096
}
