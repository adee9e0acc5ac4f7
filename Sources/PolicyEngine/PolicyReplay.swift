/// What policies make of situations that really happened: coverage of one, and what another would have done instead.
public struct PolicyReplay: Sendable, Hashable {
  /// For each rule in order, and the default last, how many situations it decided.
  public let counts: [RuleCount]
  /// How many situations were replayed.
  public let situations: Int

  /// How many situations one rule decided.
  public struct RuleCount: Sendable, Hashable {
    /// The id of the rule, or `default`.
    public let rule: String
    /// What it decides.
    public let decision: Decision
    /// How many situations it decided.
    public let count: Int
  }

  /// The rules that decided nothing.
  public var unused: [String] {
    counts.filter { $0.count == 0 && $0.rule != CompiledPolicy.defaultRule }.map(\.rule)
  }

  /// Counts which rule decides each situation.
  public static func coverage(of policy: CompiledPolicy, over situations: some Sequence<Facts>) -> PolicyReplay {
    var counts = [Int](repeating: 0, count: policy.rulings.count)
    var total = 0
    for facts in situations {
      counts[policy.ruleSet.decidingRule(for: facts.situation)] += 1
      total += 1
    }
    return PolicyReplay(
      counts: zip(policy.rulings, counts).map { RuleCount(rule: $0.rule, decision: $0.decision, count: $1) },
      situations: total)
  }

  /// A change that a new policy would have made, with how often.
  public struct Change: Sendable, Hashable {
    /// The rule and the decision then, and now.
    public let ruleBefore: String
    /// What was decided then.
    public let before: Decision
    /// The rule of the new policy.
    public let ruleAfter: String
    /// What the new policy decides.
    public let after: Decision
    /// How many situations change so.
    public let count: Int
    /// One of the situations.
    public let example: Facts
  }

  private struct Pair: Hashable {
    let old: Int
    let new: Int
  }

  /// What a new policy would have decided otherwise, the most frequent change first.
  public static func simulate(
    _ new: CompiledPolicy, insteadOf old: CompiledPolicy, over situations: some Sequence<Facts>
  ) -> [Change] {
    var changes: [Pair: (count: Int, example: Facts)] = [:]
    for facts in situations {
      let pair = Pair(
        old: old.ruleSet.decidingRule(for: facts.situation), new: new.ruleSet.decidingRule(for: facts.situation))
      guard old.rulings[pair.old].decision != new.rulings[pair.new].decision else { continue }
      changes[pair, default: (0, facts)].count += 1
    }
    return changes.map { pair, change in
      Change(
        ruleBefore: old.rulings[pair.old].rule, before: old.rulings[pair.old].decision,
        ruleAfter: new.rulings[pair.new].rule, after: new.rulings[pair.new].decision, count: change.count,
        example: change.example)
    }.sorted { ($1.count, $0.ruleBefore, $0.ruleAfter) < ($0.count, $1.ruleBefore, $1.ruleAfter) }
  }
}
