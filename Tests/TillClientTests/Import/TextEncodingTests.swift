import Testing
import TillClient

@Suite struct TextEncodingTests {
    private func text(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) throws -> String {
        String(decoding: try TextEncoding.decode(bytes, as: encoding), as: UTF8.self)
    }

    @Test func whatIsUTF8IsUTF8() throws {
        #expect(try text(Array("Mjölk".utf8)) == "Mjölk")
        #expect(try text([0xEF, 0xBB, 0xBF] + Array("Mjölk".utf8)) == "Mjölk")
        #expect(try text([]) == "")
    }

    @Test func anythingElseIsWindows1252() throws {
        #expect(try text([0x4D, 0x6A, 0xF6, 0x6C, 0x6B]) == "Mjölk")
        #expect(try text([0x80, 0x20, 0x96, 0x20, 0xC5, 0x78]) == "€ – Åx")
        // The end of `NESCAFÉ®` could be a letter of UTF-8; what else is there says that it is not.
        let nescafe: [UInt8] = [0xC9, 0xAE, 0xE5, 0x20, 0xE4, 0x20, 0xF6, 0x20, 0xE5, 0x20, 0xE5]
        #expect(try text(nescafe) == "É®å ä ö å å")
        #expect(try text(Array("Mjölk".utf8), .windows1252) == "MjÃ¶lk")
    }

    @Test func saysWhatCantBeRead() {
        func failure(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) -> ImportFailure? {
            do throws(ImportFailure) {
                _ = try TextEncoding.decode(bytes, as: encoding)
                return nil
            } catch {
                return error
            }
        }
        #expect(failure([0x61, 0x0A, 0xE5], .utf8) == ImportFailure(line: 2, why: "not UTF-8"))
        #expect(failure([0xEF, 0xBB, 0xBF, 0xE5])?.why == "not UTF-8")
        #expect(
            failure([0x0A, 0x0A, 0x81])
                == ImportFailure(line: 3, why: "byte 81 is no letter of Windows-1252"))
        #expect(failure([0xFF, 0xFE, 0x61, 0])?.why.hasPrefix("this is UTF-16") == true)
        #expect(failure(Array("PK\u{3}\u{4}".utf8))?.why.hasPrefix("this is a workbook") == true)
    }
}
