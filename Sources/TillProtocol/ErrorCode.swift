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
