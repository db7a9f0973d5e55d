/// Where a conversation went another way than its transcript.
package struct TranscriptFailure: Error, Sendable, Equatable {
    package let transcript: String
    package let line: Int
    package let expected: String
    package let got: String
    /// The last lines that were said before.
    package let conversation: [String]

    /// ```
    /// sale.txt:14: expected
    ///     OK #2 line=1 …
    /// got
    ///     NO unknown-item #2 "…"
    /// after
    ///     C: #2 ITEM 123
    /// ```
    package var report: String {
        var lines = ["\(transcript):\(line): expected", "    \(expected)", "got", "    \(got)"]
        if !conversation.isEmpty {
            lines.append("after")
            lines += conversation.map { "    \($0)" }
        }
        return lines.joined(separator: "\n")
    }
}
