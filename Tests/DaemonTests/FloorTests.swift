import Testing
import TillCore
import TillEngine

/// The floor plan is read at a start, like the configuration, and recorded when it changed.
@Suite(.timeLimit(.minutes(5))) struct FloorTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    private static let plan = """
        floor name=K width=1000 depth=800
        bay id=K x=200 y=0 width=400 depth=80 shelves=3 face=south
        entrance id=main x=900 y=800

        """

    private func floors() throws -> Int {
        try folder.entries().flatMap(\.events).count { event in
            if case .floorSet = event { true } else { false }
        }
    }

    @Test func itHoldsUntilItChanges() async throws {
        let file = try folder.write(Self.plan, as: "floor.conf")
        for arguments in [["--demo", "--floor", file], ["--floor", file], []] {
            let daemon = try await Daemon(folder.data, arguments)
            let owner = try await daemon.hello("service=owner station=x")
            #expect(try await owner.ask("CHECK PUT place OL-33 L-1").hasPrefix("NO unknown-place "))
            #expect(try await owner.ask("CHECK PUT place OL-33 K-1").hasPrefix("OK item=OL-33 "))
            #expect(await daemon.stop().code == 0)
            #expect(try floors() == 1)
        }
        #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 0)
    }

    @Test func oneThatCannotBeReadIsNoStart() async throws {
        let file = try folder.write("bay id=\"\n", as: "floor.conf")
        let arguments = ["--data", folder.data, "--listen", "127.0.0.1:0", "--demo"]
        #expect(try await Daemon.run(arguments + ["--floor", file]).code == 78)
        #expect(try await Daemon.run(arguments + ["--floor", file + "-none"]).code == 78)
    }
}
