import TillCore
import Testing

@testable import TillSettlement

@Suite struct JSONTests {
    private func text(_ json: JSON) -> String { String(decoding: json.text, as: UTF8.self) }

    @Test func `only what must be escaped is`() {
        let json = JSON.string("\"quoted\" back\\slash / åäö € 😀 \n \t \u{1} \u{7F}")
        #expect(
            text(json)
                == #""\"quoted\" back\\slash / åäö € 😀 \n \u0009 \u0001 "# + "\u{7F}\"\n")
    }

    @Test func `two spaces a level, members in order`() {
        let json = JSON.object([
            "b": .array([.number(1), .object([:]), .array([])]),
            "a": .null,
            "money": .value(Money(minor: -12_345)),
            "none": .value(nil as Money?),
            "yes": .bool(true),
        ])
        #expect(
            text(json) == """
                {
                  "b": [
                    1,
                    {},
                    []
                  ],
                  "a": null,
                  "money": "-123.45",
                  "none": null,
                  "yes": true
                }

                """)
    }
}
