import Crypto
import Dispatch
import Logging
import Synchronization
import TillCore
import TillEngine
import TillSQLite
import TillSettlement

/// Writes the folder of each sealed day, beside the selling: on a queue and a read-only connection
/// of its own.
///
/// A folder is made under a name that begins with a dot, synced, then renamed; it is never changed
/// again. When writing fails the day stays closed and nothing half-written shows; the next try
/// makes the same bytes.
package final class SettlementExporter: Sendable {
    private static let secondsBetweenTries = 30

    private let directory: String
    private let signer: Signer
    private let logger: Logger
    private let queue = DispatchQueue(label: "settlements")
    private let progress = Mutex(Progress())

    fileprivate struct Progress {
        var record: (@Sendable (Command) -> Void)?
        /// The last settlement written by this process: the journal may not say so yet.
        var last: SettlementFiles?
        /// One try is waiting for its time: however often a day is sealed meanwhile, it is one.
        var isTryPending = false
    }

    /// - Parameter signer: signs with the store's key.
    package init(directory: String, signer: Signer, logger: Logger) {
        self.directory = directory
        self.signer = signer
        self.logger = logger
    }

    /// Writes what an earlier run left unwritten.
    ///
    /// - Parameter record: tells the writer what is on disk.
    package func start(_ record: @escaping @Sendable (Command) -> Void) {
        progress.withLock { $0.record = record }
        wake()
    }

    /// A day was sealed.
    package func wake() {
        queue.async { self.writeAll() }
    }

    private func writeAll() {
        do {
            let reader = try SettlementReader(directory: directory)
            while let next = try reader.nextUnwritten(after: progress.withLock(\.lastNumber)) {
                let files = try write(next.seal, reader)
                let record = progress.withLock { progress in
                    progress.last = files
                    return progress.record
                }
                record?(.settlementIsWritten(files))
                logger.notice("settlement written", metadata: ["folder": "\(next.seal.folder)"])
            }
        } catch {
            logger.error(
                "a settlement could not be written; it is tried again",
                metadata: ["error": "\(Self.sentence(error))"])
            tryAgainLater()
        }
    }

    private func tryAgainLater() {
        let isPending = progress.withLock { progress in
            defer { progress.isTryPending = true }
            return progress.isTryPending
        }
        guard !isPending else { return }
        queue.asyncAfter(deadline: .now() + .seconds(Self.secondsBetweenTries)) {
            self.progress.withLock { $0.isTryPending = false }
            self.writeAll()
        }
    }

    private static func sentence(_ error: any Error) -> String {
        switch error {
        case let fault as Fault: fault.message
        case let failure as Files.Failure: failure.sentence
        case let fault as SettlementFault: fault.message
        default: "\(error)"
        }
    }

    private func write(_ seal: DaySeal, _ reader: SettlementReader) throws -> SettlementFiles {
        let folder = "\(directory)/settlements/\(seal.folder)"
        let temporary = "\(directory)/settlements/.\(seal.folder)"
        try Files.removeFolder(temporary)
        try Files.makeDirectory(temporary, mode: 0o755)
        let files = try write(try day(seal, reader), into: temporary, reader)
        try Files.synchronise(directory: temporary)
        if Files.exists(folder) {
            // Renamed by a run that died before the journal knew of it.
            try check(folder, files)
            try Files.removeFolder(temporary)
        } else {
            try Files.rename(temporary, to: folder)
            try Files.synchronise(directory: "\(directory)/settlements")
        }
        return files
    }

    private func day(_ seal: DaySeal, _ reader: SettlementReader) throws -> ClosedDay {
        let previous = seal.head.settlement - 1
        var before = progress.withLock(\.last)
        if previous > 0 && before?.settlement != previous {
            before = try reader.settlement(previous)?.files
        }
        return ClosedDay(
            configuration: try reader.configuration(at: seal.head.lastEntry), seal: seal,
            reports: try reader.reports(of: seal),
            skipped: try reader.skipped(in: seal),
            corrections: try reader.corrections(of: seal).map {
                TenderCorrected(register: $0.register, correction: $0.correction)
            },
            previousDigest: before?.files.first { $0.name == SettlementWriter.jsonName }?.sha256)
    }

    private func write(
        _ day: ClosedDay, into folder: String, _ reader: SettlementReader
    ) throws -> SettlementFiles {
        var open: [String: NewFile] = [:]
        let sink: SettlementWriter.Sink = { name, bytes in
            let file = try open[name] ?? NewFile("\(folder)/\(name)", mode: 0o444)
            open[name] = file
            try file.append(bytes)
        }
        var writer = try SettlementWriter(day: day, sign: signer(of: day.seal))
        try writer.begin(sink)
        try reader.forEachReceipt(of: day.seal) { try writer.add($0, sink) }
        let files = try writer.finish(sink)
        for file in open.values { try file.finish() }
        return files
    }

    /// The store's key, which has to be the one that the day was sealed with.
    private func signer(of seal: DaySeal) throws(SettlementFault) -> ([UInt8]) -> Hex {
        guard signer.publicKey == seal.head.signingKey else {
            throw SettlementFault(
                .keyDiffers,
                "the day was sealed with key \(seal.head.signingKey.written), the store's is "
                    + "\(signer.publicKey.written): restore its `secrets`")
        }
        return signer.sign
    }

    private func check(_ folder: String, _ files: SettlementFiles) throws {
        for file in files.files {
            let bytes = try Files.read("\(folder)/\(file.name)")
            guard Hex(SHA256.hash(data: bytes)) == file.sha256 else {
                throw Fault(
                    .damaged, "\(folder)/\(file.name) is there already and is another file")
            }
        }
    }
}

fileprivate extension SettlementExporter.Progress {
    var lastNumber: Int { last?.settlement ?? 0 }
}
