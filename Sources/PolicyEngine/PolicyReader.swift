import StrictYAML

/// Reads the YAML of a policy into a checked document.
struct PolicyReader {
  private var conditions = ConditionReader()

  /// Reads a whole policy file.
  static func document(yaml: String) throws(PolicyError) -> PolicyDocument {
    var reader = PolicyReader()
    return try reader.document(YAMLTree(parsing: yaml))
  }

  private mutating func document(_ tree: YAMLTree) throws(PolicyError) -> PolicyDocument {
    let fields = try YAMLFields(
      tree, what: "a policy",
      keys: ["policy", "title", "summary", "version", "owner", "groups", "rules", "default"])
    let name = try fields.requiredName("policy")
    try conditions.readGroups(fields.tree("groups"))
    return PolicyDocument(
      name: name, title: try fields.text("title"), summary: try fields.text("summary"),
      version: try fields.text("version"), owner: try fields.text("owner"),
      rules: try rules(fields.required("rules")), fallback: try fallback(fields.tree("default")))
  }

  private mutating func rules(_ tree: YAMLTree) throws(PolicyError) -> [PolicyDocument.Rule] {
    guard case .list(let items, let place) = tree else {
      throw PolicyError(.wrongShape, at: tree.place, "\"rules\" must be a list", expected: "a list of rules")
    }
    guard items.count <= PolicyLimits.rules else {
      throw PolicyError(
        .tooComplex, at: place, "the policy has \(items.count) rules", expected: "at most \(PolicyLimits.rules)")
    }
    var rules: [PolicyDocument.Rule] = []
    var lines: [String: Int] = [:]
    for item in items {
      let rule = try rule(item)
      if let line = lines[rule.id] {
        throw PolicyError(
          .duplicateID, at: rule.place, "rule \"\(rule.id)\" is already defined in line \(line)",
          expected: "an id that no other rule has")
      }
      lines[rule.id] = rule.place.line
      rules.append(rule)
    }
    return rules
  }

  private mutating func rule(_ tree: YAMLTree) throws(PolicyError) -> PolicyDocument.Rule {
    let fields = try YAMLFields(
      tree, what: "a rule", keys: ["id", "decision", "obligations", "when", "sentence", "note", "source"])
    let id = try fields.requiredName("id")
    guard id != CompiledPolicy.defaultRule else {
      throw PolicyError(
        .badName, at: fields.place, "a rule cannot be called \"default\"",
        expected: "another id; what happens when no rule matches stands under the key \"default\"")
    }
    return PolicyDocument.Rule(
      id: id, place: fields.place, decision: try Self.decision(fields),
      condition: try conditions.condition(fields.required("when")), sentence: try fields.requiredText("sentence"),
      note: try fields.text("note"), source: try fields.text("source"))
  }

  private static func decision(_ fields: YAMLFields) throws(PolicyError) -> Decision {
    let place = try fields.required("decision").place
    let word = try fields.requiredText("decision")
    let outcomes = Outcome.allCases.map(\.rawValue)
    guard let outcome = Outcome(rawValue: word) else {
      throw PolicyError(
        .unknownDecision, at: place, "\(Wording.quoted(word)) is not a decision",
        expected: Wording.oneOf(outcomes), suggestion: Wording.nearest(to: word, in: outcomes))
    }
    switch outcome {
    case .condition:
      return .condition(try obligations(fields.required("obligations")))
    case .permit, .block:
      if let tree = fields.tree("obligations") {
        throw PolicyError(
          .wrongShape, at: tree.place, "a rule that decides \(word) cannot have obligations",
          expected: "the decision \"condition\", or no obligations", suggestion: nil)
      }
      return outcome == .permit ? .permit : .block
    }
  }

  /// One obligation or a list of them, in the order of `Obligation.allCases`.
  static func obligations(_ tree: YAMLTree) throws(PolicyError) -> [Obligation] {
    var given: Set<Obligation> = []
    let names = Obligation.allCases.map(\.rawValue)
    for (word, place) in try tree.words(called: "\"obligations\"") {
      guard let obligation = Obligation(rawValue: word) else {
        throw PolicyError(
          .unknownObligation, at: place, "\(Wording.quoted(word)) is not an obligation",
          expected: Wording.oneOf(names), suggestion: Wording.nearest(to: word, in: names))
      }
      guard given.insert(obligation).inserted else {
        throw PolicyError(.duplicateKey, at: place, "the obligation \"\(word)\" stands here twice")
      }
    }
    if let contradiction = Obligation.contradiction(in: given) {
      throw PolicyError(
        .contradiction, at: tree.place, contradiction,
        expected: "\"pseudonymise\" beside \"surrogates\", and no \"no-restore\"")
    }
    return Obligation.allCases.filter(given.contains)
  }

  private func fallback(_ tree: YAMLTree?) throws(PolicyError) -> PolicyDocument.Fallback {
    guard let tree else { return .standard }
    let fields = try YAMLFields(
      tree, what: "the default", keys: ["decision", "sentence", "note", "source"])
    if let decision = try fields.text("decision"), decision != Outcome.block.rawValue {
      throw PolicyError(
        .unknownDecision, at: try fields.required("decision").place, "the default cannot be \"\(decision)\"",
        expected: "\"block\": what no rule allows is refused")
    }
    return PolicyDocument.Fallback(
      sentence: try fields.requiredText("sentence"), note: try fields.text("note"), source: try fields.text("source"))
  }
}
