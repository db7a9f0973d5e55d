import Logging
import TillCore
import TillEngine
import TillSQLite
import TillSettlement

/// What the plan asks for, done. Every failure is logged and tried again when the plan says so.
extension Delivery {
    func read(after number: Int) {
        do {
            let standings = try StandingReader(directory: places.data)
                .unfinished(after: number, areDelivered: courier != nil)
            let copied = notedCopies()
            happened { $0.didRead(standings, copied: copied) }
        } catch {
            report("sealed days could not be read", error)
            happened { $0.couldNotRead(at: $1) }
        }
    }

    /// Days are written whatever is wrong with what was noted of their copies.
    private func notedCopies() -> Set<Int> {
        do {
            return try outbox.noted()
        } catch {
            report("what was put into the outbox can't be read", error)
            return []
        }
    }

    func write(_ number: Int) {
        do {
            let reader = try SettlementReader(directory: places.data)
            let seal = try settlement(number, reader).seal
            let previous = try digest(before: number, reader)
            let sign = try signer.signing(seal)
            let files = try folderWriter.write(seal.folder) { sink in
                try DayMaker(reader: reader)
                    .make(seal, previous: previous, sign: sign, into: sink)
            }
            record(.written(files))
            logger.notice("settlement written", metadata: ["folder": "\(seal.folder)"])
            happened { $0.wrote(number) }
        } catch {
            report("a settlement could not be written; it is tried again", error)
            happened { $0.couldNotWrite(number, at: $1) }
        }
    }

    func copy(_ number: Int) {
        do {
            let reader = try SettlementReader(directory: places.data)
            let settlement = try settlement(number, reader)
            guard settlement.acknowledgement == nil else {
                happened { $0.foundAcknowledged(number) }
                return
            }
            try outbox.put(number, from: settlement.seal.folder, try accounting(of: settlement))
            logger.info("settlement in the outbox", metadata: ["settlement": "\(number)"])
            happened { $0.copied(number) }
        } catch {
            report("a settlement could not be put into the outbox; it is tried again", error)
            happened { $0.couldNotCopy(number, at: $1) }
        }
    }

    func lookForFlags(of numbers: [Int]) {
        var looked: [Int] = []
        var acknowledged: Set<Int> = []
        do {
            let standings = try StandingReader(directory: places.data)
            let reader = try SettlementReader(directory: places.data)
            for number in numbers {
                if try standings.isWaiting(number) {
                    guard isFlagged(number, reader) else {
                        looked.append(number)
                        continue
                    }
                    record(.flagged(number))
                    logger.notice(
                        "settlement acknowledged by its flag",
                        metadata: ["settlement": "\(number)"])
                }
                acknowledged.insert(number)
            }
        } catch {
            report("the outbox could not be looked at; it is tried again", error)
        }
        happened { $0.looked(looked, at: $1, acknowledged: acknowledged) }
    }

    /// A copy that can't be read keeps nobody from reading the others.
    private func isFlagged(_ number: Int, _ reader: SettlementReader) -> Bool {
        do {
            return try outbox.isFlagged(accounting(of: settlement(number, reader)))
        } catch {
            report("a copy in the outbox could not be read; it is looked at again", error)
            return false
        }
    }

    func deliver(_ number: Int, attempt: Int) {
        guard let courier, !isStopping else { return }
        do {
            try courier.endEarlierProgram()
            let reader = try SettlementReader(directory: places.data)
            let settlement = try settlement(number, reader)
            guard let manifest = manifest(of: settlement) else {
                throw Fault(.damaged, "settlement \(number) has no manifest")
            }
            let configuration = try reader.configuration(at: settlement.seal.head.lastEntry)
            let end = try courier.deliver(
                settlement, manifest, attempt: attempt, store: configuration.store.id)
            ran(number, attempt, end)
        } catch {
            report("a settlement could not be given to the delivery program", error)
            happened { $0.couldNotRun(number, at: $1) }
        }
    }

    /// A run that the daemon's stop has broken off is none.
    private func ran(_ number: Int, _ attempt: Int, _ end: ProgramEnd) {
        guard let delivered = Event.SettlementDelivered(number, attempt, end) else { return }
        record(.delivered(delivered))
        let metadata: Logger.Metadata = [
            "settlement": "\(number)", "attempt": "\(attempt)", "end": "\(end.sentence)",
        ]
        if delivered.outcome == .done {
            logger.notice("settlement delivered", metadata: metadata)
        } else {
            logger.error(
                "a settlement could not be delivered; it is tried again", metadata: metadata)
        }
        happened { $0.ran(number, isDone: delivered.outcome == .done, at: $1) }
    }

    private func settlement(
        _ number: Int, _ reader: SettlementReader
    ) throws(Fault) -> Settlement {
        guard let settlement = try reader.settlement(number) else {
            throw Fault(.damaged, "the journal knows of no settlement \(number)")
        }
        return settlement
    }

    private func accounting(of settlement: Settlement) throws(Fault) -> SettlementFiles.File {
        guard let file = manifest(of: settlement)?.accounting else {
            throw Fault(.damaged, "settlement \(settlement.seal.folder) has no file of SIE")
        }
        return file
    }

    private func digest(before number: Int, _ reader: SettlementReader) throws(Fault) -> Hex? {
        guard number > 1 else { return nil }
        guard let before = manifest(of: try settlement(number - 1, reader))?.truth else {
            throw Fault(
                .damaged, "settlement \(number - 1) is not written: \(number) can't name it")
        }
        return before
    }

    private func report(_ sentence: Logger.Message, _ error: any Error) {
        logger.error(sentence, metadata: ["error": "\(Self.sentence(error))"])
    }

    private static func sentence(_ error: any Error) -> String {
        switch error {
        case let fault as Fault: fault.message
        case let failure as Files.Failure: failure.sentence
        case let fault as SettlementFault: fault.message
        default: "\(error)"
        }
    }
}

extension Event.SettlementDelivered {
    fileprivate init?(_ number: Int, _ attempt: Int, _ end: ProgramEnd) {
        switch end {
        case .stopped: return nil
        case .exited(0): self.init(settlement: number, attempt: attempt, outcome: .done)
        case .exited(let code):
            self.init(settlement: number, attempt: attempt, outcome: .failed, exit: code)
        case .signalled, .couldNotStart:
            self.init(settlement: number, attempt: attempt, outcome: .failed)
        case .timedOut: self.init(settlement: number, attempt: attempt, outcome: .timedOut)
        }
    }
}

extension ProgramEnd {
    fileprivate var sentence: String {
        switch self {
        case .exited(let code): "it exited with \(code)"
        case .signalled(let signal): "signal \(signal) ended it"
        case .timedOut: "it took too long and was ended"
        case .stopped: "the daemon is stopping"
        case .couldNotStart(let reason): "it could not be started: \(reason)"
        }
    }
}
