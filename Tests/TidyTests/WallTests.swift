import Testing

/// Who may import whom: the table of `docs/design.md`, held against the sources. The build holds
/// the manifest's walls; these are those that it can't know.
@Suite struct WallTests {
    private static let allowed: [String: Set<String>] = [
        "TillCore": [],
        "TillEngine": ["TillCore", "Crypto"],
        "TillProtocol": ["TillCore"],
        "TillSettlement": ["TillCore", "Crypto"],
        "TillDelivery": [
            "TillCore", "TillEngine", "TillSettlement", "TillSQLite", "Crypto", "Dispatch", "Glibc",
            "Logging", "Synchronization",
        ],
        "TillSearch": ["TillCore"],
        "TillSQLite": [
            "TillCore", "TillEngine", "TillSearch", "CSQLite", "Glibc", "Synchronization",
        ],
    ]

    private static func imports(of file: Repository.File) -> [String] {
        file.code.compactMap { line in
            line.firstMatch(
                of: /^\s*(?:@\w+ )*(?:package |public |internal |private )?import (?:\w+ )?(\w+)/
            )
            .map { String($0.1) }
        }
    }

    @Test(arguments: Repository.swift.filter { allowed[$0.target] != nil && !$0.isTest })
    func importsOnlyWhatItMay(file: Repository.File) throws {
        let allowed = try #require(Self.allowed[file.target])
        let found = Set(Self.imports(of: file)).subtracting(allowed)
        #expect(found == [], "\(file.path) imports \(found)")
    }

    @Test(arguments: Repository.swift.filter { !$0.isTest })
    func wallsThatHoldForAll(file: Repository.File) {
        let found = Set(Self.imports(of: file))
        if !["TillSQLite", "till-bench"].contains(file.target) {
            #expect(!found.contains("CSQLite"), "\(file.path)")
        }
        if !["TillServer", "TillClient", "tilld", "till", "till-bench"].contains(file.target) {
            #expect(!found.contains { $0.hasPrefix("NIO") }, "\(file.path)")
        }
        if file.target == "TillServer" { #expect(!found.contains("TillSQLite"), "\(file.path)") }
        if ["TillClient", "till"].contains(file.target) {
            #expect(
                found.isDisjoint(with: ["TillEngine", "TillSQLite", "TillServer"]), "\(file.path)")
        }
        #expect(!found.contains("TillTesting"), "\(file.path)")
    }

    /// The core is a function: no clock, no random number, no file.
    @Test(arguments: Repository.swift.filter { $0.path.hasPrefix("Sources/TillCore/") })
    func theCoreKnowsNoMoment(file: Repository.File) {
        for line in file.code {
            #expect(
                line.firstMatch(
                    of: /\b(ContinuousClock|SuspendingClock|SystemRandomNumberGenerator|Task)\b/)
                    == nil, "\(file.path): \(line)")
            #expect(line.firstMatch(of: /\.random\(|\.shuffled\(|print\(/) == nil, "\(file.path)")
        }
    }
}
