// swift-tools-version:6.2
// The wiring diagram: a target may import only what is listed here, and only targets of a row below its own.
// The rows are those of docs/architecture.md.

import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "chaperone",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "chaperone", targets: ["chaperone"]),
    .library(name: "PHIDetection", targets: ["PHIDetection"]),
    .library(name: "PolicyEngine", targets: ["PolicyEngine"]),
    .library(name: "AuditLedger", targets: ["AuditLedger"]),
    .library(name: "ModelWire", targets: ["ModelWire"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // Pure: no sockets, no SQL, no clock of their own, no global state.
    .target(name: "ClinicalModel", swiftSettings: strict),
    // Word lists and the tagger's weights; C, since its compiler takes files as they are.
    .target(name: "DetectionData", exclude: ["README.md", "Data"]),
    .target(name: "PHIDetection", dependencies: ["DetectionData"], swiftSettings: strict),
    .target(name: "StrictYAML", dependencies: [yams], swiftSettings: strict),
    .target(name: "PolicyEngine", dependencies: ["StrictYAML"], swiftSettings: strict),
    // What a hospital says about detection in a file.
    .target(name: "DetectionSettings", dependencies: ["PHIDetection", "StrictYAML"], swiftSettings: strict),
    .target(name: "AuditLedger", dependencies: [crypto], swiftSettings: strict),
    .target(name: "AuditRecords", dependencies: ["ClinicalModel"], swiftSettings: strict),
    .target(name: "ModelWire", swiftSettings: strict),
    // Random numbers that a seed repeats: property tests, the synthetic hospital.
    .target(name: "SeededNumbers", swiftSettings: strict),
    // Files that are there whole after a crash, or not at all.
    .target(name: "DurableFiles", swiftSettings: strict),
    // Durable state: SQLite, the vault, the outbox.
    .target(
      name: "Storage",
      dependencies: ["ClinicalModel", "AuditLedger", "AuditRecords", "DurableFiles", grdb, crypto, cryptoExtras],
      swiftSettings: strict),
    // Who may do what, and what is open now.
    .target(
      name: "Governance", dependencies: ["ClinicalModel", "AuditRecords", "Storage", crypto, logging],
      swiftSettings: strict),
    .target(
      name: "Sessions",
      dependencies: ["ClinicalModel", "AuditRecords", "DurableFiles", "Storage", "PHIDetection", crypto, logging],
      swiftSettings: strict),
    // Clients of systems outside.
    .target(
      name: "Upstreams",
      dependencies: [
        nioCore, nioPosix, nioHTTP1, nioSSL, .product(name: "NIOTLS", package: "swift-nio"), crypto,
      ], swiftSettings: strict),
    .target(
      name: "Integrations",
      dependencies: [
        "ClinicalModel", "AuditLedger", "AuditRecords", "DurableFiles", asyncHTTPClient, nioCore, nioHTTP1, nioSSL,
        crypto, logging,
      ], swiftSettings: strict),
    // What answers on the network.
    .target(
      name: "Gateway",
      dependencies: [
        "ClinicalModel", "PHIDetection", "PolicyEngine", "AuditLedger", "AuditRecords", "ModelWire", "Storage",
        "Governance",
        "Sessions", "Upstreams", hummingbird, .product(name: "HummingbirdCore", package: "hummingbird"), httpTypes,
        nioCore,
        crypto, logging, lifecycle,
      ], swiftSettings: strict),
    .target(
      name: "Console",
      dependencies: [
        "ClinicalModel", "PHIDetection", "PolicyEngine", "AuditLedger", "AuditRecords", "Storage", "Governance",
        "Sessions",
        hummingbird, httpTypes, nioCore, mustache, crypto, logging,
      ], resources: [.embedInCode("Templates"), .embedInCode("Assets")], swiftSettings: strict),
    // The synthetic hospital behind `chaperone demo`: people, charts, models.
    .target(
      name: "SyntheticHospital",
      dependencies: [
        "ClinicalModel", "SeededNumbers", hummingbird, .product(name: "HummingbirdCore", package: "hummingbird"),
        httpTypes, nioCore, logging,
      ], swiftSettings: strict),
    // The program: parses the command line, composes, starts.
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .executableTarget(
      name: "chaperone",
      dependencies: [
        "CZlib", "ClinicalModel", "PHIDetection", "StrictYAML", "DetectionSettings", "PolicyEngine", "AuditLedger",
        "AuditRecords", "ModelWire", "DurableFiles", "Storage", "Governance",
        "Sessions", "Upstreams", "Integrations", "Gateway", "Console", "SyntheticHospital", argumentParser, hummingbird,
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        hummingbirdTLS, nioCore, nioPosix, nioSSL, crypto, logging, lifecycle,
      ], resources: [.embedInCode("Resources/clinical-default.yaml")], swiftSettings: strict),

    .testTarget(name: "ClinicalModelTests", dependencies: ["SeededNumbers", "ClinicalModel"], swiftSettings: strict),
    .testTarget(name: "PHIDetectionTests", dependencies: ["PHIDetection", "SeededNumbers"], swiftSettings: strict),
    .testTarget(
      name: "DetectionSettingsTests", dependencies: ["DetectionSettings", "PHIDetection", "StrictYAML"],
      swiftSettings: strict),
    .testTarget(name: "StrictYAMLTests", dependencies: ["StrictYAML"], swiftSettings: strict),
    .testTarget(name: "PolicyEngineTests", dependencies: ["SeededNumbers", "PolicyEngine"], swiftSettings: strict),
    .testTarget(
      name: "AuditLedgerTests", dependencies: ["SeededNumbers", "AuditLedger", crypto], swiftSettings: strict),
    .testTarget(
      name: "AuditRecordsTests", dependencies: ["SeededNumbers", "AuditRecords", "ClinicalModel"], swiftSettings: strict
    ),
    .testTarget(name: "ModelWireTests", dependencies: ["SeededNumbers", "ModelWire"], swiftSettings: strict),
    .testTarget(name: "DurableFilesTests", dependencies: ["DurableFiles"], swiftSettings: strict),
    .testTarget(
      name: "StorageTests",
      dependencies: [
        "SeededNumbers", "Storage", "ClinicalModel", "AuditLedger", "AuditRecords", "Governance", "Sessions",
        "PHIDetection", grdb,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GatewayTests",
      dependencies: [
        "SeededNumbers", "Gateway", "ClinicalModel", "PHIDetection", "PolicyEngine", "AuditLedger", "AuditRecords",
        "ModelWire",
        "Storage",
        "Governance", "Sessions", "Upstreams", hummingbird, httpTypes, logging, nioCore, nioPosix, nioHTTP1,
        .product(name: "NIOEmbedded", package: "swift-nio"),
      ], swiftSettings: strict),
    .testTarget(
      name: "UpstreamsTests",
      dependencies: ["SeededNumbers", "Upstreams", nioCore, nioPosix, nioHTTP1, nioSSL, crypto],
      swiftSettings: strict),
    .testTarget(
      name: "IntegrationsTests",
      dependencies: [
        "SeededNumbers", "Integrations", "ClinicalModel", "AuditLedger", "AuditRecords", nioCore, nioHTTP1, crypto,
        logging,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SyntheticHospitalTests",
      dependencies: ["SeededNumbers", "SyntheticHospital", "ClinicalModel", hummingbird, httpTypes, nioCore, logging],
      swiftSettings: strict),
    .testTarget(
      name: "ConsoleTests",
      dependencies: [
        "SeededNumbers", "Console", "ClinicalModel", "AuditLedger", "AuditRecords", "PolicyEngine", hummingbird,
        httpTypes,
      ],
      swiftSettings: strict),
    .testTarget(name: "TidyTests", swiftSettings: strict),
  ]
)
