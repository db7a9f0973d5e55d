import Testing
import TillSQLite

@testable import TillDelivery

/// Conversations with the plan: what happened, what is to be done.
@Suite struct DeliveryPlanTests {
    private typealias Standing = SettlementStanding

    /// A plan that has read what the journal holds.
    private func plan(
        _ standings: Standing..., copied: Set<Int> = [], hasHook: Bool = false
    ) -> DeliveryPlan {
        var plan = DeliveryPlan(hasHook: hasHook)
        #expect(plan.due(at: 0) == [.read(after: 0)])
        plan.didRead(standings, copied: copied)
        return plan
    }

    @Test func aDaysWay() {
        var plan = plan(hasHook: true)
        #expect(plan.due(at: 0) == [] && plan.nextTime == nil)
        plan.dayWasSealed()
        #expect(plan.due(at: 5) == [.read(after: 0)])
        plan.didRead([Standing(1)], copied: [])
        #expect(plan.due(at: 5) == [.write(1)])
        #expect(plan.due(at: 5) == [])
        plan.wrote(1)
        #expect(plan.due(at: 6) == [.copy(1), .deliver(1, attempt: 1)])
        plan.copied(1)
        #expect(plan.due(at: 6) == [.lookForFlags(of: [1])])
        plan.looked([1], at: 6)
        #expect(plan.due(at: 6) == [] && plan.nextTime == 66)
        plan.ran(1, isDone: true, at: 10)
        #expect(plan.due(at: 65) == [])
        #expect(plan.due(at: 66) == [.lookForFlags(of: [1])])
        plan.looked([], at: 66, acknowledged: [1])
        #expect(plan.due(at: 9999) == [] && plan.nextTime == nil)
    }

    @Test func nothingIsReadTwice() {
        var plan = plan(Standing(7, isWritten: true), copied: [7])
        plan.dayWasSealed()
        #expect(plan.due(at: 0) == [.read(after: 7), .lookForFlags(of: [7])])
        // Sealed while the journal is read: it is read once more.
        plan.dayWasSealed()
        plan.didRead([Standing(8)], copied: [7])
        #expect(plan.due(at: 0) == [.read(after: 8)])
    }

    @Test func aTryThatFailsIsMadeAgainLaterAndLater() {
        var plan = plan(Standing(1))
        var (now, pauses) = (0, [Int]())
        for _ in 0..<9 {
            #expect(plan.due(at: now) == [.write(1)])
            plan.couldNotWrite(1, at: now)
            let next = plan.nextTime ?? 0
            pauses.append(next - now)
            #expect(plan.due(at: next - 1) == [])
            now = next
        }
        #expect(pauses == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600])
    }

    /// Each names the digest of the one before.
    @Test func daysAreWrittenInTheirOrder() {
        var plan = plan(Standing(1), Standing(2))
        #expect(plan.due(at: 0) == [.write(1)])
        plan.couldNotWrite(1, at: 0)
        #expect(plan.due(at: 29) == [])
        #expect(plan.due(at: 30) == [.write(1)])
        plan.wrote(1)
        #expect(plan.due(at: 30).contains(.write(2)))
    }

    /// An outbox that is down, a program that fails: selling, closing and writing don't hear of it.
    @Test func oneLaneHoldsUpNoOther() {
        var plan = plan(Standing(1, isWritten: true), hasHook: true)
        #expect(plan.due(at: 0) == [.copy(1), .deliver(1, attempt: 1)])
        // Both hang, and the next days are sealed.
        plan.dayWasSealed()
        #expect(plan.due(at: 1) == [.read(after: 1)])
        plan.didRead([Standing(2), Standing(3)], copied: [])
        #expect(plan.due(at: 1) == [.write(2)])
        plan.wrote(2)
        #expect(plan.due(at: 1) == [.write(3)])
        plan.wrote(3)
        #expect(plan.due(at: 1) == [] && plan.nextTime == nil)
        plan.couldNotCopy(1, at: 2)
        #expect(plan.due(at: 2) == [.copy(2)])
        plan.ran(1, isDone: false, at: 3)
        #expect(plan.due(at: 3) == [.deliver(2, attempt: 1)])
    }

