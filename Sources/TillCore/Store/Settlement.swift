/// A sealed day, its files once they are on disk, and how far it has come towards accounting.
package struct Settlement: Equatable, Sendable {
    /// `sealed` → `written` → `delivered` → `acknowledged`; the two in the middle may be left out
    /// of the story of a settlement, the last is the last whatever came before.
    package enum State: String, WordValue {
        case sealed, written, delivered, acknowledged
    }

    package var seal: DaySeal
    package var files: SettlementFiles?
    package var delivery: Delivery
    package var acknowledgement: Acknowledgement?

    package init(
        seal: DaySeal, files: SettlementFiles?, delivery: Delivery = Delivery(),
        acknowledgement: Acknowledgement? = nil
    ) {
        self.seal = seal
        self.files = files
        self.delivery = delivery
        self.acknowledgement = acknowledgement
    }

    package var state: State {
        if acknowledgement != nil { return .acknowledged }
        if delivery.outcome == .done { return .delivered }
        return files == nil ? .sealed : .written
    }

    /// How often the delivery program was run, and what came of it the last time.
    package struct Delivery: Equatable, Sendable {
        package var attempts = 0
        package var outcome: Event.SettlementDelivered.Outcome?

        package init() {}
        package init(attempts: Int, outcome: Event.SettlementDelivered.Outcome?) {
            self.attempts = attempts
            self.outcome = outcome
        }
    }

    package struct Acknowledgement: Equatable, Sendable {
        /// When it was first said.
        package var time: Timestamp
        /// By what means, each once, the first one first.
        package var means: [Event.SettlementAcknowledged.Means]

        package init(time: Timestamp, means: [Event.SettlementAcknowledged.Means]) {
            self.time = time
            self.means = means
        }
    }
}

extension Settlement {
    /// Whole hours since the seal; a clock that was set back makes none of it.
    func hoursWaited(at now: Timestamp) -> Int {
        Int(max(0, now.milliseconds - seal.head.time.milliseconds) / 3_600_000)
    }
}
