import TillCore

/// What is found wrong with a file that an owner wrote, line by line, and how much it is.
///
/// ```
/// shop.floor:9: advice: aisle `4` has no bay `4-C` between `4-B` and `4-D`
///
/// shop.floor: 0 errors, 1 advice
/// ```
package struct Findings {
    /// As the findings name it.
    let file: String
    package let errors: [Configuration.Failure]
    package let advice: [Configuration.Failure]

    /// Behind what is said of the file itself.
    var lines: [String] {
        let found = errors.map { line("error", $0) } + advice.map { line("advice", $0) }
        return (found.isEmpty ? [] : [""]) + found + ["", summary]
    }

    package var summary: String {
        "\(file): \(errors.count) \(errors.count == 1 ? "error" : "errors"), "
            + "\(advice.count) advice"
    }

    private func line(_ kind: String, _ failure: Configuration.Failure) -> String {
        let place = failure.line > 0 ? ":\(failure.line)" : ""
        return "\(file)\(place): \(kind): \(failure.reason)"
    }
}
