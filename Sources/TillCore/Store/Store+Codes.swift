/// Further codes of an item: that of another maker or of old stock, and that of a case, which is so
/// many pieces.
extension Store {
    /// ```
    /// C: #9 PUT code 17310865001822 item=7310865001825 factor=12
    /// S: OK #9 code=17310865001822 item=7310865001825 factor=12 changed=yes
    /// ```
    func put(
        _ asked: Event.CodePut, _ facts: Facts, _ asker: Asker
    ) throws(Refusal) -> Decision {
        let item = try item(asked.item, .catalogue, facts, asker)
        if case .own(let text) = asked.code { try checkNoCard(text) }
        if let taken = facts.items[asked.code] {
            guard taken.code == item.code, taken.code != asked.code else {
                throw Refusal(.codeTaken, "item", taken.code)
            }
        }
        var put = asked
        put.item = item.code
        let known = facts.codes.first { $0.code == put.code }
        guard known != nil || facts.codes.count < Item.maximumCodes else {
            throw .tooMany(.codes)
        }
        var decision = known == put ? Decision() : Decision(.codePut(put))
        decision.answer.field("code", put.code)
        decision.answer.field("item", put.item)
        decision.answer.field("factor", put.factor > 1 ? put.factor : nil)
        decision.answer.field("changed", known != put)
        return decision
    }

    /// ```
    /// C: #10 PUT code 17310865001822 off
    /// S: OK #10 code=17310865001822 item=7310865001825 changed=yes
    /// ```
    func removeCode(
        _ code: ItemCode, _ facts: Facts, _ asker: Asker
    ) throws(Refusal) -> Decision {
        try asker.need(.catalogue)
        guard let item = facts.items[code], item.code != code else {
            throw Refusal(.unknownCode)
        }
        var decision = Decision(.codeRemoved(Event.CodeRemoved(code)))
        decision.answer.field("code", code)
        decision.answer.field("item", item.code)
        decision.answer.field("changed", true)
        return decision
    }

    /// What is another item's further code is no item's own.
    func checkIsFree(_ code: ItemCode, _ facts: Facts) throws(Refusal) {
        guard let item = facts.items[code], item.code != code else { return }
        throw Refusal(.codeTaken, "item", item.code)
    }

    /// The further codes of an item, a row each where there are any.
    func answer(_ codes: [Event.CodePut], _ answer: inout Answer) {
        guard !codes.isEmpty else { return }
        answer.hasRows = true
        for code in codes {
            answer.row { row in
                row.field("code", code.code)
                row.field("factor", code.factor > 1 ? code.factor : nil)
            }
        }
    }
}
