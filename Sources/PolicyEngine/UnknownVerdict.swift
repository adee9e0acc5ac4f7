/// Turns what `UnknownProof` finds into a verdict with facts, rules and a repair.
enum UnknownVerdict {
  static func verdict(on policy: CompiledPolicy, budget: ProofBudget) -> InvariantResult.Verdict {
    let proof = UnknownProof(
      rules: policy.ruleSet, exempt: Set(Invariant.harmlessWhenUnknown.map(\.index)))
    let finding = proof.run(budget: budget)
    if finding.violations.isEmpty {
      return finding.isComplete ? .proved : .undecided(rulesChecked: finding.rulesChecked, of: finding.rulesToCheck)
    }
    return .refuted(
      finding.violations.map { counterexample($0, policy) },
      repair: finding.isComplete ? repair(finding, proof, policy, budget) : nil)
  }

  private static func counterexample(_ violation: UnknownProof.Violation, _ policy: CompiledPolicy) -> Counterexample {
    let space = policy.ruleSet.space
    let name = FactName.allCases[violation.axis]
    return Counterexample(
      facts: Facts(situation: space.typicalSituation(of: violation.cube)),
      relevant: space.constrainedAxes(of: violation.cube).map { FactName.allCases[$0] },
      ruling: policy.rulings[violation.rule],
      contrast: Counterexample.Contrast(
        value: FactValue(name: name, ordinal: violation.ordinal), ruling: policy.rulings[violation.stricterRule]))
  }

  /// The most conditions that are tried; a policy that needs more needs an author, not a hint.
  private static let conditionsTried = 8

  /// Asks each rule at fault to know its fact, one condition after the other, until nothing is at fault.
  private static func repair(
    _ finding: UnknownProof.Finding, _ proof: UnknownProof, _ policy: CompiledPolicy, _ budget: ProofBudget
  ) -> String? {
    var proof = proof
    var finding = finding
    var words: [String] = []
    let space = proof.rules.space
    for _ in 0..<conditionsTried {
      guard let violation = finding.violations.first else { break }
      let known = space.facts[violation.axis].mask.subtracting(space.facts[violation.axis].bit(0))
      let changed = (0..<proof.rules.ruleCount).map { rule in
        let clauses = Array(proof.rules.clauses(of: rule))
        return (
          decision: proof.rules.decisions[rule],
          clauses: rule == violation.rule
            ? clauses.map { space.restricting($0, axis: violation.axis, to: known) }.filter(space.isInhabited) : clauses
        )
      }
      proof.rules = RuleSet(space: space, rules: changed)
      words.append(
        "to rule \"\(policy.rulings[violation.rule].rule)\" the condition that "
          + space.words(axis: violation.axis, allowed: known))
      finding = proof.run(budget: budget)
    }
    return finding.isComplete && finding.violations.isEmpty ? "add \(words.joined(separator: ", and "))" : nil
  }
}
