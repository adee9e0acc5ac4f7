/// Why a policy decides as it does in one situation.
public struct Explanation: Sendable, Hashable {
  /// The situation that was asked about.
  public let facts: Facts
  /// What the policy decides.
  public let ruling: Ruling
  /// Which conditions of the deciding rule hold, in words; `nil` for the default.
  public let condition: String?
  /// The rules above the deciding one, in order, with what kept each from matching.
  public let passedOver: [PassedOverRule]
  /// The situations nearest to this one that are not blocked, fewest changes first; empty when this one is not blocked.
  public let nearest: [NearestSituation]

  /// One rule that did not match.
  public struct PassedOverRule: Sendable, Hashable {
    /// The id of the rule.
    public let rule: String
    /// What it would have decided.
    public let decision: Decision
    /// Why it did not match; never empty.
    public let mismatches: [Mismatch]
  }

  /// One reason why a condition does not hold.
  public indirect enum Mismatch: Sendable, Hashable, CustomStringConvertible {
    /// The fact has a value that the rule does not ask for.
    case fact(actual: FactValue, wanted: [FactValue])
    /// None of these alternatives holds; each is why one of them fails.
    case noneOf([[Mismatch]])

    /// `vendor.baa is signed, not none or expired`.
    public var description: String {
      switch self {
      case .fact(let actual, let wanted):
        return "\(actual.name.rawValue) is \(actual.word), not \(wanted.map(\.word).joined(separator: " or "))"
      case .noneOf(let alternatives):
        let parts = alternatives.map { $0.map(\.description).joined(separator: " and ") }
        return parts.joined(separator: "; and ")
      }
    }
  }
}

extension CompiledPolicy {
  /// The deciding rule, why each rule above it did not match, and what would have to change for a permit.
  public func explain(_ facts: Facts) -> Explanation {
    let deciding = ruleSet.decidingRule(for: facts.situation)
    let ruling = rulings[deciding]
    let passedOver = document.rules[..<min(deciding, document.rules.count)].map { rule in
      Explanation.PassedOverRule(
        rule: rule.id, decision: rule.decision, mismatches: rule.condition.mismatches(in: facts.situation))
    }
    return Explanation(
      facts: facts, ruling: ruling,
      condition: deciding < document.rules.count ? document.rules[deciding].condition.words(in: .standard) : nil,
      passedOver: passedOver, nearest: ruling.decision == .block ? nearestPermitted(to: facts) : [])
  }
}

extension Condition {
  /// Why the condition does not hold in a situation of the standard space; empty when it does.
  fileprivate func mismatches(in situation: ValueSet) -> [Explanation.Mismatch] {
    if holds(in: situation) { return [] }
    switch self {
    case .member(let axis, let allowed):
      let name = FactName.allCases[axis]
      return [.fact(actual: Facts(situation: situation)[name], wanted: FactValue.values(of: name, in: allowed))]
    case .all(let conditions):
      return conditions.flatMap { $0.mismatches(in: situation) }
    case .any(let conditions):
      let alternatives = conditions.map { $0.mismatches(in: situation) }
      return alternatives.count == 1 ? alternatives[0] : [.noneOf(alternatives)]
    }
  }
}

extension FactValue {
  /// The values of a fact whose bits are in a set, `unknown` last.
  static func values(of name: FactName, in set: ValueSet) -> [FactValue] {
    let axis = FactSpace.standard.facts[name.index]
    let values = all(of: name).filter { axis.bit($0.ordinal).isSubset(of: set) }
    return values.filter { !$0.isUnknown } + values.filter(\.isUnknown)
  }
}
