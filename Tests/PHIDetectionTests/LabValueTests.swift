import PHIDetection
import Testing

@Suite struct LabValueTests {
  private static let detector = Detector(
    configuration: DetectorConfiguration(kinds: PHIKind.identifiers.union([.labValue])))

  @Test(
    arguments: [
      "»K 4.1 mmol/L«", "»HbA1c 8.2 %«", "»WBC 12.3«", "»BP 140/90«", "»blood pressure was 128/76 mmHg«",
      "»creatinine: 1.4 mg/dL«", "»Hgb 9.1 g/dL«", "»INR of 2.5«", "»troponin < 0.04 ng/mL«", "»SpO2 97%«",
      "»glucose = 110 mg/dl«", "»Na 135-145«", "»HR 72 bpm«", "»eGFR 45 mL/min/1.73m2«",
    ])
  func aLabValueIsFoundWithItsUnit(text: String) {
    let (plain, expected) = marked(text)
    #expect(
      seen(plain, Self.detector).contains(Seen(kind: .labValue, text: expected[0])), "\(seen(plain, Self.detector))")
  }

  @Test(arguments: ["k 4", "wbc ordered", "glucose on 04/12/2023", "he ran 5 km", "potassium\n4.1", "P and Q 3"])
  func otherTextIsNoLabValue(text: String) {
    #expect(!seen(text, Self.detector).contains { $0.kind == .labValue }, "\(seen(text, Self.detector))")
  }

  @Test func labValuesAreFoundOnlyWhenAskedFor() {
    #expect(seen("K 4.1 mmol/L, BP 140/90").isEmpty)
    #expect(!DetectorConfiguration.default.kinds.contains(.labValue))
  }

  @Test func contentIsNeverRedactedAndIdentifiersStillAre() {
    let text = "Maria Garcia: K 4.1 mmol/L, HbA1c 8.2 %"
    #expect(
      Redaction.redact(text, findings: Self.detector.findings(in: text)) == "[NAME]: K 4.1 mmol/L, HbA1c 8.2 %")
  }

  @Test func everyKindIsAnIdentifierButLabValues() {
    #expect(PHIKind.allCases.filter { $0.nature == .content } == [.labValue])
    #expect(PHIKind.identifiers.count == PHIKind.allCases.count - 1)
  }
}
