import SeededNumbers
import PHIDetection
import Testing

@Suite struct DetectorTests {
  static let fragments = [
    "John Smith", "Smith, John", "Dr. ", "MRN: 998877", "123-45-6789", "(555) 123-4567", "a@b.example.org",
    "http://x.org/", "04/12/2023",
    "St. Mary's Hospital", "Boston, MA 02115", "12 Elm St.", " ", "\n", ",", ".", "é", "\u{200B}", "ﬁ", "ß", "1", "9",
    "-", "/", "'", "#",
    "@", ":", "ID", "May", "Rose", "🙂", "e\u{301}", "Ａ", "NAME-K7Q2M9XDR4", "92-year-old", "::", "(", "A.",
  ]

  static func text(_ random: inout SeededGenerator, _ count: Int) -> String {
    (0..<count).map { _ in fragments.randomElement(using: &random) ?? "" }.joined()
  }

  @Test func findingsAreSortedDisjointAndOnCharacterBoundaries() {
    let detector = Detector(knownPatients: KnownPatients([KnownPatientTests.johnA, KnownPatientTests.maria]))
    for seed in UInt64(1)...400 {
      var random = SeededGenerator(seed: seed)
      let text = Self.text(&random, Int.random(in: 1...14, using: &random))
      let bytes = Array(text.utf8)
      var end = 0
      for finding in detector.findings(in: bytes) {
        #expect(
          finding.range.lowerBound >= end && !finding.range.isEmpty && finding.range.upperBound <= bytes.count,
          "seed \(seed)")
        for bound in [finding.range.lowerBound, finding.range.upperBound] where bound < bytes.count {
          #expect(bytes[bound] & 0xC0 != 0x80, "seed \(seed): \(text)")
        }
        end = finding.range.upperBound
      }
    }
  }

  @Test func anyBytesAreAccepted() {
    let detector = Detector(knownPatients: KnownPatients([KnownPatientTests.maria]))
    for seed in UInt64(1)...300 {
      var random = SeededGenerator(seed: seed)
      var bytes = Array(Self.text(&random, 6).utf8)
      for _ in 0..<8 where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let findings = detector.findings(in: bytes)
      #expect(findings.allSatisfy { $0.range.upperBound <= bytes.count }, "seed \(seed)")
    }
    #expect(Detector().findings(in: [0xFF, 0xC0, 0x80, 0xF0, 0x9F]).isEmpty)
  }

  @Test(
    arguments: [
      "1\u{200B}23-45-67\u{FEFF}89", "123-4\u{0}5-67\u{1}\u{7F}89", "１２３-４５-６７８９", "123\u{2011}45\u{2013}6789",
      "١٢٣-٤٥-٦٧٨٩", "𝟏𝟐𝟑-𝟒𝟓-𝟔𝟕𝟖𝟗",
    ])
  func disguisedNumbersAreSeen(text: String) {
    #expect(seen("it is \(text)!") == [Seen(kind: .ssn, text: text)])
  }

  @Test(arguments: [
    "Jоhn Smith", "John\u{A0}Smith", "Jo\u{AD}hn Smith", "Ｊｏｈｎ Ｓｍｉｔｈ", "𝐉𝐨𝐡𝐧 𝐒𝐦𝐢𝐭𝐡", "Jo\u{301}hn Smith",
    "Jo\u{0}hn Smi\u{0}\u{1B}th", "JO\u{8}HN SMITH", #"Jo\u0000hn Smith"#,
  ])
  func disguisedNamesAreSeen(text: String) {
    #expect(seen("for \(text) now") == [Seen(kind: .name, text: text)])
  }

  /// A NUL ends a string, and many of them fill a field.
  @Test(arguments: [
    "John\u{0}Smith", "Smith\u{0}\u{0}\u{0}\u{0}\u{0}John", "John Smith\u{0}03/04/1980", "\u{0}John Smith\u{0}",
  ])
  func aControlCharacterBetweenWordsPartsThem(text: String) {
    #expect(seen("for \(text) now").first?.kind == .name)
    #expect(seen("for \(text) now").last?.text.contains("1980") == text.contains("1980"))
  }

  @Test func kindsAndConfidenceAreConfigurable() {
    let text = "John Smith, SSN 123-45-6789"
    #expect(seen(text, Detector(configuration: .init(kinds: [.ssn]))).map(\.kind) == [.ssn])
    #expect(seen(text, Detector(configuration: .init(confidenceMin: 0.85))).map(\.kind) == [.ssn])
  }

  /// Every finding list stays proportional to the text and every scan ends, whatever is repeated.
  @Test(
    arguments: [
      "1", "a@", "(", " ", "Aa ", "1-", "John ", "Mr. ", "http://", "a:", "MRN: ", "12/", "é", "NAME-", "::", "a.",
      "New York ", "\u{200B}",
      "Hospital ", "A.", "1 ", "#1", "O'", "St. ", "\u{0}", "a\u{0}", "a\u{0}\u{0}\u{0}",
    ])
  func repeatedTextIsScannedOnce(unit: String) {
    let detector = Detector(knownPatients: KnownPatients([KnownPatientTests.johnA]))
    let bytes = Array(String(repeating: unit, count: 24_000 / unit.utf8.count).utf8)
    #expect(detector.findings(in: bytes).count <= bytes.count / 3)
  }

  /// A slow scanner that knows nothing but word order agrees about the known patients.
  @Test func aNaiveSearchFindsTheSamePatients() {
    let people = [("ada", "okoye"), ("li", "wei"), ("wei", "li"), ("sam", "van der berg"), ("ada", "berg")]
    let patients = people.enumerated().map { place, person in
      KnownPatient(
        key: PatientKey("p\(place)"), names: [.init(given: [person.0], family: person.1)], mrn: "4\(place)0000\(place)7"
      )
    }
    let detector = Detector(knownPatients: KnownPatients(patients))
    let words = ["ada", "okoye", "li", "wei", "sam", "van", "der", "berg", "zzz"]
    for seed in UInt64(1)...300 {
      var random = SeededGenerator(seed: seed)
      let text = (0..<9).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
      let attributed = detector.findings(in: text).filter { $0.subject != .unattributed }
      let bytes = Array(text.utf8)
      for (place, person) in people.enumerated() {
        for form in ["\(person.0) \(person.1)", "\(person.1) \(person.0)"] {
          for range in Self.occurrences(of: Array(form.utf8), in: bytes) {
            #expect(attributed.contains { $0.range.overlaps(range) }, "seed \(seed): p\(place) in \(text)")
          }
        }
      }
      for finding in attributed where finding.subject == .patient(PatientKey("p0")) {
        let found = String(decoding: bytes[finding.range], as: UTF8.self)
        #expect(found.contains("ada") && found.contains("okoye"), "seed \(seed): \(text)")
      }
    }
  }

  private static func occurrences(of form: [UInt8], in bytes: [UInt8]) -> [Range<Int>] {
    guard form.count <= bytes.count else { return [] }
    return (0...bytes.count - form.count).filter { start in
      Array(bytes[start..<start + form.count]) == form && (start == 0 || bytes[start - 1] == 32)
        && (start + form.count == bytes.count || bytes[start + form.count] == 32)
    }.map { $0..<$0 + form.count }
  }

  @Test func evaluationCountsCoverage() {
    var evaluation = DetectionEvaluation()
    let text = Array("John Smith and 5 others in Boston".utf8)
    let found = [
      Finding(kind: .name, range: 0..<4, confidence: 1, rule: "t"),
      Finding(kind: .age, range: 15..<16, confidence: 1, rule: "t"),
    ]
    evaluation.add(text, marked: [0..<10, 27..<33], findings: found)
    evaluation.add(text, marked: [], findings: found)
    #expect(evaluation.wholeSpanRecall == 0 && evaluation.overlapRecall == 0.5)
    #expect(evaluation.redactedTokenCount == 4 && evaluation.rightlyRedactedTokenCount == 1)
    #expect(evaluation.redactedHardNegatives == 1)
    #expect(evaluation.misses.map(\.isTouched) == [true, false])
  }
}

