// swift-tools-version:6.2
// A package of its own: nobody's build pays for it. Sources/PHIDetection is a symbolic link to the library, compiled
// here once more, so that training and detection use the same features, line for line.

import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "chaperone-training",
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "DetectionData", exclude: ["README.md", "Data"]),
    .target(name: "PHIDetection", dependencies: ["DetectionData"], swiftSettings: strict),
    .target(name: "MarkedText", dependencies: ["PHIDetection"], swiftSettings: strict),
    .target(name: "SeededNumbers", swiftSettings: strict),
    .executableTarget(
      name: "train", dependencies: ["PHIDetection", "MarkedText", "SeededNumbers"], swiftSettings: strict),
    .executableTarget(name: "measure", dependencies: ["PHIDetection", "MarkedText"], swiftSettings: strict),
    .executableTarget(
      name: "patients", dependencies: ["PHIDetection", "MarkedText", "SeededNumbers"], swiftSettings: strict),
  ]
)
