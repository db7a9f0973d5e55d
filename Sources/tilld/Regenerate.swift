import ArgumentParser
import Glibc
import TillCore
import TillDelivery
import TillServer

/// `tilld regenerate`: makes settlements again out of the journal, and compares, or writes them.
struct Regenerate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regenerate",
        abstract: "Make settlements' files again from a stopped shop's journal, or a backup's.",
        discussion: """
            Compares them, file by file, with those in the data directory's settlements/; exit \
            code 0 when all are the same, 65 when one differs or is missing. With --into they are \
            written instead. Where the shop's secrets can't be read, signatures are taken from \
            the journal, and checked. Example:
              tilld regenerate --data /var/lib/till --settlement 142
              tilld regenerate --data /tmp/backup --all --into /tmp/again
              tilld regenerate --journal journal.jsonl --all --settlements /srv/settlements
            """)

    @Option(help: "The data directory of a stopped shop, or a folder with a copy of its till.db.")
    var data: String?

    @Option(help: "In place of --data: an exported journal (JSON Lines).")
    var journal: String?

    @Option(help: "The folder to compare with (settlements/ in the data directory).")
    var settlements: String?

    @Option(help: "The settlement's number.")
    var settlement: Int?

    @Flag(help: "All of them.")
    var all = false

    @Option(help: "Write them into this folder, and compare nothing.")
    var into: String?

    func validate() throws {
        guard (settlement != nil) != all else {
            throw ValidationError("say which: --settlement N, or --all")
        }
        guard (data != nil) != (journal != nil) else {
            throw ValidationError("say of what: --data DIR, or --journal FILE")
        }
        guard journal == nil || settlements != nil || into != nil else {
            throw ValidationError("with --journal, say --settlements DIR or --into DIR")
        }
    }

    func run() throws {
        do {
            try regenerate()
        } catch {
            throw reported(error)
        }
    }

    private func regenerate() throws {
        if let journal {
            let folded = try FoldedJournal(export: journal)
            try regenerate(from: folded.directory, signer: nil)
            withExtendedLifetime(folded) {}
        } else if let data {
            try StoppedShop.with(data) { shop in
                let secrets = "\(data)/secrets"
                let signer =
                    access(secrets, R_OK) == 0
                    ? try DataDirectory.readSecrets(secrets).signer : nil
                try regenerate(from: shop.directory, signer: signer)
            }
        }
    }

    private func regenerate(from directory: String, signer: Signer?) throws {
        let regeneration = try Regeneration(directory: directory, signer: signer)
        let numbers = try settlement.map { [$0] } ?? Array(1..<regeneration.count() + 1)
        if let into {
            try write(numbers, into, regeneration)
        } else {
            let kept = settlements ?? "\(data ?? directory)/settlements"
            try compare(numbers, with: kept, regeneration)
        }
    }

    private func write(_ numbers: [Int], _ into: String, _ regeneration: Regeneration) throws {
        try Files.makeDirectory(into, mode: 0o750)
        for number in numbers {
            try Output.line("\(try regeneration.write(number, into: into)) written")
        }
    }

    private func compare(
        _ numbers: [Int], with settlements: String, _ regeneration: Regeneration
    ) throws {
        var differences = 0
        for number in numbers {
            let (folder, findings) = try regeneration.compare(number, with: settlements)
            for (file, finding) in findings {
                try Output.line("\(folder)/\(file) \(finding.rawValue)")
            }
            differences += findings.count { $0.finding != .same }
        }
        guard differences == 0 else {
            throw ExitFailure(
                .damaged, "\(differences) files are not what follows from the journal")
        }
    }
}
