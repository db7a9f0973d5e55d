import Foundation

/// The programs as they were built with these tests.
enum Programs {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Beside the test bundle, else in the tree's debug folder.
    static let tilld = program("tilld")
    static let till = program("till")

    /// A file of the tree.
    static func file(_ path: String) -> URL { root.appendingPathComponent(path) }

    private static func program(_ name: String) -> URL {
        let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let beside = bundle.deletingLastPathComponent().appendingPathComponent(name)
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return root.appendingPathComponent(".build/debug/\(name)")
    }

    /// As it is shipped, when it has been built.
    static let releasedTilld: URL? = {
        let path = root.appendingPathComponent(".build-release/release/tilld")
        return FileManager.default.isExecutableFile(atPath: path.path) ? path : nil
    }()
}
