/// Closed days on their way to accounting.
extension Store {
    /// ```
    /// C: SETTLEMENTS limit=2
    /// S: - settlement=142 day=2026-11-23 state=written sealed=2026-11-23T21:02… waiting=13 …
    /// S: OK rows=1
    /// ```
    func show(
        _ settlements: [Settlement], _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        try asker.need(.figures)
        var decision = Decision()
        decision.answer.hasRows = true
        for settlement in settlements {
            decision.answer.row { settlement.answer(&$0, at: context.time) }
        }
        return decision
    }

    /// ```
    /// C: SETTLEMENT 142
    /// S: - file=settlement.json bytes=5120 sha256=77ab…
    /// S: OK settlement=142 day=2026-11-23 state=written sealed=… folder=000142-2026-11-23 …
    /// ```
    /// - Parameter then: the configuration that held at the seal, where it is printed.
    func show(
        _ settlement: Settlement?, _ print: PrintOrder?, in then: Configuration?, _ asker: Asker,
        _ context: Context
    ) throws(Refusal) -> Decision {
        try asker.need(.figures)
        guard let settlement else { throw Refusal(.unknownSettlement) }
        var decision = Decision()
        decision.answer.hasRows = true
        if let print {
            paper(settlement.seal, print, in: then ?? configuration, &decision.answer)
        } else {
            for file in settlement.files?.files ?? [] {
                decision.answer.row { file.write(to: &$0) }
            }
        }
        settlement.answer(&decision.answer.fields, at: context.time)
        return decision
    }

    /// ```
    /// C: #7 ACK 142 head=8c1f…
    /// S: OK #7 settlement=142 day=2026-11-23 head=8c1f… acknowledged=2026-11-24T08:15… by=ack
    /// ```
    /// The head shows that it is this store's settlement that was received, and not one of the same
    /// number. Said again, or after the importer's flag, it tells when accounting first had it.
    func acknowledge(
        _ settlement: Settlement?, head: Hex, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        try asker.need(.acknowledge)
        guard let settlement else { throw Refusal(.unknownSettlement) }
        guard settlement.files != nil else { throw Refusal(.settlementNotWritten) }
        guard settlement.seal.head.head == head else { throw Refusal(.headDiffers) }
        var decision = acknowledge(settlement, by: .ack)
        var known =
            settlement.acknowledgement
            ?? Settlement.Acknowledgement(time: context.time, means: [])
        if !decision.events.isEmpty { known.means.append(.ack) }
        decision.answer.field("settlement", settlement.seal.head.settlement)
        decision.answer.field("day", settlement.seal.head.date)
        decision.answer.field("head", head)
        decision.answer.field("acknowledged", known.time)
        decision.answer.field("by", CommaList(known.means))
        return decision
    }

    /// Files, a delivery, a flag: the house says what it has done or seen. What the journal holds
    /// already is not recorded twice.
    func record(_ news: Command.SettlementNews, _ settlement: Settlement?) -> Decision {
        guard let settlement else { return Decision() }
        switch news {
        case .written(let files):
            return settlement.files == nil ? Decision(.settlementWritten(files)) : Decision()
        case .delivered(let delivered): return Decision(.settlementDelivered(delivered))
        case .flagged: return acknowledge(settlement, by: .flag)
        }
    }

    private func acknowledge(
        _ settlement: Settlement, by means: Event.SettlementAcknowledged.Means
    ) -> Decision {
        guard settlement.acknowledgement?.means.contains(means) != true else { return Decision() }
        return Decision(
            .settlementAcknowledged(
                Event.SettlementAcknowledged(
                    settlement: settlement.seal.head.settlement, by: means)))
    }
}

extension Settlement {
    fileprivate func answer(_ text: inout TextWriter, at now: Timestamp) {
        text.field("settlement", seal.head.settlement)
        text.field("day", seal.head.date)
        text.field("state", state)
        text.field("sealed", seal.head.time)
        if let acknowledgement {
            text.field("acknowledged", acknowledgement.time)
            text.field("by", CommaList(acknowledgement.means))
        } else {
            text.field("waiting", hoursWaited(at: now))
        }
        if delivery.attempts > 0 {
            text.field("attempts", delivery.attempts)
            text.field("outcome", delivery.outcome)
        }
        text.field("folder", seal.folder)
        text.field("head", seal.head.head)
    }
}
