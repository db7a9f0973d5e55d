import Foundation

/// A shell script that can be executed at once.
///
/// Another process writes it. A file that this one has open for writing, however shortly, may be
/// inherited by a process that some other test is just starting, and until that one has got to its
/// own program nobody may execute the file: "text file busy".
package enum ScriptFile {
    package struct Failure: Error {
        package let code: Int32
    }

    package static func write(_ script: String, to path: String) throws {
        let writer = Process()
        writer.executableURL = URL(fileURLWithPath: "/bin/sh")
        writer.arguments = [
            "-c", #"printf '#!/bin/sh\n%s\n' "$1" >"$0" && chmod 755 "$0""#, path, script,
        ]
        try writer.run()
        writer.waitUntilExit()
        guard writer.terminationStatus == 0 else { throw Failure(code: writer.terminationStatus) }
    }
}
