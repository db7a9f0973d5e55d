import TillCore

/// A line that can't be understood. `protocol/refusals.md` lists every code.
package struct Unreadable: Error, Equatable, Sendable {
    package let code: ErrorCode
    /// What exactly: the key, the argument.
    package let detail: String?

    package init(_ code: ErrorCode, _ detail: String? = nil) {
        self.code = code
        self.detail = detail
    }

    /// The detail may be as long as the line was; an answer has to stay a line.
    package var text: String {
        guard let detail else { return code.text }
        let shown = detail.count > 60 ? detail.prefix(60) + "..." : detail[...]
        return "\(code.text): \(shown)"
    }
}

package enum ErrorCode: String, CaseIterable, Sendable {
    case lineTooLong = "line-too-long"
    case notUTF8 = "not-utf8"
    case controlCharacter = "control-character"
    case emptyLine = "empty-line"
    case syntax
    case unknownVerb = "unknown-verb"
    case unknownKey = "unknown-key"
    case repeatedKey = "repeated-key"
    case missingArgument = "missing-argument"
    case extraArgument = "extra-argument"
    case missingKey = "missing-key"
    case badValue = "bad-value"
    case badNumber = "bad-number"
    case numberRequired = "number-required"
    case numberNotAllowed = "number-not-allowed"
    case helloFirst = "hello-first"
    case helloAgain = "hello-again"
    case version
    case tooSlow = "too-slow"
    case tooManyConnections = "too-many-connections"
    case shuttingDown = "shutting-down"

    package var text: String {
        switch self {
        case .lineTooLong: "A line has at most 16384 bytes"
        case .notUTF8: "A line is UTF-8"
        case .controlCharacter: "A line has no control characters, and its texts nothing invisible"
        case .emptyLine: "The line is empty"
        case .syntax: "A quote or an escape is wrong"
        case .unknownVerb: "No such verb, see HELP"
        case .unknownKey: "This verb has no such key"
        case .repeatedKey: "This key stands twice"
        case .missingArgument: "An argument is missing"
        case .extraArgument: "An argument too many"
        case .missingKey: "A key is missing"
        case .badValue: "This value can't stand here"
        case .badNumber: "A number is # and digits, without leading zeros"
        case .numberRequired: "This verb needs a number: #seq"
        case .numberNotAllowed: "This verb takes no number"
        case .helloFirst: "Say HELLO first"
        case .helloAgain: "HELLO was said already"
        case .version: "This server speaks version 1"
        case .tooSlow: "This took too long"
        case .tooManyConnections: "The server has as many connections as it takes"
        case .shuttingDown: "The server is stopping"
        }
    }
}

extension Unreadable {
    package init(_ failure: Line.Failure) {
        switch failure {
        case .notUTF8: self.init(ErrorCode.notUTF8)
        case .controlCharacter: self.init(ErrorCode.controlCharacter)
        case .empty: self.init(ErrorCode.emptyLine)
        case .syntax: self.init(ErrorCode.syntax)
        }
    }
}
