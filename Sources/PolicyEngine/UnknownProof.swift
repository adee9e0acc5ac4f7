/// Whether a policy ever treats a fact that nobody supplied better than one of the values it could truly have.
///
/// This compares pairs of situations that differ in one fact only, so it is not a question about single situations. Still
/// it is one about cubes: fix the fact to `unknown` in the rules above the first and to the known value in the rules above
/// the second, forget the fact, and ask for a situation that both leave uncovered.
struct UnknownProof: Sendable {
  var rules: RuleSet
  /// The facts whose `unknown` says something harmless, by position.
  let exempt: Set<Int>

  /// A situation with an unknown fact that is decided less strictly than with a known value.
  struct Violation: Sendable, Hashable {
    let rule: Int
    /// Situations in which the fact is unknown.
    let cube: ValueSet
    let axis: Int
    /// The known value that is decided more strictly, and the rule that does.
    let ordinal: Int
    let stricterRule: Int
  }

  struct Finding: Sendable {
    var violations: [Violation] = []
    var rulesChecked = 0
    var rulesToCheck = 0
    var isComplete = true
  }

  /// For each rule that can be at fault the first violation found.
  func run(budget: ProofBudget) -> Finding {
    let suspects = (0..<rules.ruleCount).filter { rules.decisions[$0] != .block }
    var finding = Finding(rulesToCheck: suspects.count)
    var search = CubeSearch(space: rules.space, budget: budget)
    do {
      for rule in suspects {
        if let violation = try violation(by: rule, &search) { finding.violations.append(violation) }
        finding.rulesChecked += 1
      }
    } catch {
      finding.isComplete = false
    }
    return finding
  }

  private func violation(by rule: Int, _ search: inout CubeSearch) throws(BudgetSpent) -> Violation? {
    for axis in rules.space.facts.indices where !exempt.contains(axis) {
      for ordinal in rules.space.facts[axis].values.indices.dropFirst() where areToldApart(axis, ordinal) {
        for stricter in 0...rules.ruleCount where !rules.decisions[rule].isAsStrict(as: rules.decisions[stricter]) {
          if let cube = try witness(rule, stricter, axis, ordinal, &search) {
            return Violation(rule: rule, cube: cube, axis: axis, ordinal: ordinal, stricterRule: stricter)
          }
        }
      }
    }
    return nil
  }

  /// Whether any rule treats the value otherwise than `unknown`.
  private func areToldApart(_ axis: Int, _ ordinal: Int) -> Bool {
    let fact = rules.space.facts[axis]
    return rules.clauses.contains { clause in
      fact.bit(0).isSubset(of: clause) != fact.bit(ordinal).isSubset(of: clause)
    }
  }

  private func witness(
    _ rule: Int, _ stricter: Int, _ axis: Int, _ ordinal: Int, _ search: inout CubeSearch
  ) throws(BudgetSpent) -> ValueSet? {
    let fact = rules.space.facts[axis]
    let ours = projection(rules.clauses(of: rule), of: fact, at: 0)
    let theirs = projection(rules.clauses(of: stricter), of: fact, at: ordinal)
    if ours.isEmpty || theirs.isEmpty { return nil }
    try search.spend(rules.clauses.count)
    let covered =
      projection(rules.clauses(above: rule), of: fact, at: 0)
      + projection(rules.clauses(above: stricter), of: fact, at: ordinal)
    for clause in ours {
      for other in theirs {
        if let hole = try search.uncovered(clause.intersection(other), by: covered) {
          return widened(hole, within: clause.intersection(other), covered).subtracting(fact.mask).union(fact.bit(0))
        }
      }
    }
    return nil
  }

  /// What the clauses say about the other facts when the fact has that value.
  private func projection(
    _ clauses: some Collection<ValueSet>, of fact: FactSpace.Axis, at ordinal: Int
  ) -> [ValueSet] {
    clauses.filter { fact.bit(ordinal).isSubset(of: $0) }.map { $0.union(fact.mask) }
  }

  /// Lets every fact go that the violation does not depend on.
  private func widened(_ hole: ValueSet, within region: ValueSet, _ covered: [ValueSet]) -> ValueSet {
    rules.space.constrainedAxes(of: hole).reduce(hole) { cube, axis in
      let wider = cube.union(region.intersection(rules.space.facts[axis].mask))
      return covered.contains { rules.space.isInhabited($0.intersection(wider)) } ? cube : wider
    }
  }
}

extension Decision {
  /// Whether this decision lets nothing pass that the other does not, and asks for nothing less.
  public func isAsStrict(as other: Decision) -> Bool {
    switch (self, other) {
    case (.block, _), (_, .permit): true
    case (.permit, _), (.condition, .block): false
    case (.condition(let given), .condition(let required)):
      required.allSatisfy { given.contains($0) || $0 == .surrogates }
        // Codes tell less than surrogates: these are no safeguard, and their absence is none that is missing.
        && (required.contains(.surrogates) || !given.contains(.surrogates))
    }
  }
}
