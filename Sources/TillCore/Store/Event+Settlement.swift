/// What happens to a settlement once its files stand on disk: it is taken to accounting, and
/// accounting says that it has it.
extension Event {
    /// `settlement-delivered settlement=142 attempt=2 outcome=failed exit=23`: one run of the
    /// delivery program.
    package struct SettlementDelivered: Record {
        package enum Outcome: String, WordValue {
            case done
            case failed
            /// It was ended at its time limit.
            case timedOut = "timed-out"
        }

        package var settlement = 0
        /// From 1, of this settlement.
        package var attempt = 0
        package var outcome = Outcome.done
        /// What it exited with, 1 to 255; none when it was ended by a signal, or never began.
        package var exit: Int?

        package init() {}
        package init(settlement: Int, attempt: Int, outcome: Outcome, exit: Int? = nil) {
            self.settlement = settlement
            self.attempt = attempt
            self.outcome = outcome
            self.exit = exit
        }
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("settlement", &settlement)
            coder.field("attempt", &attempt)
            coder.field("outcome", &outcome)
            coder.field("exit", &exit)
        }
    }

    /// `settlement-acknowledged settlement=142 by=flag`: accounting has it.
    package struct SettlementAcknowledged: Record {
        package enum Means: String, WordValue {
            /// The verb.
            case ack
            /// The importer set `#FLAGGA 1` in the outbox's copy.
            case flag
        }

        package var settlement = 0
        package var means = Means.ack

        package init() {}
        package init(settlement: Int, by means: Means) {
            self.settlement = settlement
            self.means = means
        }
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("settlement", &settlement)
            coder.field("by", &means)
        }
    }
}
