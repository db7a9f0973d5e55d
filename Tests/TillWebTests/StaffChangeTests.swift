import Foundation
import TillCore
import Testing

@testable import TillWeb

@Suite struct StaffChangeTests {
    private func line(_ json: String) throws -> String {
        let change = try JSONDecoder().decode(StaffChange.self, from: Data(json.utf8))
        return String(decoding: change.line.bytes, as: UTF8.self)
    }

    @Test func eachKindIsALine() throws {
        #expect(
            try line(#"{"kind":"move","code":"73","quantity":"6","from":"4-B-2","to":"9-C-1"}"#)
                == "MOVE 73 6 from=4-B-2 to=9-C-1")
        #expect(
            try line(#"{"kind":"adjust","code":"73","quantity":"-3","reason":"broken"}"#)
                == "ADJUST 73 -3 reason=broken")
        #expect(
            try line(#"{"kind":"count","code":"73","quantity":"1.5","place":"4-B-2"}"#)
                == "STOCKTAKE 73 1.5 place=4-B-2")
    }

    /// Nothing that is typed ends its value, or the line.
    @Test func whatIsTypedStaysAValue() throws {
        #expect(
            try line(
                #"{"kind":"move","code":"a b","quantity":"1","from":"x\" by=1","to":"y\n#1 END"}"#)
                == #"MOVE "a b" 1 from="x\" by=1" to="y\n#1 END""#)
    }

    @Test(arguments: [
        #"{"kind":"sell","code":"73","quantity":"6"}"#, #"{"kind":"move"}"#, "[]", "",
    ])
    func anythingElseIsNone(json: String) {
        #expect(throws: DecodingError.self) { try line(json) }
    }
}
