import TillClient
import TillCore

/// Replies as JSON, for scripts. Every value is a string, as it stood on the wire: an amount of
/// money must not pass through somebody's floating point.
///
/// ```
/// {"status":"OK","rows":[{"item":"7310865001825","price":"16.90"}],"fields":{"rows":"1"}}
/// {"status":"NO","code":"drawer-closed","number":7,"text":"…","rows":[],"fields":{}}
/// ```
enum JSONText {
    static func object(_ response: Response) -> String {
        var members = ["\"status\":" + string(response.status.rawValue)]
        if let number = response.number { members.append("\"number\":\(number)") }
        if response.status != .ok {
            members.append("\"code\":" + string(response.code))
            members.append("\"text\":" + string(response.sentence))
        }
        let rows = response.rows.map(object).joined(separator: ",")
        members.append("\"rows\":[\(rows)]")
        members.append("\"fields\":" + object(response.line))
        return "{" + members.joined(separator: ",") + "}"
    }

    static func object(_ line: Line) -> String { object(line.pairs) }

    static func object(_ pairs: [(key: String, value: String)]) -> String {
        let members = pairs.map { string($0.key) + ":" + string($0.value) }
        return "{" + members.joined(separator: ",") + "}"
    }

    static func list(_ rows: [[(key: String, value: String)]]) -> String {
        "[" + rows.map { object($0) }.joined(separator: ",") + "]"
    }

    /// `"errors":[{"line":"9","text":"…"}],"advice":[…]`; line 0 is the whole file.
    static func members(_ findings: Findings) -> String {
        func rows(_ failures: [Configuration.Failure]) -> String {
            list(failures.map { [("line", String($0.line)), ("text", $0.reason)] })
        }
        return "\"errors\":" + rows(findings.errors) + ",\"advice\":" + rows(findings.advice)
    }

    static func string(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": json += "\\\""
            case "\\": json += "\\\\"
            case "\n": json += "\\n"
            case _ where String(scalar).hiddenCharacter != nil:
                for unit in String(scalar).utf16 {
                    let hex = String(unit, radix: 16)
                    json += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                }
            default: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }
}
