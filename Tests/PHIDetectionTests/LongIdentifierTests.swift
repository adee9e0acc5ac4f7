import PHIDetection
import Testing

@Suite struct LongIdentifierTests {
  @Test(
    arguments: [
      "Device ID: »1fc00007fc0d0c12e8dc3f9affa018187f3e0cd534c631c9e77a1c79035ec1dd«",
      "MRN: »ABCDEFGHJKLM12345678901234567890123456789012345678« end",
      "{\"device_id\":\"»fc0d00070d0c12e8dc3f9affa018187f3e0cd534c631c9e77a1c79035ec1dd1f«\"}",
      "Device: »fc0d00070d0c12e8dc3f9affa018187f3e0cd534c631c9e77a1c79035ec1dd1f«.",
      "MRN: »A1B2C3D4E5F6G7H8I9J1K2L3M4N5P6Q7R8S9« x", "account »1234-5678-9012-3456-7890-1234-5678-9012-3456«.",
      "serial »1a-2b-3c-4d-5e-6f-7a-8b-9c-1d-2e-3f-4a-5b-6c-7d-8e-9f«,", "key #»7A1B2C3D4E5F6A7B8C9D1E2F3A4B5C6D7E8F«",
    ])
  func anIdentifierIsCoveredToItsEnd(text: String) {
    let (plain, expected) = marked(text)
    let found = seen(plain)
    #expect(found.count == 1 && found.first.map { $0.text.hasSuffix(expected[0]) } == true, "\(plain): \(found)")
  }

  /// A stream cannot wait for its end: what is longer than a stretch is several findings side by side.
  @Test(arguments: ["1fc0", "A1", "1234-5-"])
  func manyCharactersAreCoveredToTheirEnd(unit: String) {
    let text = "MRN: " + String(repeating: unit, count: 300_000 / unit.utf8.count) + "ff9"
    let bytes = Array(text.utf8)
    let found = Detector().findings(in: bytes)
    #expect(found.first?.range.lowerBound == 5 && found.last?.range.upperBound == bytes.count, "\(unit)")
    #expect(found.count <= 20 && found.allSatisfy { $0.kind == .mrn }, "\(unit)")
    for (left, right) in zip(found, found.dropFirst()) {
      let between = bytes[left.range.upperBound..<right.range.lowerBound]
      #expect(between.allSatisfy { $0 == UInt8(ascii: "-") }, "\(unit)")
    }
  }

  /// A long code is covered whole, and no code is looked for inside but for its end.
  @Test func aVehiclesNumberMayEndALongCode() {
    let code = String(repeating: "A.1", count: 21)
    let found = Detector().findings(in: "\(code)A.1HGCM82633A004352 and")
    #expect(found.map(\.kind) == [.otherID, .vehicle])
    #expect(found.map(\.range) == [2..<64, 65..<82])
  }

  @Test func labelsInsideALongRunAreScannedOnce() {
    let text = Array(String(repeating: "MRN-1A2B3C4-", count: 10_000).utf8)
    let found = Detector().findings(in: text)
    #expect(!found.isEmpty)
  }

  @Test(arguments: [
    "file: Sources/PHIDetection/Scanner+Labels2.swift", "case: a sha256 of something", "group: testdata16lower",
  ])
  func aPathIsNoKey(text: String) { #expect(seen(text) == [], "\(text)") }
}
