import ArgumentParser
import TillCore

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

struct Scan: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what is read out of barcodes.",
        discussion: """
            A line for each code: the item that is looked up, then what the code itself carries: \
            weight in kilograms, price, its currency, lot, serial number, expiry. No server is \
            asked.

            Without arguments the codes come from standard input, each on a line. One that begins \
            with a quote is read as in the protocol, where `\\x1d` is a scanner's separator.

            Exit code 1 when one of them is no code.

            EXAMPLE:
              till scan 2311111112345
              till scan '(01)07310865001825(17)261130(10)AB1'
              till scan '"]C1010731086500182510AB1\\x1d17261130"'
            """)

    @Option(help: "The year that an expiry's two digits are near to.")
    var year: Int?

    @Option(
        help: ArgumentHelp(
            "How the shop's own labels are read, as its configuration says it.",
            valueName: "pattern[:decimals]"))
    var label: [String] = []

    @Argument(help: "Codes.")
    var codes: [String] = []

    func validate() throws {
        guard year.map((1950...9900).contains) ?? true else {
            throw ValidationError("--year is from 1950 to 9900")
        }
        for text in label {
            guard Self.label(text) != nil else {
                throw ValidationError("--label \(text) is no pattern of a label")
            }
        }
    }

    /// `28IIIIIPPPPPC:1`
    private static func label(_ text: String) -> Setting.Label? {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        var label = Setting.Label()
        label.pattern = String(parts[0])
        if parts.count == 2 {
            guard let decimals = Int(parts[1]) else { return nil }
            label.decimals = decimals
        }
        return LabelPattern(label.pattern, decimals: label.decimals) == nil ? nil : label
    }

    func run() throws {
        let year = year ?? CivilDate(daysSince1970: time(nil) / 86_400).year
        let labels = LabelReader(label.compactMap(Self.label))
        var areAllRead = true
        func show(_ code: String) throws {
            let scan = TillCore.Scan(
                text: try Self.unquoted(code), year: year, labels: labels)
            Output.line(scan.map(Self.line) ?? "no code")
            areAllRead = areAllRead && scan != nil
        }
        for code in codes { try show(code) }
        while codes.isEmpty, let code = readLine() { try show(code) }
        if !areAllRead { throw ExitCode(ExitStatus.refused.rawValue) }
    }

    /// `item=2311111100007 qty=1.234`
    private static func line(_ scan: TillCore.Scan) -> String {
        var writer = TextWriter()
        writer.field("item", scan.code)
        writer.field("qty", scan.quantity)
        writer.field("price", scan.price)
        writer.field("currency", scan.currency)
        writer.field("lot", scan.lot)
        writer.field("serial", scan.serial)
        writer.field("expiry", scan.expiry)
        return String(decoding: writer.bytes.dropFirst(), as: UTF8.self)
    }

    private static func unquoted(_ text: String) throws -> String {
        guard text.hasPrefix("\"") else { return text }
        guard let line = try? Line(parsing: Array(text.utf8)), line.tokens.count == 1,
            line.tokens[0].suffix.isEmpty
        else { throw ExitStatus.notUnderstood.failure("a quote that is not well-formed: \(text)") }
        return line.text(line.tokens[0])
    }
}
