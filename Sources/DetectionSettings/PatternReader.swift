import PHIDetection
import StrictYAML

/// Reads `patterns`: the hospital's own identifier formats, each proved on its own examples.
enum PatternReader {
  private typealias Tree = YAMLTree<YAMLFault>

  static func patterns(_ tree: YAMLTree<YAMLFault>) throws(YAMLFault) -> PatternSet {
    var patterns: [IdentifierPattern] = []
    var set = PatternSet.none
    for item in try tree.list(called: "\"patterns\"") {
      let fields = try YAMLFields(
        item, what: "a pattern",
        keys: ["name", "pattern", "kind", "labels", "check_digit", "case", "confidence", "matches", "rejects"])
      let pattern = try pattern(fields)
      guard !patterns.contains(where: { $0.name == pattern.name }) else {
        throw item.error("the pattern \"\(pattern.name)\" is defined twice", expected: "a name that no other has")
      }
      patterns.append(pattern)
      set = try compiled(at: fields.place) { () throws(PatternError) in try PatternSet(patterns) }
      try check(fields, pattern)
    }
    return set
  }

  private static func pattern(_ fields: YAMLFields<YAMLFault>) throws(YAMLFault) -> IdentifierPattern {
    let name = try fields.requiredName("name")
    let text = try fields.requiredText("pattern")
    let kind = try fields.required("kind").choice(PHIKind.self)
    guard kind.nature == .identifier else {
      throw try fields.required("kind").error("\"\(kind.rawValue)\" is no kind of identifier", expected: "such as mrn")
    }
    var labels: [String] = []
    if let tree = fields.tree("labels") { labels = try tree.words(called: "\"labels\"").map(\.word) }
    let checkDigit = try fields.tree("check_digit")?.choice(CheckDigit.self)
    let letterCase = try fields.tree("case")?.choice(Term.LetterCase.self) ?? .any
    let confidence = try fields.tree("confidence").map(DetectionDocument.share) ?? 0.9
    let place = try fields.required("pattern").place
    return try compiled(at: place) { () throws(PatternError) in
      try IdentifierPattern(
        name: name, pattern: text, kind: kind, confidence: confidence, labels: labels, checkDigit: checkDigit,
        letterCase: letterCase)
    }
  }

  private static func compiled<Value>(
    at place: Place, _ make: () throws(PatternError) -> Value
  ) throws(YAMLFault) -> Value {
    do { return try make() } catch {
      throw YAMLFault(.unknownValue, at: place, "this pattern cannot be used: \(error)")
    }
  }

  /// Every example under `matches` must hold a finding of this pattern, none under `rejects` may.
  private static func check(_ fields: YAMLFields<YAMLFault>, _ pattern: IdentifierPattern) throws(YAMLFault) {
    guard let matches = fields.tree("matches") else {
      throw YAMLFault(
        .missingKey, at: fields.place, "the pattern \"\(pattern.name)\" has no \"matches\"",
        expected: "at least one invented example that it finds")
    }
    let alone = try compiled(at: fields.place) { () throws(PatternError) in try PatternSet([pattern]) }
    let detector = Detector(configuration: DetectorConfiguration(confidenceMin: 0, patterns: alone))
    func isFound(_ text: String) -> Bool {
      detector.findings(in: text).contains { $0.rule.rawValue == "pattern.\(pattern.name)" }
    }
    for (text, place) in try matches.words(called: "\"matches\"") where !isFound(text) {
      throw YAMLFault(
        .unknownValue, at: place, "the pattern \"\(pattern.name)\" does not find this example",
        expected: "an example that matches, labels included, or another pattern")
    }
    guard let rejects = fields.tree("rejects") else { return }
    for (text, place) in try rejects.words(called: "\"rejects\"") where isFound(text) {
      throw YAMLFault(
        .unknownValue, at: place, "the pattern \"\(pattern.name)\" finds something in this counterexample",
        expected: "a narrower pattern, a label or a check digit")
    }
  }
}
