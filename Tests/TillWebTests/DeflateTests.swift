import Testing

@testable import TillWeb

/// What others make of the packed files is tested with Python's `gzip` (`test_page.py`).
@Suite struct DeflateTests {
    @Test func theChecksumIsThatOfTheStandard() {
        #expect(Deflate.checksum(of: Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(Deflate.checksum(of: []) == 0)
    }

    @Test func oneLetter() {
        #expect(
            Deflate.gzip(Array("a".utf8)) == [
                0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 0x4B, 0x04, 0x00, 0x43, 0xBE, 0xB7, 0xE8, 1,
                0, 0, 0,
            ])
    }

    @Test func whatRepeatsGetsSmall() {
        #expect(Deflate.gzip([UInt8](repeating: 0, count: 5000)).count < 60)
    }
}
