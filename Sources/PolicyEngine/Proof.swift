/// One invariant against one set of rules.
struct Proof: Sendable {
  var rules: RuleSet
  let requirement: Invariant.Requirement
  /// The situations that the invariant is about, as cubes that may overlap; `nil` when the condition is too complex.
  let targets: [ValueSet]?

  /// A rule that breaks the invariant, with a cube of situations in which it does.
  struct Violation: Sendable, Hashable {
    let rule: Int
    let cube: ValueSet
  }

  struct Finding: Sendable {
    var violations: [Violation] = []
    var rulesChecked = 0
    var rulesToCheck = 0
    var isComplete = true
  }

  init(rules: RuleSet, requirement: Invariant.Requirement, condition: Condition) {
    self.rules = rules
    self.requirement = requirement
    targets = condition.clauses(in: rules.space, limit: PolicyLimits.clausesPerRule)
  }

  /// For each rule that can break the invariant one violation, described by as few facts as possible.
  func run(budget: ProofBudget) -> Finding {
    let suspects = (0...rules.ruleCount).filter { !requirement.isMet(by: rules.decisions[$0]) }
    var finding = Finding(rulesToCheck: suspects.count)
    guard let targets else {
      finding.isComplete = false
      return finding
    }
    var search = CubeSearch(space: rules.space, budget: budget)
    do {
      for rule in suspects {
        if let violation = try violation(by: rule, targets, &search) { finding.violations.append(violation) }
        finding.rulesChecked += 1
      }
    } catch {
      finding.isComplete = false
    }
    return finding
  }

  /// How many situations the invariant is about.
  func situations(budget: ProofBudget) -> Double {
    guard let targets else { return rules.space.size(of: rules.space.everything) }
    var search = CubeSearch(space: rules.space, budget: budget)
    var count = 0.0
    do {
      for (index, target) in targets.enumerated() {
        try search.walk(target, targets[..<index]) { piece in
          count += rules.space.size(of: piece)
          return true
        }
      }
    } catch {
      return targets.reduce(0) { $0 + rules.space.size(of: $1) }
    }
    return count
  }

  /// How many holes of one rule are compared to find the one that is easiest to read.
  private static let candidatesCompared = 16

  private func violation(
    by rule: Int, _ targets: [ValueSet], _ search: inout CubeSearch
  ) throws(BudgetSpent) -> Violation? {
    var simplest: ValueSet?
    var found = 0
    for target in targets {
      for clause in rules.clauses(of: rule) {
        let region = target.intersection(clause)
        guard let hole = try search.uncovered(region, by: rules.clauses(above: rule)) else { continue }
        let widened = try widen(hole, within: target.intersection(clause), above: rule, &search)
        let isSimpler =
          simplest.map {
            rules.space.constrainedAxes(of: widened).count < rules.space.constrainedAxes(of: $0).count
          } ?? true
        if isSimpler { simplest = widened }
        found += 1
        if found >= Self.candidatesCompared { return simplest.map { Violation(rule: rule, cube: $0) } }
      }
    }
    return simplest.map { Violation(rule: rule, cube: $0) }
  }

  /// Lets every fact go that the violation does not depend on.
  private func widen(
    _ hole: ValueSet, within region: ValueSet, above rule: Int, _ search: inout CubeSearch
  ) throws(BudgetSpent) -> ValueSet {
    var cube = hole
    for axis in rules.space.constrainedAxes(of: hole) {
      let wider = cube.union(region.intersection(rules.space.facts[axis].mask))
      let above = rules.clauses(above: rule)
      try search.spend(above.count)
      if !above.contains(where: { rules.space.isInhabited($0.intersection(wider)) }) { cube = wider }
    }
    return cube
  }
}
