import SeededNumbers
import Testing

@testable import PHIDetection

@Suite struct RedactionStyleTests {
  private static func replaced(_ value: String, _ kind: PHIKind, _ replacer: some FindingReplacer) -> String {
    var replacer = replacer
    let bytes = Array(value.utf8)
    let finding = Finding(kind: kind, range: 0..<bytes.count, confidence: 1, rule: "t")
    return String(decoding: Redaction.redact(bytes, findings: [finding], with: &replacer).bytes, as: UTF8.self)
  }

  @Test func masksKeepTheShape() {
    #expect(Self.replaced("536-90-4399", .ssn, Masks()) == "***-**-****")
    #expect(Self.replaced("536-90-4399", .ssn, Masks(shownAtEnd: 4)) == "***-**-4399")
    #expect(Self.replaced("María López", .name, Masks(shownAtEnd: 4)) == "***** *****")
    #expect(
      Self.replaced("4399", .ssn, Masks(shownAtEnd: 4)) == "****", "nothing is left where too little would be hidden")
    #expect(Self.replaced("AB-é4411827", .mrn, Masks(shownAtEnd: 40)) == "**-****1827", "at most four are shown")
  }

  @Test func hashesAreOfTheNormalisedValueAndTheKind() {
    let hashes = KeyedHashes { bytes in
      var state = bytes.reduce(UInt64(7)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
      return (0..<32).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1
        return UInt8(state >> 56)
      }
    }
    let first = Self.replaced("03/14/2024", .date, hashes)
    #expect(first.hasPrefix("[DATE:") && first.utf8.count == 23)
    #expect(Self.replaced("March 14, 2024", .date, hashes) == first)
    #expect(Self.replaced("March 15, 2024", .date, hashes) != first)
    #expect(Self.replaced("4411827", .mrn, hashes).dropFirst(5) != Self.replaced("4411827", .npi, hashes).dropFirst(5))
  }

  @Test func bytesOutsideOfFindingsStayEvenWhenTheyAreNoText() {
    let bytes: [UInt8] = [0xFF, 0x00, 0x41, 0x42, 0xF0]
    let finding = Finding(kind: .name, range: 2..<4, confidence: 1, rule: "t")
    var placeholders = Placeholders()
    let redacted = Redaction.redact(bytes, findings: [finding], with: &placeholders)
    #expect(redacted.bytes == [0xFF, 0x00] + Array("[NAME]".utf8) + [0xF0])
    #expect(redacted.replacements.map(\.replaced) == [2..<8])
  }

  @Test func redactedTextHasNothingLeftToFind() {
    let texts = [
      "Maria Lopez, 94 years old, MRN 4411827, seen 03/14/2024 at Mercy General Hospital, 12 Main Street, Boston, MA 02118.",
      "Call (212) 555-0187 or mail maria.lopez@mail.com; SSN 536-90-4399; NPI 1234567893; 10.1.2.3; https://h.org/p/4411.",
      "Dr. John O'Brien and Ms. Okonkwo-Smith discussed VIN 1HGCM82633A004352 and card 4111 1111 1111 1111.",
    ]
    for text in texts {
      let once = Redaction.redact(text, findings: Detector().findings(in: text))
      #expect(Detector().findings(in: once).isEmpty, "\(once)")
    }
  }
}

@Suite struct NormalisedValueTests {
  @Test(arguments: [
    (PHIKind.date, "March 5th, 2024", "2024-03-05"), (.date, "3/5/24", "2024-03-05"),
    (.date, "05-Mar-69", "1969-03-05"),
    (.date, "5.3.2024", "2024-03-05"), (.date, "2024-03-05T10:22:00Z", "2024-03-05"), (.date, "20240305", "2024-03-05"),
    (.date, "3/5", "--03-05"), (.date, "Mar 2024", "2024-03"), (.date, "March", "--03"),
    (.date, "31/12/2024", "2024-12-31"),
    (.date, "March 3-5, 2024", "2024-03-03/05"), (.date, "5 de mayo de 2024", "2024-05-05"),
    (.date, "2/30/2024", "2 30 2024"),
    (.phone, "(212) 736-5000 x44", "+12127365000x44"), (.phone, "1-212-736-5000", "+12127365000"),
    (.phone, "+44 20 7946 0958", "+442079460958"), (.phone, "736-5000", "7365000"),
    (.ssn, "536-90-4399", "536904399"), (.zip, "02118-1234", "021181234"), (.mrn, "ab-44 11", "AB4411"),
    (.name, "LOPEZ, MARIA", "maria lopez"), (.name, "Dr. Maria Lopez, MD", "maria lopez"),
    (.name, "María López", "maria lopez"),
    (.name, "O'Brien, John Jr.", "john o'brien"),
    (.address, "12 Main St., Apt 4", "12 main street apartment 4"), (.email, "Maria@Mail.Com", "maria@mail.com"),
    (.ssn, "５３６-90-4399", "536904399"),
  ])
  func oneSpellingForAllWays(kind: PHIKind, value: String, expected: String) {
    #expect(NormalisedValue(of: Array(value.utf8), kind: kind).text == expected)
  }

  @Test func anyBytesHaveAValue() {
    for seed in UInt64(0)..<300 {
      var random = SeededGenerator(seed: seed)
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      for kind in PHIKind.allCases {
        _ = NormalisedValue(of: bytes, kind: kind)
        var surrogates = Surrogates(random: SeededGenerator(seed: seed))
        let finding = Finding(kind: kind, range: 0..<max(1, bytes.count), confidence: 1, rule: "t")
        _ = Redaction.redact(bytes, findings: [finding], with: &surrogates)
      }
    }
  }

  @Test func aFindingOfAnotherTextHasNone() {
    let finding = Finding(kind: .name, range: 0..<5, confidence: 1, rule: "t")
    #expect(finding.normalisedValue(in: [65]) == nil)
  }

  @Test func civilDaysCountBothWays() {
    for number in stride(from: -800_000, through: 800_000, by: 37) {
      #expect(CivilDay(dayNumber: number).dayNumber == number)
    }
    #expect(CivilDay(year: 1970, month: 1, day: 1)?.dayNumber == 0)
    #expect(CivilDay(year: 2023, month: 2, day: 29) == nil && CivilDay(year: 2000, month: 2, day: 29) != nil)
  }
}
