/// What must be done for a conditional decision to hold.
public enum Obligation: String, CaseIterable, Sendable, Hashable, Codable {
  /// Identifying text is replaced by pseudonyms before it leaves.
  case pseudonymise
  /// Pseudonyms are invented values of the same form instead of codes.
  case surrogates
  /// The inference runs inside the hospital, whatever the agent asked for.
  case keepLocal = "keep-local"
  /// A clinician reviews the answer before anything is done with it.
  case review
  /// Input and output are kept in the vault, not only their commitments.
  case fullLogging = "full-logging"
  /// Pseudonyms stay in the answer: the agent never sees real values.
  case noRestore = "no-restore"

  /// What the obligation asks for, as a sentence for documents.
  public var meaning: String {
    switch self {
    case .pseudonymise: "Identifying text is replaced by pseudonyms before it leaves."
    case .surrogates: "Pseudonyms are invented values of the same form, not codes; the text stays readable."
    case .keepLocal: "The inference runs inside the hospital."
    case .review: "A clinician reviews the answer before anything is done with it."
    case .fullLogging: "Input and output are kept in the vault."
    case .noRestore: "Pseudonyms stay in the answer; the agent never sees real values."
    }
  }
}

extension Obligation {
  /// Why these cannot be asked for together; `nil` when they can.
  static func contradiction(in obligations: Set<Obligation>) -> String? {
    guard obligations.contains(.surrogates) else { return nil }
    if !obligations.contains(.pseudonymise) {
      return "\"surrogates\" says how to pseudonymise, and nothing here asks for it"
    }
    if obligations.contains(.noRestore) {
      return "with \"no-restore\" surrogates would stay in the answer, where nobody can tell them from real values"
    }
    return nil
  }
}

/// A decision without its obligations: what tables and counts group by.
public enum Outcome: String, CaseIterable, Sendable, Hashable, Codable {
  case permit, condition, block
}

/// What the policy says about a situation.
public enum Decision: Hashable, Sendable, CustomStringConvertible {
  case permit
  /// Permitted only if every obligation is met; in the order of `Obligation.allCases`, never empty, when a policy made it.
  case condition([Obligation])
  case block

  /// The decision without its obligations.
  public var outcome: Outcome {
    switch self {
    case .permit: .permit
    case .condition: .condition
    case .block: .block
    }
  }

  /// Empty unless the decision is conditional.
  public var obligations: [Obligation] {
    switch self {
    case .permit, .block: []
    case .condition(let obligations): obligations
    }
  }

  /// `permit`, `block` or `condition [pseudonymise, full-logging]`.
  public var description: String {
    switch self {
    case .permit, .block: outcome.rawValue
    case .condition(let obligations): "condition [\(obligations.map(\.rawValue).joined(separator: ", "))]"
    }
  }
}

/// A decision with its reasons: the rule that made it and what people are told.
public struct Ruling: Sendable, Hashable {
  /// What was decided.
  public let decision: Decision
  /// The id of the deciding rule, or `default` when no rule matched.
  public let rule: String
  /// What the clinician reads: plain words that can be acted on.
  public let sentence: String
  /// What the officer reads; `nil` when the policy has none.
  public let note: String?
  /// The policy section or legal cite behind the rule; `nil` when the policy names none.
  public let source: String?

  /// A ruling as given; policies make theirs when they are compiled.
  public init(decision: Decision, rule: String, sentence: String, note: String? = nil, source: String? = nil) {
    self.decision = decision
    self.rule = rule
    self.sentence = sentence
    self.note = note
    self.source = source
  }
}
