import Testing
import TillClient

struct TranscriptParsingTests {
    private func steps(_ text: String) throws -> [Transcript.Step] {
        try Transcript(name: "t", parsing: text).steps
    }

    @Test func readsWhoSaysWhatOnWhichConnection() throws {
        let steps = try steps("# comment\n\nS: OK\nC: PING\r\nC2: !close\nS12: !closed\n")
        #expect(steps.map(\.line) == [3, 4, 5, 6])
        #expect(steps.map(\.connection) == [1, 1, 2, 12])
        let expected: [Transcript.Action] = [
            .expect(TranscriptText("OK")), .send(TranscriptText("PING")), .close, .expectClosed,
        ]
        #expect(steps.map(\.action) == expected)
    }

    @Test func readsSpecialLines() throws {
        let steps = try steps("C: !bytes 500a\nC: !pad 17000\nS: !rows\nC:\n")
        let expected: [Transcript.Action] = [
            .sendBytes([0x50, 0x0A]), .sendPadding(17_000), .skipRows, .send(TranscriptText("")),
        ]
        #expect(steps.map(\.action) == expected)
    }

    @Test(arguments: [
        "X: PING", "PING", "C0: PING", "C-1: PING", "C: !bytes 5", "C: !bytes", "C: !pad x",
        "C: !fly", "S: !close", "S: !", "C: !",
    ])
    func saysWhichLineIsWrong(line: String) {
        #expect {
            try steps("# first\n" + line)
        } throws: { error in
            (error as? Transcript.Failure)?.line == 2
        }
    }

    @Test func findsPlaceholdersAndNumbers() {
        typealias Part = TranscriptText.Part
        #expect(
            TranscriptText(#"NO gap #9 "<...>" next=#5"#).parts == [
                .literal("NO gap "), .number(9, hasSign: true), .literal(" \""), .sentence,
                .literal("\" next="), .number(5, hasSign: false),
            ])
        #expect(
            TranscriptText("OK #1 z=<z> head=<*> <...>").parts == [
                .literal("OK "), .number(1, hasSign: true), .literal(" z="), .placeholder("z"),
                .literal(" head="), .anything, .literal(" "), .rest,
            ])
        #expect(
            TranscriptText("REPLY #2").parts == [.literal("REPLY "), .number(2, hasSign: false)])
    }

    @Test(arguments: ["#0 SALE", "#01 SALE", "#one SALE", "A#1", "<Name>", "a < b > c", "<...> x"])
    func leavesOtherTextAlone(text: String) {
        #expect(TranscriptText(text).parts == [.literal(text)])
    }
}
