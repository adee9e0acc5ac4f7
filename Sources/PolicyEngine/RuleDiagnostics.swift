/// What one rule is worth where it stands: whether it can decide at all, what takes situations from it, and what would
/// change without it.
public struct RuleDiagnostics: Sendable, Hashable {
  /// The id of the rule.
  public let rule: String
  /// Whether it ever decides.
  public let reach: Reach
  /// The rules above with another decision that take part of the situations that this one matches, in order.
  public let shadowedBy: [String]
  /// Those of them that decide less strictly. A permit under its exceptions is ordinary; a block that a permit above
  /// takes situations from is worth a look.
  public let loosenedBy: [String]
  /// What would change without it.
  public let removal: Removal

  /// Whether the rule ever decides.
  public enum Reach: Sendable, Hashable {
    case decides
    /// The rules above take every situation that it matches.
    case never(takenBy: [String])
    case undecided
  }

  /// What would change if the rule were not there.
  public enum Removal: Sendable, Hashable {
    case changesDecisions
    /// Other rules would decide the same, in their own words.
    case changesOnlySentences(decidedBy: [String])
    /// It never decides.
    case changesNothing
    case undecided
  }

  /// The diagnosis of every rule, in order. What the budget did not suffice for is `undecided`.
  public static func of(_ policy: CompiledPolicy, budget: ProofBudget = .standard) -> [RuleDiagnostics] {
    var analysis = RuleAnalysis(rules: policy.ruleSet, budget: budget)
    let ids = policy.rulings.map(\.rule)
    return (0..<policy.ruleSet.ruleCount).map { rule in
      guard let decides = analysis.decides(rule), let takers = analysis.takers(from: rule) else {
        return RuleDiagnostics(rule: ids[rule], reach: .undecided, shadowedBy: [], loosenedBy: [], removal: .undecided)
      }
      guard decides else {
        return RuleDiagnostics(
          rule: ids[rule], reach: .never(takenBy: takers.map { ids[$0] }), shadowedBy: [], loosenedBy: [],
          removal: .changesNothing)
      }
      let shadows = takers.filter { policy.ruleSet.decisions[$0] != policy.ruleSet.decisions[rule] }
      let looser = shadows.filter { !policy.ruleSet.decisions[$0].isAsStrict(as: policy.ruleSet.decisions[rule]) }
      return RuleDiagnostics(
        rule: ids[rule], reach: .decides, shadowedBy: shadows.map { ids[$0] }, loosenedBy: looser.map { ids[$0] },
        removal: removal(analysis.heirs(of: rule, stopsAtOther: true), of: rule, policy, ids))
    }
  }

  private static func removal(_ heirs: [Int]?, of rule: Int, _ policy: CompiledPolicy, _ ids: [String]) -> Removal {
    guard let heirs else { return .undecided }
    let decision = policy.ruleSet.decisions[rule]
    return heirs.contains { policy.ruleSet.decisions[$0] != decision }
      ? .changesDecisions : .changesOnlySentences(decidedBy: heirs.map { ids[$0] })
  }
}

/// The questions behind the diagnosis, on rules without names.
struct RuleAnalysis {
  let rules: RuleSet
  private var search: CubeSearch

  init(rules: RuleSet, budget: ProofBudget) {
    self.rules = rules
    search = CubeSearch(space: rules.space, budget: budget)
  }

  /// Whether some situation is decided by this rule; `nil` when the budget is spent.
  mutating func decides(_ rule: Int) -> Bool? {
    do {
      for clause in rules.clauses(of: rule) {
        if try search.uncovered(clause, by: rules.clauses(above: rule)) != nil { return true }
      }
      return false
    } catch {
      return nil
    }
  }

  /// The rules above that decide some situation that this rule matches too; `nil` when the budget is spent.
  mutating func takers(from rule: Int) -> [Int]? {
    do {
      var takers: [Int] = []
      for other in 0..<rule {
        if try inherits(other, from: rule, covered: Array(rules.clauses(above: other))) { takers.append(other) }
      }
      return takers
    } catch {
      return nil
    }
  }

  /// The rules that would decide in this rule's place, in order, the default last; `nil` when the budget is spent.
  ///
  /// With `stopsAtOther` the first one with another decision ends the list: it shows that the rule is needed.
  mutating func heirs(of rule: Int, stopsAtOther: Bool = false) -> [Int]? {
    do {
      var heirs: [Int] = []
      let above = rules.clauses(above: rule)
      for heir in (rule + 1)...rules.ruleCount {
        let between = rules.clauses(above: heir)[rules.ranges[rule].upperBound...]
        if try inherits(heir, from: rule, covered: Array(above) + Array(between)) {
          heirs.append(heir)
          if stopsAtOther, rules.decisions[heir] != rules.decisions[rule] { return heirs }
        }
      }
      return heirs
    } catch {
      return nil
    }
  }

  /// Whether one rule matches a situation of another that is not covered.
  private mutating func inherits(_ heir: Int, from rule: Int, covered: [ValueSet]) throws(BudgetSpent) -> Bool {
    for clause in rules.clauses(of: rule) {
      for other in rules.clauses(of: heir) {
        if try search.uncovered(clause.intersection(other), by: covered) != nil { return true }
      }
    }
    return false
  }
}
