import DetectionSettings
import PHIDetection
import StrictYAML
import Testing

@Suite struct DetectionDocumentTests {
  private func read(
    _ yaml: String, files: [String: String] = [:]
  ) throws(YAMLFault) -> DetectionDocument {
    try DetectionDocument(yaml: yaml, file: "d.yaml") { path, _, place throws(YAMLFault) in
      guard let text = files[path] else { throw YAMLFault(.unknownValue, at: place, "no such file") }
      return text
    }
  }

  private func found(_ text: String, _ yaml: String, files: [String: String] = [:]) throws -> [String] {
    let bytes = Array(text.utf8)
    return Detector(configuration: try read(yaml, files: files).configuration).findings(in: bytes).map {
      "\($0.kind.rawValue):\(String(decoding: bytes[$0.range], as: UTF8.self))"
    }
  }

  private func fault(_ yaml: String, files: [String: String] = [:]) -> String? {
    do {
      _ = try read(yaml, files: files)
      return nil
    } catch { return error.description }
  }

  @Test func anEmptyMapChangesNothing() throws {
    #expect(try read("{}").configuration == .default)
  }

  @Test func packsKindsAndConfidencesAreRead() throws {
    let configuration = try read(
      "packs: [uk, es]\nconfidence: 0.6\nkinds:\n  url: off\n  lab-value: on\n  name: 0.75\n"
    ).configuration
    #expect(configuration.packs == [.uk, .es])
    #expect(configuration.confidenceMin == 0.6)
    #expect(configuration.kinds == PHIKind.identifiers.subtracting([.url]).union([.labValue]))
    #expect(configuration.confidenceMinByKind == [.name: 0.75])
  }

  @Test func aKindThatIsOffIsNotReported() throws {
    #expect(try found("see https://example.org/a", "kinds: {url: off}").isEmpty)
    #expect(try found("K 4.1 mmol/L", "kinds: {lab-value: on}") == ["lab-value:K 4.1 mmol/L"])
  }

  @Test func aPatternIsReadWithAllThatItHas() throws {
    let yaml = """
      patterns:
        - name: ward-number
          pattern: 'W\\d{5}'
          kind: mrn
          labels: [ward no, Konto]
          check_digit: luhn
          case: exact
          confidence: 0.95
          matches: ["ward no W18184", "Konto W18184"]
          rejects: ["W18184", "Konto W18185", "Konto w18184"]
      """
    let bytes = Array("Konto W18184".utf8)
    let findings = Detector(configuration: try read(yaml).configuration).findings(in: bytes)
    #expect(findings.map { "\($0.rule)" } == ["pattern.ward-number"])
    #expect(findings.map(\.kind) == [.mrn])
  }