    /// One that fails waits alone; when its time has come it is the first again.
    @Test func aFailingOneStarvesNobody() {
        var plan = plan(
            Standing(1, isWritten: true, attempts: 4), Standing(2, isWritten: true),
            copied: [1, 2], hasHook: true)
        #expect(plan.due(at: 0) == [.lookForFlags(of: [1, 2]), .deliver(1, attempt: 5)])
        plan.ran(1, isDone: false, at: 0)
        #expect(plan.due(at: 0) == [.deliver(2, attempt: 1)])
        plan.ran(2, isDone: false, at: 30)
        #expect(plan.due(at: 30) == [.deliver(1, attempt: 6)])
        plan.ran(1, isDone: true, at: 40)
        #expect(plan.due(at: 59) == [])
        #expect(plan.due(at: 60) == [.deliver(2, attempt: 2)])
    }

    /// What was not run is no run: its number is used by the next.
    @Test func whatCouldNotBeGivenIsNoAttempt() {
        var plan = plan(Standing(1, isWritten: true, isAcknowledged: true), hasHook: true)
        #expect(plan.due(at: 0) == [.deliver(1, attempt: 1)])
        plan.couldNotRun(1, at: 0)
        #expect(plan.due(at: 30) == [.deliver(1, attempt: 1)])
    }

    /// What was put into the outbox once is not put there again, and what accounting has is not at
    /// all: it would be booked twice.
    @Test func nothingIsCopiedTwice() {
        var plan = plan(
            Standing(1, isWritten: true), Standing(2, isWritten: true, isAcknowledged: true),
            Standing(3, isWritten: true), copied: [1])
        #expect(plan.due(at: 0) == [.copy(3)])
        plan.couldNotCopy(3, at: 0)
        #expect(plan.due(at: 0) == [.lookForFlags(of: [1])])
        plan.looked([1], at: 0)
        #expect(plan.due(at: 30) == [.copy(3)])
        plan.foundAcknowledged(3)
        #expect(plan.due(at: 60) == [.lookForFlags(of: [1])])
    }

    /// It only waits, for ever, looked after once a minute.
    @Test func anImporterThatNeverAnswers() {
        var plan = plan(Standing(1, isWritten: true), copied: [1])
        for minute in 0..<3000 {
            #expect(plan.due(at: minute * 60) == [.lookForFlags(of: [1])])
            plan.looked([1], at: minute * 60)
            #expect(plan.nextTime == (minute + 1) * 60)
        }
    }

    /// A shop of years whose importer never answers: what a look costs is bounded from the first
    /// on, and nothing is forgotten.
    @Test func oldCopiesAreLookedAtSeldom() {
        var plan = DeliveryPlan(hasHook: false)
        #expect(plan.due(at: 0) == [.read(after: 0)])
        let days = 1...3000
        plan.didRead(days.map { Standing($0, isWritten: true) }, copied: Set(days))
        var looks: [Int: Int] = [:]
        var (now, most) = (0, 0)
        while now < 86_400 {
            guard case .lookForFlags(let numbers) = plan.due(at: now).first else {
                Issue.record("nothing to look at, at \(now)")
                return
            }
            if now == 0 { #expect(numbers == Array(2951...3000)) }
            most = max(most, numbers.count)
            for number in numbers { looks[number, default: 0] += 1 }
            plan.looked(numbers, at: now)
            now = plan.nextTime ?? .max
        }
        #expect(most == DeliveryPlan.copiesPerLook)
        #expect((2994...3000).allSatisfy { looks[$0] == 1440 })
        #expect((2934...2993).allSatisfy { [23, 24].contains(looks[$0]) })
        #expect((1...2933).allSatisfy { looks[$0] == 1 })
    }

    /// One that could not be looked at is due still.
    @Test func aLookThatFailed() {
        var plan = plan(
            Standing(1, isWritten: true), Standing(90, isWritten: true), copied: [1, 90])
        #expect(plan.due(at: 0) == [.lookForFlags(of: [1, 90])])
        plan.looked([90], at: 0)
        #expect(plan.due(at: 59) == [])
        #expect(plan.due(at: 60) == [.lookForFlags(of: [1, 90])])
        plan.looked([1], at: 60, acknowledged: [90])
        #expect(plan.nextTime == 60 + 86_400)
    }

    @Test func aJournalThatCannotBeReadIsReadAgain() {
        var plan = DeliveryPlan(hasHook: false)
        #expect(plan.due(at: 0) == [.read(after: 0)])
        plan.couldNotRead(at: 0)
        #expect(plan.due(at: 29) == [] && plan.nextTime == 30)
        #expect(plan.due(at: 30) == [.read(after: 0)])
    }
}
