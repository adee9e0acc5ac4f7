/// Decides over the whole space of facts whether a policy keeps its promises.
///
/// For each rule whose decision would break an invariant, the prover asks whether a situation exists that the invariant
/// is about, that the rule matches and that no rule above takes first. That question is about cubes, not situations, so
/// billions of combinations cost no more than thousands.
public enum Prover {
  /// The result for each invariant, in order. An invariant on which the budget ran out is `undecided`, which counts as
  /// failed; each invariant has the whole budget for itself.
  public static func prove(
    _ policy: CompiledPolicy, _ invariants: [Invariant] = Invariant.builtIn, budget: ProofBudget = .standard
  ) -> [InvariantResult] {
    invariants.map { invariant in
      let everywhere = policy.ruleSet.space.size(of: policy.ruleSet.space.everything)
      if invariant.requirement == .unknownIsWorst {
        return InvariantResult(
          invariant: invariant, verdict: UnknownVerdict.verdict(on: policy, budget: budget), situations: everywhere)
      }
      let proof = Proof(rules: policy.ruleSet, requirement: invariant.requirement, condition: invariant.condition)
      return InvariantResult(
        invariant: invariant, verdict: verdict(proof.run(budget: budget), of: proof, policy: policy, budget: budget),
        situations: proof.situations(budget: budget))
    }
  }

  private static func verdict(
    _ finding: Proof.Finding, of proof: Proof, policy: CompiledPolicy, budget: ProofBudget
  ) -> InvariantResult.Verdict {
    if finding.violations.isEmpty {
      return finding.isComplete ? .proved : .undecided(rulesChecked: finding.rulesChecked, of: finding.rulesToCheck)
    }
    let counterexamples = finding.violations.map { violation in
      let relevant = policy.ruleSet.space.constrainedAxes(of: violation.cube)
      return Counterexample(
        facts: Facts(situation: policy.ruleSet.space.typicalSituation(of: violation.cube)),
        relevant: relevant.map { FactName.allCases[$0] }, ruling: policy.rulings[violation.rule], contrast: nil)
    }
    let repair = finding.isComplete ? Repair.smallest(for: finding, of: proof, budget: budget) : nil
    return .refuted(counterexamples, repair: repair.map { $0.words(policy) })
  }
}

/// What the prover found out about one invariant.
public struct InvariantResult: Sendable {
  /// What was asked.
  public let invariant: Invariant
  /// What came out.
  public let verdict: Verdict
  /// How many combinations of facts the invariant is about; an estimate from above beyond the budget.
  public let situations: Double

  /// What the prover says about one invariant.
  public enum Verdict: Sendable, Hashable {
    /// It holds in every situation.
    case proved
    /// It does not: one counterexample for each rule that lets something through (never empty), and the smallest change
    /// of rules found that closes every hole; `nil` when none was found within the budget.
    case refuted([Counterexample], repair: String?)
    /// The budget ran out after that many of the rules that could break it. This counts as failed.
    case undecided(rulesChecked: Int, of: Int)
  }

  /// Whether it holds in every situation; `undecided` is not proved.
  public var isProved: Bool { verdict == .proved }
}

/// A situation in which an invariant does not hold.
public struct Counterexample: Sendable, Hashable {
  /// The situation, every fact with a value.
  public let facts: Facts
  /// The facts that matter: with any other values in the others, the invariant fails just the same.
  public let relevant: [FactName]
  /// What the policy decides there, and the rule that lets it through.
  public let ruling: Ruling
  /// For an unknown fact that is treated too well: a known value that is decided more strictly; `nil` otherwise.
  public let contrast: Contrast?

  /// What a known value in place of an unknown one would have led to.
  public struct Contrast: Sendable, Hashable {
    /// The known value.
    public let value: FactValue
    /// What the policy decides with it.
    public let ruling: Ruling
  }
}

extension FactSpace {
  /// A situation of the cube that a reader finds natural: known values before unknown ones.
  func typicalSituation(of cube: ValueSet) -> ValueSet {
    facts.reduce(.empty) { situation, axis in
      let ordinals = axis.values.indices.filter { axis.bit($0).isSubset(of: cube) }
      return situation.union(axis.bit(ordinals.first { $0 > 0 } ?? ordinals.first ?? 0))
    }
  }
}
