import ArgumentParser
import TillClient

/// How a file is read that is to be imported.
struct ImportReading: ParsableArguments {
    @Option(help: "What separates fields: comma, semicolon or tab (found out from the header).")
    var delimiter: String?

    @Option(help: "utf-8 or windows-1252 (found out).")
    var encoding: String?

    @Option(help: "Which column is what: --map name=Benämning.")
    var map: [String] = []

    @Option(help: "What holds where the file says nothing: --default vat=food.")
    var `default`: [String] = []

    @Option(help: "What a cell means: --value vat:12=food.")
    var value: [String] = []

    @Option(
        help: "What stands before decimals, comma or point, where a number could be read twice.")
    var decimal: String?

    @Option(help: "What codes are: barcodes, or own (taken as they stand).")
    var codes: String?

    @Flag(help: "Cut names that are longer than 100 bytes.")
    var shorten = false

    func options() throws -> ImportOptions {
        var options = ImportOptions()
        options.shortensNames = shorten
        if let delimiter {
            let known: [String: UInt8] = [
                "comma": UInt8(ascii: ","), ",": UInt8(ascii: ","),
                "semicolon": UInt8(ascii: ";"), ";": UInt8(ascii: ";"),
                "tab": UInt8(ascii: "\t"), "\t": UInt8(ascii: "\t"),
            ]
            guard let byte = known[delimiter] else {
                throw ValidationError("--delimiter is comma, semicolon or tab")
            }
            options.delimiter = byte
        }
        if let encoding {
            guard let known = TextEncoding(rawValue: encoding) else {
                throw ValidationError("--encoding is utf-8 or windows-1252")
            }
            options.encoding = known
        }
        options.decimal = try Self.word(decimal, "--decimal is comma or point")
        options.codes = try Self.word(codes, "--codes is barcodes or own")
        for text in map {
            let (column, header) = try Self.pair(text, "--map")
            options.headers[column] = header
        }
        for text in `default` {
            let (column, value) = try Self.pair(text, "--default")
            options.defaults[column] = value
        }
        for text in value {
            let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2, let column = ImportColumn(rawValue: parts[0]),
                let equals = parts[1].lastIndex(of: "=")
            else { throw ValidationError("--value is COLUMN:CELL=VALUE, not `\(text)`") }
            options.setValue(
                of: column, cell: String(parts[1][..<equals]),
                String(parts[1][parts[1].index(after: equals)...]))
        }
        return options
    }

    private static func word<Word: RawRepresentable<String>>(
        _ text: String?, _ sentence: String
    ) throws -> Word? {
        guard let text else { return nil }
        guard let word = Word(rawValue: text) else { throw ValidationError(sentence) }
        return word
    }

    private static func pair(
        _ text: String, _ option: String
    ) throws -> (ImportColumn, String) {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let column = ImportColumn(rawValue: parts[0]) else {
            let columns = ImportColumn.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("\(option) is COLUMN=TEXT, a column one of \(columns)")
        }
        return (column, parts[1])
    }
}
