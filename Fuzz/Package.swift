// swift-tools-version:6.2
// Fuzzers are a package of their own: nobody's build pays for them. The libraries under test are symbolic links under
// Sources, compiled here once more, with the fuzzer's instrumentation and with their internals in sight.

import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]
let instrumented: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer", "-parse-as-library", "-enable-testing"])]
let linked: [LinkerSetting] = [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]

let package = Package(
  name: "chaperone-fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .target(
      name: "StrictYAML", dependencies: [.product(name: "Yams", package: "Yams")],
      swiftSettings: strict + instrumented),
    .target(name: "PolicyEngine", dependencies: ["StrictYAML"], swiftSettings: strict + instrumented),
    .target(name: "PolicyChecks", dependencies: ["PolicyEngine"], swiftSettings: strict + instrumented),
    .target(name: "FuzzLoop", swiftSettings: strict),
    .executableTarget(
      name: "FuzzPolicyText", dependencies: ["FuzzLoop", "PolicyEngine", "PolicyChecks"],
      swiftSettings: strict + instrumented,
      linkerSettings: linked),
    .executableTarget(
      name: "FuzzPolicyProver", dependencies: ["FuzzLoop", "PolicyEngine", "PolicyChecks"],
      swiftSettings: strict + instrumented,
      linkerSettings: linked),

    .target(name: "ClinicalModel", swiftSettings: strict + instrumented),
    .target(name: "AuditRecords", dependencies: ["ClinicalModel"], swiftSettings: strict + instrumented),
    .target(
      name: "AuditLedger", dependencies: [.product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict + instrumented),
    .target(name: "LedgerChecks", dependencies: ["AuditLedger", "AuditRecords"], swiftSettings: strict + instrumented),

    .target(name: "DetectionData", exclude: ["README.md", "Data"]),
    .target(name: "PHIDetection", dependencies: ["DetectionData"], swiftSettings: strict + instrumented),
    .target(name: "DetectorChecks", dependencies: ["PHIDetection"], swiftSettings: strict + instrumented),
  ]
    + ["FuzzLedgerText", "FuzzLedgerFrames", "FuzzLedgerProofs"].map { name in
      .executableTarget(
        name: name, dependencies: ["FuzzLoop", "LedgerChecks"], swiftSettings: strict + instrumented,
        linkerSettings: linked)
    }
    + ["FuzzDetector", "FuzzDetectorTime"].map { name in
      .executableTarget(
        name: name, dependencies: ["FuzzLoop", "DetectorChecks"], swiftSettings: strict + instrumented,
        linkerSettings: linked)
    }
)
