import Foundation
import TillCore
import TillEngine
import TillTesting
import Testing

@testable import TillDelivery

/// Settlements given to a program, as it behaves.
@Suite(.timeLimit(.minutes(2))) struct DeliveryTests {
    private let office: Office

    init() throws { office = try Office() }

    private func written(_ delivery: Delivery) async throws {
        guard case .written = try await office.record() else {
            throw Unexpected(what: "it is written first")
        }
    }

    private func run() async throws -> Event.SettlementDelivered {
        guard case .delivered(let run) = try await office.record() else {
            throw Unexpected(what: "something else than a run")
        }
        return run
    }

    @Test func itIsGivenACopyOfTheFolder() async throws {
        let program = try office.program("cp -r \"$1\" '\(office.data)/taken'")
        let delivery = try office.start(program: program)
        try await written(delivery)
        #expect(
            try await run()
                == Event.SettlementDelivered(settlement: 1, attempt: 1, outcome: .done))
        #expect(try office.files("\(office.data)/taken") == office.files(office.folder(1)))
        #expect(try office.state(1)["state"] == "delivered")
        delivery.stop()
        #expect(try Files.names(in: office.places.work) == ["copied"])
        // Done is done.
        let again = try office.start(program: program)
        try office.closeDay()
        again.wake()
        try await written(again)
        #expect(try await run().settlement == 2)
        again.stop()
        #expect(try office.shop.foldedDifferences() == [])
    }

    @Test func aProgramThatFailsIsRunAgain() async throws {
        let delivery = try office.start(
            program: try office.program("test $TILL_ATTEMPT -ge 4 || exit 23"))
        try await written(delivery)
        for (attempt, pause) in [(1, 30), (2, 60), (3, 120)] {
            #expect(
                try await run()
                    == Event.SettlementDelivered(
                        settlement: 1, attempt: attempt, outcome: .failed, exit: 23))
            await office.logs.hear(saying: "could not be delivered")
            #expect(try office.state(1)["outcome"] == "failed")
            office.pass(seconds: pause, delivery)
        }
        #expect(try await run().outcome == .done)
        #expect(try office.state(1)["attempts"] == "4")
        delivery.stop()
    }

    /// It goes on counting where the journal is.
    @Test func attemptsAreCountedOverStarts() async throws {
        let program = try office.program("exit 1")
        let first = try office.start(program: program)
        try await written(first)
        #expect(try await run().attempt == 1)
        first.stop()
        let second = try office.start(program: program)
        #expect(try await run().attempt == 2)
        second.stop()
    }

    @Test(arguments: ["missing", "not-executable"])
    func aProgramThatCannotBeRun(kind: String) async throws {
        let path = "\(office.data)/\(kind)"
        if kind != "missing" { try Data("x".utf8).write(to: URL(filePath: path)) }
        let delivery = try office.start(program: DeliveryProgram(path: path))
        try await written(delivery)
        #expect(
            try await run()
                == Event.SettlementDelivered(settlement: 1, attempt: 1, outcome: .failed))
        delivery.stop()
    }

    /// It has a copy of its own, made anew for each run: what it does to it reaches nothing else.
    @Test func aProgramThatSpoilsWhatItIsGiven() async throws {
        let delivery = try office.start(
            program: try office.program(
                """
                test $TILL_ATTEMPT = 1 || cp -r "$1" '\(office.data)/taken'
                chmod -R u+w "$1"
                for f in "$1"/*; do echo spoilt >> "$f"; done
                mkdir "$1/more"; ln -s '\(office.folder(1))' "$1/link"
                test $TILL_ATTEMPT = 2
                """))
        try await written(delivery)
        let original = try office.files(office.folder(1))
        _ = try await run()
        await office.logs.hear(saying: "could not be delivered")
        office.pass(seconds: 30, delivery)
        #expect(try await run().outcome == .done)
        #expect(try office.files(office.folder(1)) == original)
        #expect(try office.files("\(office.data)/taken") == original)
        delivery.stop()
    }

    /// A folder that is not what was written is given to nobody.
    @Test func whatWasChangedIsNotDelivered() async throws {
        let first = try office.start()
        try await written(first)
        first.stop()
        let path = try "\(office.folder(1))/totals.csv"
        let right = try Data(contentsOf: URL(filePath: path))
        chmod(path, 0o644)
        try (right + Data("x".utf8)).write(to: URL(filePath: path))
        let second = try office.start(program: try office.program("exit 0"))
        await office.logs.hear(saying: "is not what was written")
        try right.write(to: URL(filePath: path))
        office.pass(seconds: 30, second)
        #expect(try await run().attempt == 1)
        second.stop()
    }

    /// While one hangs, days are closed, written and put into the outbox.
    @Test func aProgramThatHangsHoldsUpNothing() async throws {
        let delivery = try office.start(
            program: try office.program("echo begun > '\(office.data)/begun'; sleep 3600"))
        try await written(delivery)
        try office.closeDay()
        delivery.wake()
        try await written(delivery)
        #expect(try office.state(2)["state"] == "written")
        await office.logs.hear(saying: "in the outbox")
        await office.logs.hear(saying: "in the outbox")
        // A stop doesn't wait for it, and it is no run: it is delivered after the next start.
        delivery.stop()
        let second = try office.start(program: try office.program("exit 0"))
        for settlement in [1, 2] {
            #expect(
                try await run()
                    == Event.SettlementDelivered(
                        settlement: settlement, attempt: 1, outcome: .done))
        }
        second.stop()
    }

    @Test func aProgramThatTakesTooLong() async throws {
        let delivery = try office.start(program: try office.program("sleep 3600", seconds: 1))
        try await written(delivery)
        #expect(
            try await run()
                == Event.SettlementDelivered(settlement: 1, attempt: 1, outcome: .timedOut))
        delivery.stop()
    }

    /// Oldest first, one after another.
    @Test func aNewProgramIsGivenEveryDay() async throws {
        for _ in 0..<3 { try office.closeDay() }
        let first = try office.start()
        for _ in 0..<4 { try await written(first) }
        first.stop()
        let second = try office.start(program: try office.program("exit 0"))
        for settlement in 1...4 { #expect(try await run().settlement == settlement) }
        second.stop()
    }
}
