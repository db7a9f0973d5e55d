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
        let code = try ChildProcess.run(
            "/bin/sh",
            ["-c", #"printf '#!/bin/sh\n%s\n' "$1" >"$0" && chmod 755 "$0""#, path, script])
        guard code == 0 else { throw Failure(code: code) }
    }
}
