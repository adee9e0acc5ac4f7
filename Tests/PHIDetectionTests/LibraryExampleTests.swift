import Foundation
import PHIDetection
import Testing

/// The examples of docs/phi-detection-library.md, as somebody outside of the package would compile them.
@Suite("The library as its page describes it")
struct LibraryExampleTests {
  @Test func findingsSayWhatTheyAreAndWhy() {
    var lines: [String] = []
    let detector = Detector()
    let text = "Seen by Dr. Okonkwo on 03/14/2024. MRN 4411827."
    for finding in detector.findings(in: text) {
      let words = String(decoding: Array(text.utf8)[finding.range], as: UTF8.self)
      lines.append("\(finding.kind.rawValue) \(words): \(finding.rule.meaning)")
    }
    #expect(lines.count == 3 && lines.first == "name Okonkwo: A name after a title such as Dr. or Mrs.")
  }

  @Test func aTextInPiecesGivesTheFindingsOfTheWhole() {
    var stream = DetectionStream(Detector())
    var findings = stream.push(Array("Seen by Dr. Oko".utf8))
    findings += stream.push(Array("nkwo today".utf8))
    findings += stream.finish()
    #expect(findings.map(\.range) == [12..<19])
  }

  @Test func aConfigurationAddsAndTakesAway() throws {
    var configuration = DetectorConfiguration(confidenceMin: 0.6, packs: [.uk])
    configuration.kinds.remove(.url)
    configuration.patterns = try PatternSet([
      IdentifierPattern(name: "ward-record", pattern: #"H\d{7}"#, kind: .mrn)
    ])
    configuration.terms = try TermSet(
      denied: [Term("Blue Lantern", kind: .otherID)], allowed: [Term("Rose Ward")])
    let detector = Detector(configuration: configuration)
    let rules = detector.findings(in: "H1234567, the blue lantern, Rose Ward, https://example.org").map(\.rule)
    #expect(rules == ["pattern.ward-record", "term.denied"])
  }

  @Test func aFindingOfAKnownPatientSaysWhose() {
    let patients = KnownPatients([
      KnownPatient(
        key: PatientKey("p1"), names: [.init(given: ["Zorana"], family: "Blaxwell")],
        birthDate: .init(year: 1961, month: 2, day: 3), mrn: "88412")
    ])
    let detector = Detector(knownPatients: patients)
    let subjects = detector.findings(in: "blaxwell zorana came, rec 88412").map(\.subject)
    #expect(subjects == [.patient(PatientKey("p1")), .patient(PatientKey("p1"))])
  }

  @Test func surrogatesComeBackAndPlaceholdersDoNot() {
    let text = "Maria Lopez was seen on 03/14/2024, Ms. Lopez again on 03/28/2024."
    let findings = Detector().findings(in: text)
    let plain = Redaction.redact(text, findings: findings)

    var surrogates = Surrogates(random: SystemRandomNumberGenerator())
    let invented = surrogates.redact(Array(text.utf8), findings: findings)
    let back = surrogates.map.restored(invented.bytes)
    #expect(plain == "[NAME] was seen on [DATE], Ms. [NAME] again on [DATE].")
    #expect(!invented.text.contains("Lopez") && back == Array(text.utf8))
  }

  @Test func anEvaluationSaysWhichShareWasFound() {
    let note = Array("Seen by Dr. Okonkwo.".utf8)
    let marks = [MarkedSpan(range: 12..<19, label: "NAME", kinds: [.name])]
    var evaluation = DetectionEvaluation()
    evaluation.add(note, spans: marks, findings: Detector().findings(in: note))
    let share = evaluation.overall.wholeSpanRecall
    #expect(share == 1)
  }

  @Test func everyExampleOfThePageIsCompiledHere() throws {
    let here = URL(filePath: #filePath)
    let root = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/phi-detection-library.md"), encoding: .utf8)
    let compiled = Self.unindented(try String(contentsOf: here, encoding: .utf8))
    let examples = page.components(separatedBy: "```swift\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    #expect(examples.count == 6)
    for example in examples { #expect(compiled.contains(Self.unindented(example)), "\(example)") }
  }

  private static func unindented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }.joined(separator: "\n")
  }

  @Test("A confidence compares as it reads: what is 0.9 is at least 0.9")
  func aConfidenceComparesAsItReads() throws {
    let finding = try #require(Detector().findings(in: "MRN 4411827").first)
    #expect(finding.confidence == 0.9)
    let configuration = DetectorConfiguration(confidenceMin: 0.9)
    #expect(Detector(configuration: configuration).findings(in: "MRN 4411827") == [finding])
  }
}
