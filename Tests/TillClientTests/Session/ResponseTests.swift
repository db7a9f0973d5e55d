import Testing
import TillClient
import TillCore

struct ResponseTests {
    @Test func gathersRowsUpToTheStatus() throws {
        let reply = try response("- item=1 name=A", "- item=2", "OK rows=2")
        #expect(reply.status == .ok)
        #expect(reply.rows.map { $0.value("item") } == ["1", "2"])
        #expect(reply.value("rows") == "2")
    }

    @Test func readsARefusal() throws {
        let reply = try response(#"NO gap #9 "that number is too far on" next=5"#)
        #expect(reply.status == .no)
        #expect(reply.code == "gap")
        #expect(reply.number == 9)
        #expect(reply.sentence == "that number is too far on")
        #expect(reply.value("next") == "5")
        #expect(try response(#"BAD syntax "what?""#).sentence == "what?")
    }

    @Test func letsNoticesPassBetween() throws {
        var reader = ResponseReader()
        guard case .incomplete = try reader.received(Array("- a=1".utf8)),
            case .notice(word: "close-soon") = try reader.received(Array("* close-soon at=1".utf8)),
            case .complete(let reply) = try reader.received(Array("OK rows=1".utf8))
        else {
            Issue.record("not in this order")
            return
        }
        #expect(reply.rows.count == 1)
    }

    @Test(arguments: ["", "HELLO", "PK", "*", "OK\u{7}"])
    func anythingElseBreaksTheProtocol(line: String) {
        #expect(throws: LinkFailure.self) { try response(line) }
    }

    @Test func aReplyWithoutEndIsGivenUp() throws {
        var reader = ResponseReader()
        for _ in 0..<ResponseReader.rowLimit { _ = try reader.received(Array("- a=1".utf8)) }
        #expect(throws: LinkFailure.self) { try reader.received(Array("- a=1".utf8)) }
    }
}
