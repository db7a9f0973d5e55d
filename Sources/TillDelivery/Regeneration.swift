import Crypto
import TillCore
import TillEngine
import TillSQLite
import TillSettlement

/// Makes settlements again out of a journal, as somebody would who wants to see that the files that
/// accounting has follow from it: at any time, on any machine.
///
/// What a settlement takes from outside its own day is the digest of the one before and a
/// signature. The digest stands in the journal, or is made by making the one before. Ed25519 is
/// deterministic, so whoever has the key makes the same signature; without it the one that the
/// journal holds is taken, once it has been checked to be the sealing key's, of these very bytes.
package final class Regeneration {
    package enum Finding: String, Sendable {
        case same, different, missing
        /// It is in the folder, and no file of the settlement.
        case unknown
    }

    private let reader: SettlementReader
    private let signer: Signer?
    /// Of settlements that were made on the way.
    private var digests: [Int: Hex] = [:]

    /// - Parameters:
    ///   - directory: where `till.db` is; no daemon runs on it.
    ///   - signer: the store's key, where it is at hand.
    package init(directory: String, signer: Signer?) throws(Fault) {
        reader = try SettlementReader(directory: directory)
        self.signer = signer
    }

    /// How many settlements there are: they are numbered from 1 without gaps.
    package func count() throws(Fault) -> Int {
        var number = 0
        while try reader.settlement(number + 1) != nil { number += 1 }
        return number
    }

    /// - Returns: the folder's name, and each file with what was found of it.
    package func compare(
        _ number: Int, with settlements: String
    ) throws -> (folder: String, findings: [(file: String, finding: Finding)]) {
        let settlement = try settlement(number)
        let folder = "\(settlements)/\(settlement.seal.folder)"
        let made = try make(settlement) { _, _ in }.files
        let present = try Files.names(in: folder)
        var findings: [(file: String, finding: Finding)] = []
        for file in made {
            guard present.contains(file.name) else {
                findings.append((file.name, .missing))
                continue
            }
            let isSame = try FileDigest(of: "\(folder)/\(file.name)").isOf(file)
            findings.append((file.name, isSame ? .same : .different))
        }
        for name in present where !made.contains(where: { $0.name == name }) {
            findings.append((name, .unknown))
        }
        return (settlement.seal.folder, findings)
    }

    /// Writes a settlement's folder into a directory.
    ///
    /// - Returns: the folder's name.
    package func write(_ number: Int, into directory: String) throws -> String {
        let settlement = try settlement(number)
        let folder = settlement.seal.folder
        _ = try FolderWriter(settlements: directory).write(folder) { sink in
            try make(settlement, into: sink)
        }
        return folder
    }

    private func settlement(_ number: Int) throws(Fault) -> Settlement {
        guard let settlement = try reader.settlement(number) else {
            throw Fault(.damaged, "the journal knows of no settlement \(number)")
        }
        return settlement
    }

    private func make(
        _ settlement: Settlement, into sink: SettlementWriter.Sink
    ) throws -> SettlementFiles {
        let number = settlement.seal.head.settlement
        let previous = number > 1 ? try digest(of: number - 1) : nil
        let files = try DayMaker(reader: reader).make(
            settlement.seal, previous: previous, sign: try signing(settlement), into: sink)
        digests[number] = files.truth
        return files
    }

    private func digest(of number: Int) throws -> Hex? {
        if let known = digests[number] { return known }
        let settlement = try settlement(number)
        if let recorded = settlement.files?.truth { return recorded }
        return try make(settlement) { _, _ in }.truth
    }

    private func signing(_ settlement: Settlement) throws -> ([UInt8]) throws -> Hex {
        let seal = settlement.seal
        if let signer, signer.publicKey == seal.head.signingKey { return signer.sign }
        guard let recorded = settlement.files?.signature else {
            throw Fault(
                .damaged,
                "settlement \(seal.head.settlement) was never written: to make it takes `secrets`")
        }
        return { text in
            let key = try? Curve25519.Signing.PublicKey(
                rawRepresentation: seal.head.signingKey.bytes)
            guard key?.isValidSignature(recorded.bytes, for: text) == true else {
                throw Fault(
                    .damaged,
                    "the signature in the journal is not of what it makes of settlement "
                        + "\(seal.head.settlement)")
            }
            return recorded
        }
    }
}
