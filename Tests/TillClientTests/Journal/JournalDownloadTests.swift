import Crypto
import Testing
import TillClient
import TillCore

/// What is asked page by page, and what is not believed.
@Suite struct JournalDownloadTests {
    /// A journal of so many entries: `entry 1 …`, each with its hash.
    private func journal(_ count: Int) -> [StoredEntry] {
        var head = [UInt8](repeating: 0, count: 32)
        return (1...count).map { number in
            let text = Array("entry \(number) \"x\"\nmore\n".utf8)
            head = Array(SHA256.hash(data: head + text))
            return StoredEntry(number: number, hash: Hex(head), text: text)
        }
    }

    private func row(_ entry: StoredEntry, _ part: String = "", _ text: String? = nil) -> String {
        let text = (text ?? String(decoding: entry.text, as: UTF8.self)).written
        let hash = part.contains("part=2") ? "" : " hash=\(entry.hash.written)"
        return "- entry=\(entry.number)\(hash)\(part) text=\(text)"
    }

    private func page(
        _ rows: [String], of journal: [StoredEntry], next: String
    ) throws -> Response {
        let end = try #require(journal.last)
        let status =
            "OK entry=\(end.number) head=\(end.hash.written) next=\(next) rows=\(rows.count)"
        var reader = ResponseReader()
        for line in rows { _ = try reader.received(Array(line.utf8)) }
        guard case .complete(let response) = try reader.received(Array(status.utf8)) else {
            throw UnfinishedReply()
        }
        return response
    }

    private func page(
        _ entries: ArraySlice<StoredEntry>, of journal: [StoredEntry]
    ) throws -> Response {
        let last = try #require(entries.last)
        return try page(entries.map { row($0) }, of: journal, next: "\(last.number + 1)")
    }

    private func sentence(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "fine"
        } catch {
            return (error as? JournalDownload.Failure)?.sentence ?? "\(error)"
        }
    }

    @Test func pageByPageToTheEndThatWasNamedFirst() throws {
        let all = journal(5)
        var download = JournalDownload(from: 1)
        #expect(download.request == "JOURNAL from=1")
        #expect(try download.received(page(all[0...1], of: Array(all[...3]))) == Array(all[0...1]))
        #expect(download.request == "JOURNAL from=3")
        // A fifth has come meanwhile: it is not waited for, nor taken.
        #expect(try download.received(page(all[2...4], of: all)) == Array(all[2...3]))
        #expect(download.request == nil)
        #expect(download.last == download.end)
        #expect(download.last?.entry == 4)
    }

    @Test func anEntryMayComeInPartsAcrossReplies() throws {
        let all = journal(2)
        let text = String(decoding: all[0].text, as: UTF8.self)
        var download = JournalDownload(from: 1)
        let first = try page(
            [row(all[0], " part=1 parts=3", String(text.prefix(5)))], of: all, next: "1 part=2")
        #expect(try download.received(first) == [])
        #expect(download.request == "JOURNAL from=1 part=2")
        let second = try page(
            [
                row(all[0], " part=2 parts=3", String(text.dropFirst(5))),
                "- entry=1 part=3 parts=3 text=\"\"", row(all[1]),
            ], of: all, next: "3")
        #expect(try download.received(second) == all)
        #expect(download.request == nil)
    }

    /// Without the hash before, the entry before is asked for, and its hash believed.
    @Test func fromTheMiddle() throws {
        let all = journal(5)
        var download = JournalDownload(from: 3)
        #expect(download.request == "JOURNAL from=2")
        #expect(try download.received(page(all[1...4], of: all)) == Array(all[2...]))
        #expect(download.request == nil)
        var known = JournalDownload(from: 3, after: all[1].hash)
        #expect(known.request == "JOURNAL from=3")
        #expect(try known.received(page(all[2...4], of: all)) == Array(all[2...]))
        var other = JournalDownload(from: 3, after: all[0].hash)
        #expect(
            sentence { _ = try other.received(page(all[2...4], of: all)) }
                == "entry 3 does not follow from the one before: wrong hash")
    }

    @Test func nothingNew() throws {
        let all = journal(5)
        var same = JournalDownload(from: 6, after: all[4].hash)
        #expect(try same.received(page([], of: all, next: "6")) == [])
        #expect(same.request == nil)
        var other = JournalDownload(from: 6, after: all[3].hash)
        #expect(
            sentence { _ = try other.received(page([], of: all, next: "6")) }
                == "entry 5 has another hash than the head that was named")
    }

    @Test func whatDoesNotHangTogetherIsNotTaken() throws {
        let all = journal(4)
        func change(_ change: (inout [StoredEntry]) -> Void) -> String {
            var changed = all
            change(&changed)
            var download = JournalDownload(from: 1)
            return sentence { _ = try download.received(page(changed[...], of: all)) }
        }
        #expect(change { _ in } == "fine")
        #expect(change { $0[1].text[10] ^= 1 }.hasPrefix("entry 2 does not follow"))
        #expect(change { $0[1].hash = $0[2].hash }.hasPrefix("entry 2 does not follow"))
        #expect(change { $0.remove(at: 1) } == "entry 3 follows on 1")
        #expect(change { $0.swapAt(0, 1) } == "entry 2 follows on 0")
        #expect(change { $0[1].number = 3 } == "entry 3 follows on 1")
        #expect(change { $0[1].text[6] = UInt8(ascii: "9") }.hasSuffix("another number inside"))
        var cut = JournalDownload(from: 1)
        let silent = try page(all[..<2].map { row($0) }, of: all, next: "1")
        #expect(
            sentence { _ = try cut.received(silent) } == "the journal ends before entry 4")
    }

    /// A chain that is whole, and is another one than the head says.
    @Test func theHeadIsCompared() throws {
        let all = journal(3)
        var download = JournalDownload(from: 1)
        let status = "OK entry=2 head=\(all[2].hash.written) next=3 rows=2"
        let reply = try response(row(all[0]), row(all[1]), status)
        #expect(
            sentence { _ = try download.received(reply) }
                == "entry 2 has another hash than the head that was named")
    }

    @Test func partsStandInARow() throws {
        let all = journal(2)
        for rows in [
            ["- entry=1 part=2 parts=2 text=x"],
            [row(all[0], " part=1 parts=2"), row(all[1], " part=2 parts=2")],
            [row(all[0], " part=1 parts=2"), row(all[0], " part=2 parts=3")],
            [row(all[0], " part=1 parts=3"), "- entry=1 part=3 parts=3 text=x"],
            ["- entry=1 text=x"], ["- entry=1 hash=zz text=x"], ["- text=x"],
        ] {
            var download = JournalDownload(from: 1)
            #expect(
                sentence { _ = try download.received(page(rows, of: all, next: "2")) } != "fine",
                "\(rows)")
        }
    }
}
