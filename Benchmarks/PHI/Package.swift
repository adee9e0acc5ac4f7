// swift-tools-version:6.2
// A package of its own: nobody's build pays for it. Sources/PHIDetection and SeededNumbers are symbolic links to the
// libraries.

import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "chaperone-phi-bench",
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "DetectionData", exclude: ["README.md", "Data"]),
    .target(name: "PHIDetection", dependencies: ["DetectionData"], swiftSettings: strict),
    .target(name: "SeededNumbers", swiftSettings: strict),
    .executableTarget(name: "PHIBench", dependencies: ["PHIDetection"], swiftSettings: strict),
    .executableTarget(name: "SlowTexts", dependencies: ["PHIDetection", "SeededNumbers"], swiftSettings: strict),
  ]
)
