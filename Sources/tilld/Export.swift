import ArgumentParser
import Glibc
import TillCore
import TillDelivery
import TillEngine
import TillSQLite

/// `tilld export`: writes a stopped shop's journal, or a backup's, as `till journal export` writes
/// that of a running one: the same bytes.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a stopped shop's journal as JSON Lines, an entry a line.",
        discussion: """
            To standard output, or to FILE: there it appears when it is whole. Entry numbers and
            the hash chain are checked on the way; exit code 65 when they do not fit. Example:
              tilld export --data /var/lib/till --output journal.jsonl
            """)

    @Option(help: "The data directory of a stopped shop.")
    var data: String

    @Option(help: "The file to write; standard output otherwise.")
    var output: String?

    func run() throws {
        do {
            try StoppedShop.with(data, export)
        } catch {
            throw reported(error)
        }
    }

    private func export(_ shop: StoppedShop) throws {
        let chain = try write(shop)
        tilld.write(
            "tilld: entries \(chain.entry), head \(chain.head.written)\n", to: STDERR_FILENO)
    }

    /// A file is written beside its place and moved there when it is whole.
    private func write(_ shop: StoppedShop) throws -> Chain {
        guard let output else {
            return try copy(shop) { try Files.append($0, to: STDOUT_FILENO, "standard output") }
        }
        guard Files.isPlainOrMissing(output) else {
            throw ExitFailure(.cannotWrite, "\(output) is no plain file: use >\(output)")
        }
        let temporary = output + ".part"
        do {
            // The journal holds all that a shop knows: the file is its owner's to read.
            let file = try NewFile(temporary, mode: 0o600)
            let chain = try copy(shop) { try file.append($0) }
            try file.finish()
            try Files.rename(temporary, to: output)
            try Files.synchronise(directory: Files.folder(of: output))
            return chain
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private func copy(_ shop: StoppedShop, _ write: ([UInt8]) throws -> Void) throws -> Chain {
        let reader = try shop.journal()
        var chain = Chain()
        var lines: [UInt8] = []
        while let entry = try reader.next() {
            try chain.append(checking: entry)
            lines += entry.exported
            guard lines.count > 1 << 20 else { continue }
            try write(lines)
            lines.removeAll(keepingCapacity: true)
        }
        try write(lines)
        return chain
    }
}