  @Test func termsAreReadFromTheFileAndFromFilesOfTerms() throws {
    let yaml = """
      terms:
        deny:
          - {term: blue lantern, kind: name}
          - {file: vip.txt, kind: name, case: exact}
        allow:
          - Dr. Smith
          - {file: wards.txt, kind: address}
      """
    let files = ["vip.txt": "# people\n\n  orchid\n", "wards.txt": "Mercy Hospital\n"]
    #expect(
      try found("blue lantern and orchid, not ORCHID", yaml, files: files) == ["name:blue lantern", "name:orchid"])
    #expect(try found("Dr. Smith at Mercy Hospital", yaml, files: files).isEmpty)
    #expect(try read(yaml, files: files).holdsDeniedTerms)
    #expect(try !read("terms: {allow: [a]}").holdsDeniedTerms)
  }

  private static let mistakes: [(String, String)] = [
    (
      "pack: [uk]",
      "d.yaml:1:1: a detection file has no key \"pack\"; expected one of packs, confidence, kinds, patterns, terms; did you mean \"packs\"?"
    ),
    ("packs: [usa]", "d.yaml:1:9: \"usa\" is not known here; expected one of us, uk, ca, eu, es; did you mean \"us\"?"),
    ("packs: uk", "d.yaml:1:8: \"packs\" must be a list; expected a list"),
    ("confidence: 1.5", "d.yaml:1:13: this must be a share; expected a number from 0 to 1, such as 0.6"),
    ("confidence: nan", "d.yaml:1:13: this must be a share; expected a number from 0 to 1, such as 0.6"),
    (
      "kinds: [name]",
      "d.yaml:1:8: \"kinds\" must be a map; expected kinds with on, off or a confidence, such as url: off"
    ),
    ("kinds: {nam: off}", "d.yaml:1:9: \"nam\" is not known here"),
    (
      "kinds: {name: maybe}",
      "d.yaml:1:15: \"name\" is neither switched nor given a confidence; expected on, off, or a number from 0 to 1"
    ),
    ("patterns: [{name: a}]", "d.yaml:1:12: a pattern has no \"pattern\"; expected \"pattern\""),
    ("patterns:\n  - {name: A b, pattern: abc, kind: mrn}", "d.yaml:2:12: \"A b\" cannot be a name"),
    (
      "patterns:\n  - {name: a, pattern: 'ab+', kind: mrn, matches: [abb]}",
      "d.yaml:2:24: this pattern cannot be used: at character 3: nothing may repeat without a bound; write {1,20}"
    ),
    (
      "patterns:\n  - {name: a, pattern: abc, kind: lab-value, matches: [abc]}",
      "d.yaml:2:35: \"lab-value\" is no kind of identifier"
    ),
    (
      "patterns:\n  - {name: a, pattern: abc, kind: mrn}",
      "d.yaml:2:5: the pattern \"a\" has no \"matches\"; expected at least one invented example that it finds"
    ),
    (
      "patterns:\n  - {name: a, pattern: abc, kind: mrn, matches: [abd]}",
      "d.yaml:2:50: the pattern \"a\" does not find this example"
    ),
    (
      "patterns:\n  - {name: a, pattern: abc, kind: mrn, matches: [abc], rejects: [x abc]}",
      "d.yaml:2:66: the pattern \"a\" finds something in this counterexample"
    ),
    (
      "patterns:\n  - {name: a, pattern: abc, kind: mrn, matches: abc, check_digit: lun}",
      "d.yaml:2:67: \"lun\" is not known here"
    ),
    (
      "patterns:\n  - {name: a, pattern: abc, kind: mrn, matches: abc, labels: ['#']}",
      "d.yaml:2:24: this pattern cannot be used: a label is one word or a few, with letters"
    ),
    ("patterns:\n  - &a {name: a, pattern: abc, kind: mrn, matches: abc}\n  - *a", "d.yaml:2:5: anchors and aliases"),
    (
      "patterns:\n  - {name: a, pattern: abc, kind: mrn, matches: abc}\n  - {name: a, pattern: abd, kind: mrn, matches: abd}",
      "d.yaml:3:5: the pattern \"a\" is defined twice"
    ),
    ("terms: {deny: [{term: x}]}", "d.yaml:1:16: a term has no \"kind\""),
    (
      "terms: {deny: [{term: x, kind: url}]}\nkinds: {url: off}",
      "d.yaml:1:32: \"url\" is switched off, so this term would not be found"
    ),
    ("terms: {deny: [{kind: name}]}", "d.yaml:1:16: a term is written here or stands in a file"),
    ("terms: {deny: [{file: gone.txt, kind: name}]}", "d.yaml:1:23: no such file"),
    ("terms: {allow: ['...']}", "d.yaml:1:17: the term has no letter and no digit"),
  ]

  @Test(arguments: mistakes)
  func aMistakeIsToldWithItsPlaceAndWhatWasExpected(yaml: String, start: String) {
    let fault = fault(yaml) ?? "passed"
    #expect(fault.hasPrefix(start), "\(fault)")
  }

  /// Denied terms name people.
  @Test(
    arguments: [
      "terms: {deny: [Zanzibar Quill]}", "terms: {deny: [{Zanzibar Quill: name}]}",
      "terms: {Zanzibar Quill: [x]}", "Zanzibar Quill: 1\nZanzibar Quill: 2",
      "terms: {deny: [{term: Zanzibar Quill, kind: name}], allow: [zanzibar quill]}",
      "terms: {deny: [{file: f.txt, kind: name}]}",
    ])
  func noErrorRepeatsATerm(yaml: String) {
    let long = String(repeating: "Zanzibar Quill ", count: 40)
    let fault = fault(yaml, files: ["f.txt": "Amy\n\(long)\n"]) ?? "passed"
    #expect(fault != "passed")
    #expect(!fault.lowercased().contains("zanzibar") && !fault.contains("Amy"), "\(fault)")
  }

  @Test func aBadLineOfAFileOfTermsIsNamed() {
    let fault = fault("terms: {allow: [{file: w.txt}]}", files: ["w.txt": "a ward\n\n# c\n...\n"])
    #expect(fault == "w.txt:4:1: the term has no letter and no digit")
  }
}
