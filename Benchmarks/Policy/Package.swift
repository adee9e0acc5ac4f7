// swift-tools-version:6.2
// A package of its own: nobody's build pays for it. Sources/PolicyEngine is a symbolic link to the library, compiled
// here once more with its internals in sight, since the prover is measured on vocabularies other than today's.

import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]
let visible: [SwiftSetting] = [.unsafeFlags(["-enable-testing"])]

let package = Package(
  name: "chaperone-policy-bench",
  platforms: [.macOS(.v15)],
  dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.2")],
  targets: [
    .target(
      name: "PolicyEngine", dependencies: [.product(name: "Yams", package: "Yams")], swiftSettings: strict + visible),
    .executableTarget(name: "PolicyBench", dependencies: ["PolicyEngine"], swiftSettings: strict + visible),
  ]
)
