import Foundation
import Testing
import TillClient
import TillCore

/// `tilld init`: a shop with an owner, and nobody else.
@Suite(.timeLimit(.minutes(5))) struct InitTests {
    private let folder: DataFolder
    private let strictShop = openShop.replacing("proof=optional", with: "proof=required")

    init() throws { folder = try DataFolder() }

    @Test func printsTheOwnersKeyOnceAndItWorks() async throws {
        let configuration = try folder.configure(strictShop)
        let made = try await Daemon.run(["init", "--data", folder.data] + configuration)
        #expect(made.code == 0)
        #expect(made.output.count == 1)
        let text = try #require(made.output.first)
        let key = try #require(StationKey(text: text))
        let again = try await Daemon.run(["init", "--data", folder.data] + configuration)
        #expect(again.code == 73)
        #expect(again.output == [])
        let daemon = try await Daemon(folder.data, [])
        let stranger = try await Caller(daemon.endpoint)
        let hello = "HELLO v=1 service=owner station=desk"
        #expect(code(try await stranger.ask(hello)) == "NO wrong-proof")
        #expect(code(try await stranger.ask("HELLO v=1 register=1")) == "NO unknown-station")
        let owner = Session(
            endpoint: daemon.endpoint, identity: .service(name: "owner", station: "desk"), key: key)
        _ = try await owner.connect()
        let register = StationKey()
        let line = "KEY register=1 public=\(register.publicHalf.written)"
        #expect(try await owner.ask(line, numbered: true).status == .ok)
        let till = Session(endpoint: daemon.endpoint, identity: .register(1), key: register)
        #expect(try await till.connect().state == .closed)
        #expect(try await till.ask("LOGOUT", numbered: true).code == "nobody-logged-in")
        #expect(await daemon.stop().code == 0)
        // The private half is kept nowhere.
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.data) {
            let path = URL(fileURLWithPath: folder.data + "/" + name)
            let bytes = (try? Data(contentsOf: path)) ?? Data()
            #expect(bytes.range(of: Data(text.utf8)) == nil)
        }
        #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 0)
    }

    @Test func aWrongConfigurationMakesNoShop() async throws {
        let configuration = try folder.configure(strictShop + "nonsense\n")
        let ended = try await Daemon.run(["init", "--data", folder.data] + configuration)
        #expect(ended.code == 78)
        #expect(!FileManager.default.fileExists(atPath: folder.data))
    }
}
