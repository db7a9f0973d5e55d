import TillCore

extension Transcript {
    package struct Failure: Error, Equatable {
        package let line: Int
        package let why: String
    }

    package init(name: String, parsing text: String) throws(Failure) {
        self.name = name
        var steps: [Step] = []
        // To Swift, CR and LF side by side are one character.
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in lines.enumerated() {
            guard !line.isEmpty, line.first != "#" else { continue }
            do throws(BadStep) {
                let (isClient, connection, rest) = try Self.split(line)
                let action = isClient ? try Self.sending(rest) : try Self.expecting(rest)
                steps.append(Step(line: index + 1, connection: connection, action: action))
            } catch {
                throw Failure(line: index + 1, why: error.why)
            }
        }
        self.steps = steps
    }

    private struct BadStep: Error {
        let why: String
    }

    /// `C2: text`
    private static func split(
        _ line: Substring
    ) throws(BadStep) -> (isClient: Bool, connection: Int, rest: String) {
        guard let colon = line.firstIndex(of: ":"), let side = line.first,
            side == "C" || side == "S"
        else { throw BadStep(why: "a line begins with `C:`, `S:` or `#`") }
        let number = String(line[line.index(after: line.startIndex)..<colon])
        guard let connection = number.isEmpty ? 1 : Int(text: number), connection > 0 else {
            throw BadStep(why: "`\(side)\(number):` names no connection")
        }
        var rest = line[line.index(after: colon)...]
        if rest.first == " " { rest = rest.dropFirst() }
        return (side == "C", connection, String(rest))
    }

    private static func sending(_ text: String) throws(BadStep) -> Action {
        guard text.first == "!" else { return .send(TranscriptText(text)) }
        let words = text.split(separator: " ")
        switch (words[0], words.count) {
        case ("!close", 1):
            return .close
        case ("!bytes", 2):
            guard let hex = Hex(text: String(words[1])) else {
                throw BadStep(why: "`!bytes` takes pairs of lowercase hex digits")
            }
            return .sendBytes(hex.bytes)
        case ("!pad", 2):
            guard let count = Int(text: String(words[1])), (1...1_000_000).contains(count) else {
                throw BadStep(why: "`!pad` takes a number of letters")
            }
            return .sendPadding(count)
        default:
            throw BadStep(why: "a client can `!bytes`, `!pad` and `!close`")
        }
    }

    private static func expecting(_ text: String) throws(BadStep) -> Action {
        switch text {
        case "!closed": return .expectClosed
        case "!rows": return .skipRows
        case "!again": return .askAgain
        default:
            guard text.first != "!" else {
                throw BadStep(why: "of a server, `!closed`, `!rows` and `!again` can be said")
            }
            return .expect(TranscriptText(text))
        }
    }
}
