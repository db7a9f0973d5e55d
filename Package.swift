// swift-tools-version: 6.2
import PackageDescription

// The tree shows the architecture (docs/design.md); this file holds its walls. A target may import
// only what stands in its `dependencies`: scripts build with
// `--explicit-target-dependency-import-check error`.

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioTLS: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let lifecycle: Target.Dependency = .product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(
    name: "UnixSignals", package: "swift-service-lifecycle")
let arguments: Target.Dependency = .product(
    name: "ArgumentParser", package: "swift-argument-parser")
let collections: Target.Dependency = .product(
    name: "DequeModule", package: "swift-collections")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let nioHTTPTypes: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let histogram: Target.Dependency = .product(name: "Histogram", package: "hdrhistogram-swift")

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
    name: "till",
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    ],
    targets: [
        library("TillCore"),
        library("TillEngine", ["TillCore", crypto]),
        library("TillProtocol", ["TillCore"]),
        library("TillSettlement", ["TillCore", crypto]),
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CMemory"),
        library("TillSearch", ["TillCore"]),
        library("TillSQLite", ["TillCore", "TillEngine", "TillSearch", "CSQLite"]),
        .target(
            name: "TillWeb",
            dependencies: [
                "TillCore", "TillClient", hummingbird,
                hummingbirdCore, hummingbirdTLS, httpTypes, nioHTTPTypes, nioCore, nioPosix, nioTLS,
                crypto,
                logging, lifecycle,
            ],
            resources: [.embedInCode("Page")], swiftSettings: strict),
        library(
            "TillServer",
            [
                "TillCore", "TillEngine", "TillProtocol", nioCore, nioPosix, nioTLS, crypto,
                cryptoExtras, logging, metrics, lifecycle, collections,
            ]),
        library(
            "TillClient", ["TillCore", "TillProtocol", nioCore, nioPosix, nioTLS, crypto]),
        library(
            "TillDelivery",
            ["TillCore", "TillEngine", "TillSettlement", "TillSQLite", crypto, logging]),
        program(
            "tilld",
            [
                "TillCore", "TillEngine", "TillProtocol", "TillSQLite", "TillServer",
                "TillDelivery", "TillSettlement", "TillSearch", "TillWeb", "CMemory", crypto,
                nioCore,
                nioPosix, logging, lifecycle, signals, arguments,
            ]),
        program("till", ["TillCore", "TillProtocol", "TillClient", arguments]),
        program(
            "till-bench",
            [
                "TillCore", "TillProtocol", "TillClient", "TillSearch", "CSQLite", nioCore,
                nioPosix,
                arguments, histogram,
            ]),

        library(
            "TillTesting",
            [
                "TillCore", "TillEngine", "TillProtocol", "TillSQLite", "TillDelivery", "CSQLite",
            ]),
        tests("TillCoreTests", ["TillCore", "TillTesting"]),
        tests("TillEngineTests", ["TillEngine", "TillCore", "TillProtocol", "TillTesting"]),
        tests("TillProtocolTests", ["TillProtocol", "TillCore"]),
        .testTarget(
            name: "TillSearchTests", dependencies: ["TillSearch", "TillCore", "TillTesting"],
            exclude: ["Quality/queries.txt"], swiftSettings: strict),
        tests(
            "TillWebTests",
            [
                "TillWeb", "TillCore", "TillTesting", hummingbird, httpTypes, nioCore,
                nioEmbedded, nioPosix, logging,
            ]),
        tests(
            "TillSQLiteTests",
            ["TillSearch", "TillSQLite", "TillEngine", "TillCore", "TillTesting", "CSQLite"]),
        tests(
            "TillSettlementTests",
            ["TillSettlement", "TillCore", "TillSQLite", "TillTesting", crypto]),
        tests(
            "TillDeliveryTests",
            [
                "TillDelivery", "TillEngine", "TillSettlement", "TillSQLite", "TillCore",
                "TillTesting", logging,
            ]),
        tests(
            "TillClientTests",
            ["TillClient", "TillCore", "TillProtocol", nioCore, nioPosix, crypto],
            exclude: ["Import/crooked-lists.txt"]),
        tests(
            "TillServerTests",
            [
                "TillServer", "TillEngine", "TillSQLite", "TillClient", "TillProtocol", "TillCore",
                "TillTesting", nioCore, nioEmbedded, nioPosix, crypto, lifecycle, logging,
            ]),
        tests(
            "DaemonTests",
            ["TillCore", "TillClient", "TillEngine", "TillSQLite", "TillTesting", crypto]),
        tests("TidyTests", ["TillCore", "TillProtocol"]),
    ]
)
