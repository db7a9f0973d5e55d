/// Why a line can't be understood. `protocol/refusals.md` lists every code.
package enum ErrorCode: String, CaseIterable, Sendable, PrintWord {
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

    package var text: String { words.english }

    package var words: (swedish: String, english: String) {
        switch self {
        case .lineTooLong: ("En rad har högst 16384 byte", "A line has at most 16384 bytes")
        case .notUTF8: ("En rad är UTF-8", "A line is UTF-8")
        case .controlCharacter:
            (
                "En rad har inga styrtecken, och dess texter inget osynligt",
                "A line has no control characters, and its texts nothing invisible"
            )
        case .emptyLine: ("Raden är tom", "The line is empty")
        case .syntax:
            ("Ett citattecken eller en omskrivning är fel", "A quote or an escape is wrong")
        case .unknownVerb: ("Ordet finns inte, se HELP", "No such verb, see HELP")
        case .unknownKey: ("Verbet har ingen sådan nyckel", "This verb has no such key")
        case .repeatedKey: ("Nyckeln står två gånger", "This key stands twice")
        case .missingArgument: ("Ett argument saknas", "An argument is missing")
        case .extraArgument: ("Ett argument för mycket", "An argument too many")
        case .missingKey: ("En nyckel saknas", "A key is missing")
        case .badValue: ("Värdet kan inte stå här", "This value can't stand here")
        case .badNumber:
            (
                "Ett nummer är # och siffror, utan inledande nollor",
                "A number is # and digits, without leading zeros"
            )
        case .numberRequired: ("Verbet kräver ett nummer: #seq", "This verb needs a number: #seq")
        case .numberNotAllowed: ("Verbet tar inget nummer", "This verb takes no number")
        case .helloFirst: ("Säg HELLO först", "Say HELLO first")
        case .helloAgain: ("HELLO är redan sagt", "HELLO was said already")
        case .version: ("Servern talar version 1", "This server speaks version 1")
        case .tooSlow: ("Detta tog för lång tid", "This took too long")
        case .tooManyConnections:
            (
                "Servern har så många anslutningar som den tar",
                "The server has as many connections as it takes"
            )
        case .shuttingDown: ("Servern stannar", "The server is stopping")
        }
    }
}
