import StrictYAML

/// A policy that can decide: every word of it is known, every rule is written out as clauses.
///
/// Deciding is a pure function, takes well under 2 µs and allocates nothing.
public struct CompiledPolicy: Sendable {
  /// The policy's name, from its file.
  public let name: String
  /// What the caller gave as the hash of the file's bytes; every record names it.
  public let hash: String
  /// The text that it was read from, word for word: what an archive keeps.
  public let yaml: String

  let document: PolicyDocument
  let ruleSet: RuleSet
  /// For each rule what it says; the default's ruling comes last.
  let rulings: [Ruling]

  /// Reads, checks and compiles a policy.
  ///
  /// `file` is only named in errors; `hash` is the hex SHA-256 of the file's bytes, which the caller computes.
  public init(yaml: String, file: String = "policy", hash: String) throws(PolicyError) {
    do {
      try self.init(document: PolicyReader.document(yaml: yaml), hash: hash, yaml: yaml)
    } catch {
      throw error.within(file: file)
    }
  }

  init(document: PolicyDocument, hash: String, yaml: String = "") throws(PolicyError) {
    self.document = document
    self.hash = hash
    self.yaml = yaml
    name = document.name
    ruleSet = try Self.compile(document)
    rulings =
      document.rules.map { rule in
        Ruling(
          decision: rule.decision, rule: rule.id, sentence: rule.sentence, note: rule.note, source: rule.source)
      } + [
        Ruling(
          decision: .block, rule: Self.defaultRule, sentence: document.fallback.sentence, note: document.fallback.note,
          source: document.fallback.source)
      ]
  }

  /// What `Ruling.rule` says when no rule matched. No rule may have this id.
  public static let defaultRule = "default"

  /// The first rule that matches decides; when none does, the answer is block.
  public func decide(_ facts: Facts) -> Ruling {
    rulings[ruleSet.decidingRule(for: facts.situation)]
  }

  /// The document's title; the name when it has none.
  public var title: String { document.title ?? document.name }
  /// What the policy is for, in a few sentences; `nil` when its file does not say.
  public var summary: String? { document.summary }
  /// The version that the authors gave it; `nil` when its file does not say. The hash is what identifies it.
  public var version: String? { document.version }
  /// Who answers for it; `nil` when its file does not say.
  public var owner: String? { document.owner }

  /// The rules in order, without the default.
  public var rules: [RuleSummary] { document.rules.map(RuleSummary.init) }

  /// What is said when no rule matches.
  public var fallback: Ruling { rulings[rulings.count - 1] }

  private static func compile(_ document: PolicyDocument) throws(PolicyError) -> RuleSet {
    let space = FactSpace.standard
    var compiled: [(decision: Decision, clauses: [ValueSet])] = []
    var total = 0
    var catchAll: String?
    for rule in document.rules {
      if let catchAll {
        throw PolicyError(
          .unreachable, at: rule.place,
          "rule \"\(rule.id)\" can never decide: \"\(catchAll)\" above matches everything",
          expected: "the rule that matches everything last")
      }
      guard let clauses = rule.condition.clauses(in: space, limit: PolicyLimits.clausesPerRule) else {
        throw PolicyError(
          .tooComplex, at: rule.place,
          "the condition of rule \"\(rule.id)\" comes to more than \(PolicyLimits.clausesPerRule) ways to match",
          expected: "a simpler condition, or several rules")
      }
      if clauses.isEmpty {
        throw PolicyError(
          .contradiction, at: rule.place, "rule \"\(rule.id)\" contradicts itself: no situation can match it")
      }
      total += clauses.count
      if total > PolicyLimits.clauses {
        throw PolicyError(
          .tooComplex, at: rule.place,
          "up to rule \"\(rule.id)\" the policy comes to more than \(PolicyLimits.clauses) ways to match",
          expected: "fewer or simpler rules")
      }
      if clauses.contains(space.everything) { catchAll = rule.id }
      compiled.append((rule.decision, clauses))
    }
    return RuleSet(space: space, rules: compiled)
  }
}

/// One rule as lists and pages show it.
public struct RuleSummary: Sendable, Hashable {
  /// The rule's name, unique in its policy.
  public let id: String
  /// What it decides where it is the first to match.
  public let decision: Decision
  /// The condition in words of the policy file: `vendor.baa is signed and device.class is clinical or unknown`.
  public let condition: String
  /// What the clinician reads.
  public let sentence: String
  /// What the officer reads; `nil` when the policy has none.
  public let note: String?
  /// The policy section or legal cite; `nil` when the policy names none.
  public let source: String?
  /// Where the rule starts in its file, counted from 1.
  public let line: Int

  init(_ rule: PolicyDocument.Rule) {
    id = rule.id
    decision = rule.decision
    condition = rule.condition.words(in: .standard)
    sentence = rule.sentence
    note = rule.note
    source = rule.source
    line = rule.place.line
  }
}
