import Foundation
import TillClient

/// `protocol/transcripts`, as they lie in the tree.
enum TranscriptFiles {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("protocol/transcripts")

    /// None when the folder can't be read: a test asks for more than that.
    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".txt") }.sorted()

    static func read(_ name: String) throws -> Transcript {
        let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        return try Transcript(name: name, parsing: text)
    }
}