@Suite struct HiddenTextTests {
  @Test(
    arguments: [
      ("data TWFyaWEgR2FyY2lhLCBNUk4gOTk4ODc3 end", "TWFyaWEgR2FyY2lhLCBNUk4gOTk4ODc3"),
      ("{\"data\":\"TWFyaWEgR2FyY2lh\"}", "TWFyaWEgR2FyY2lh"), ("x 3132332d34352d36373839 y", "3132332d34352d36373839"),
      ("twice VFdGeWFXRWdSMkZ5WTJsaA== end", "VFdGeWFXRWdSMkZ5WTJsaA=="),
      ("to ada%40example.org now", "ada%40example.org"),
      ("SSN 123&#45;45-6789.", "123&#45;45-6789"),
      ("\\u0031\\u0032\\u0033-45-6789 here", "\\u0031\\u0032\\u0033-45-6789"),
      ("line\\nMaria Garcia\\tnext", "Maria Garcia"), ("Maria&nbsp;Garcia was", "Maria&nbsp;Garcia"),
    ])
  func encodedTextIsSeen(text: String, expected: String) {
    #expect(seen(text).map(\.text) == [expected])
  }

  @Test(
    arguments: [
      "an immunohistochemistry-based/threshold", "commit 9fceb02d0ae598e95dc970b74767f19372d61af8 tag",
      "100% of 50%20 mg", "AT&T & B&B",
      "SGVsbG8gd29ybGQsIGhvdyBhcmUgeW91", "C:\\new\\table",
    ])
  func whatOnlyLooksEncodedIsLeftAlone(text: String) {
    #expect(seen(text).isEmpty)
  }

  @Test(
    arguments: [
      "{\"name\":[{\"family\":\"Garcia\",\"given\":[\"Maria\",\"Elena\"]}]}",
      "{\"given\": [\"Maria\"], \"family\": \"Garcia\"}",
      "PID|1||00412345^^^HOSP^MR||GARCIA^MARIA^ELENA||19800412|F", "Last name: Garcia, First name: Maria",
      "\"Garcia\",\"Maria\",1980",
      "TWFyaWEgR2FyY2lh",
    ])
  func aKnownPatientIsAttributedInStructuredText(text: String) {
    let subjects = KnownPatientTests.subjects(text)
    #expect(!subjects.isEmpty && subjects.allSatisfy { $0 == .patient(PatientKey("p1")) }, "\(seen(text))")
  }

  @Test func namesInFieldsAreFoundWithoutAnIndex() {
    #expect(seen("{\"family\":\"Quispe\",\"given\":[\"Wayra\",\"Illa\"]}").map(\.text) == ["Quispe", "Wayra", "Illa"])
    #expect(seen("PID|1||998877^^^HOSP^MR||QUISPE^ANA^L||19550422|F").map(\.kind) == [.mrn, .name, .date])
    #expect(seen("{\"status\":\"final\",\"code\":{\"text\":\"Blood pressure\"}}").isEmpty)
  }
}
