import Testing
import TillClient

struct TranscriptMemoryTests {
    private var memory = TranscriptMemory()

    private mutating func matches(_ line: String, _ text: String, on connection: Int = 1) -> Bool {
        memory.matches(line, TranscriptText(text), on: connection)
    }

    @Test mutating func aPlaceholderIsTheSameEverAfter() throws {
        #expect(matches("OK receipt=3-413 total=1.00", "OK receipt=<r> total=<*>"))
        #expect(!matches("OK receipt=3-414", "OK receipt=<r>"))
        #expect(matches("OK receipt=3-413", "OK receipt=<r>"))
        #expect(try memory.filled(TranscriptText("RECEIPT <r>"), on: 1) == "RECEIPT 3-413")
        #expect(throws: TranscriptMemory.UnknownPlaceholder.self) {
            try memory.filled(TranscriptText("RECEIPT <other>"), on: 1)
        }
    }

    @Test mutating func aRunHasNoSpaceAndNoQuote() {
        #expect(!matches("OK name=a b", "OK name=<*>"))
        #expect(!matches("OK name=\"a\"", "OK name=<*>"))
        #expect(matches("OK name=\"a\"", "OK name=\"<*>\""))
        #expect(!matches("OK name=", "OK name=<*>"))
        #expect(matches("OK 3-413", "OK <register>-<number>"))
        #expect(matches("413", "<number>"))
    }

    @Test mutating func aLineThatDiffersTeachesNothing() {
        #expect(!matches("OK a=1 b=2", "OK a=<a> b=3"))
        #expect(matches("OK a=9", "OK a=<a>"))
    }

    @Test mutating func theRestMayBeAnythingOrNothing() {
        #expect(matches("OK a=1 b=2", "OK a=1 <...>"))
        #expect(matches("OK a=1", "OK a=1 <...>"))
        #expect(!matches("OK a=12", "OK a=1 <...>"))
    }

    @Test mutating func aSentenceMayHoldQuotes() {
        #expect(matches(#"NO gap "so \"far\"" next=5"#, #"NO gap "<...>" next=5"#))
        #expect(matches(#"NO gap """#, #"NO gap "<...>""#))
        #expect(!matches(#"NO gap "a" "b""#, #"NO gap "<...>""#))
    }

    @Test mutating func numbersCountFromTheStationsFirstHello() throws {
        memory.sending(TranscriptText("HELLO v=1 register=3"), on: 1)
        let hello = "OK store=S register=3 state=open epoch=1 next=118"
        memory.received(hello, on: 1)
        #expect(matches(hello, "OK store=S register=3 state=open epoch=1 next=#1"))
        #expect(try memory.filled(TranscriptText("#2 ITEM 1"), on: 1) == "#119 ITEM 1")
        #expect(matches("OK #119 line=1", "OK #2 line=1"))
        #expect(!matches("OK #2 line=1", "OK #2 line=1"))

        // Another connection of the station goes on counting, before it is answered too.
        memory.sending(TranscriptText("HELLO v=1 register=3 last=#2"), on: 2)
        let again = try memory.filled(TranscriptText("HELLO v=1 register=3 last=#2"), on: 2)
        #expect(again == "HELLO v=1 register=3 last=119")
        memory.received("OK store=S register=3 epoch=1 next=120", on: 2)
        #expect(matches("OK #120", "OK #3", on: 2))

        // Another station has numbers of its own; a connection without one has none.
        memory.sending(TranscriptText("HELLO v=1 service=owner station=a"), on: 3)
        memory.received("OK store=S service=owner station=a epoch=1 next=7", on: 3)
        #expect(matches("OK #7", "OK #1", on: 3))
        #expect(matches("BAD hello-first #1 \"x\"", "BAD hello-first #1 \"<...>\"", on: 4))
    }
}
