import SeededNumbers
import PHIDetection
import Testing

@Suite struct ConversationScanTests {
  private static func scanned(_ texts: [String], _ detector: Detector = Detector()) -> [[Seen]] {
    let bytes = texts.map { Array($0.utf8) }
    let findings = ConversationScan(detector).findings(in: bytes, besides: bytes.map { detector.findings(in: $0) })
    return zip(bytes, findings).map { text, found in
      found.map { Seen(kind: $0.kind, text: String(decoding: text[$0.range], as: UTF8.self)) }
    }
  }

  @Test(
    arguments: [
      (["my SSN starts 123-45", "6789"], [("ssn", "123-45"), ("ssn", "6789")]),
      (
        ["my SSN starts 123-45", "ok, and then?", "and ends with 6789"], [("ssn", "123-45"), ("", ""), ("ssn", "6789")]
      ),
      (["SSN 123", "45", "6789"], [("ssn", "123"), ("ssn", "45"), ("ssn", "6789")]),
      (["call me: 555-123", "-4567"], [("phone", "555-123"), ("phone", "4567")]),
      (["her MRN is 4567", "8899"], [("mrn", "4567"), ("mrn", "8899")]),
      (["the patient is Maria", "Garcia"], [("name", "Maria"), ("name", "Garcia")]),
      (["patient named John", "last name is Smith"], [("name", "John"), ("name", "Smith")]),
      (["ada.okoye", "@example.org"], [("", ""), ("", "")]),
    ])
  func anIdentifierInTwoTextsIsFoundInItsParts(texts: [String], expected: [(String, String)]) {
    let found = Self.scanned(texts)
    for (parts, (kind, text)) in zip(found, expected) where !kind.isEmpty {
      #expect(parts.contains(Seen(kind: PHIKind(rawValue: kind) ?? .name, text: text)), "\(texts): \(found)")
    }
  }

  @Test(
    arguments: [
      ["How much is 120?", "80 mg then"], ["BP is 120", "80 at night"], ["Thank you.", "Will it help"],
      ["take 5", "10 mg"], ["hello", "world"], ["", "6789"], ["stage 3", "4 weeks"],
      ["She improved on lisinopril", "May I stop it?"],
    ])
  func textsThatDoNotBelongTogetherAreLeftAlone(texts: [String]) {
    #expect(Self.scanned(texts) == texts.map { _ in [] })
  }

  @Test func aKnownPatientInTwoTextsIsAttributed() {
    let patient = KnownPatient(key: PatientKey("p1"), names: [.init(given: ["Ada"], family: "Okoye")], mrn: "40000071")
    let detector = Detector(knownPatients: KnownPatients([patient]))
    let texts = ["it is about Ada", "Okoye"].map { Array($0.utf8) }
    let found = ConversationScan(detector).findings(in: texts, besides: texts.map { detector.findings(in: $0) })
    for parts in found { #expect(parts.map(\.subject) == [.patient(PatientKey("p1"))], "\(found)") }
  }

  @Test func aBorderThatFallsIntoACharacterCutsNone() {
    for padding in 0..<8 {
      let long = String(repeating: "é", count: 100)
      let texts = [
        String(repeating: "a", count: padding) + long + " SSN 123-45",
        "6789 " + String(repeating: "b", count: padding) + long,
      ]
      let bytes = texts.map { Array($0.utf8) }
      let detector = Detector()
      let found = ConversationScan(detector).findings(in: bytes, besides: bytes.map { detector.findings(in: $0) })
      for (text, findings) in zip(bytes, found) {
        for finding in findings {
          #expect(String(validating: text[finding.range], as: UTF8.self) != nil, "padding \(padding)")
        }
      }
    }
  }

  @Test func findingsStaySortedDisjointAndInside() {
    for seed in UInt64(1)...150 {
      var random = SeededGenerator(seed: seed)
      let texts = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        Array(DetectorTests.text(&random, Int.random(in: 0...5, using: &random)).utf8)
      }
      let detector = Detector()
      let found = ConversationScan(detector).findings(in: texts, besides: texts.map { detector.findings(in: $0) })
      #expect(found.count == texts.count)
      for (text, findings) in zip(texts, found) {
        var end = 0
        for finding in findings {
          #expect(finding.range.lowerBound >= end && finding.range.upperBound <= text.count, "seed \(seed)")
          for bound in [finding.range.lowerBound, finding.range.upperBound] where bound < text.count {
            #expect(text[bound] & 0xC0 != 0x80, "seed \(seed)")
          }
          end = finding.range.upperBound
        }
      }
    }
  }
}
