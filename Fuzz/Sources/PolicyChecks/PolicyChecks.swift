@testable public import PolicyEngine

/// What must hold of every policy that loads, however it came about. A violation stops the program, which is how a
/// fuzzer hears of it.
public enum PolicyChecks {
  /// Far below the standard budget: a fuzzer wants many policies, and "undecided" is one of the answers to check.
  static let budget = ProofBudget(comparisons: 30_000)
  /// Situations that are held against each proof.
  static let samples = 64
  /// Situations of them that are explained, which searches for the nearest permitted ones and costs most.
  static let explained = 2

  /// Decides, explains, proves, diagnoses and compares; `seed` chooses the situations.
  public static func run(_ policy: CompiledPolicy, seed: UInt64) {
    var random = SplitMix(state: seed)
    let results = Prover.prove(policy, budget: budget)
    for sample in 0..<samples {
      let facts = randomFacts(&random)
      check(facts, policy.decide(facts), results)
      if sample < explained { checkExplanation(of: facts, policy) }
    }
    for result in results { check(result, policy) }
    precondition(RuleDiagnostics.of(policy, budget: budget).count == policy.rules.count, "a rule without a diagnosis")
    let same = PolicyDifference.between(policy, policy, budget: budget)
    precondition(same.rows.isEmpty, "a policy differs from itself")
    _ = Rendering.text(results)
  }

  /// No situation contradicts what was proved.
  private static func check(_ facts: Facts, _ ruling: Ruling, _ results: [InvariantResult]) {
    for result in results where result.isProved && result.invariant.requirement != .unknownIsWorst {
      if result.invariant.condition.holds(in: facts.situation) {
        precondition(result.invariant.requirement.isMet(by: ruling.decision), "a proved promise is broken")
      }
    }
  }

  /// The explanation agrees with the evaluator, and the nearest situations are decided as it says.
  private static func checkExplanation(of facts: Facts, _ policy: CompiledPolicy) {
    let explanation = policy.explain(facts)
    precondition(explanation.ruling == policy.decide(facts), "decide and explain disagree")
    for passed in explanation.passedOver { precondition(!passed.mismatches.isEmpty, "a rule passed over for nothing") }
    for near in policy.nearestPermitted(to: facts, budget: budget) where policy.decide(facts).decision == .block {
      var then = facts
      for change in near.changes { change.wanted.first.map { then[change.actual.name] = $0 } }
      precondition(policy.decide(then).decision == near.decision, "the nearest situation is decided otherwise")
    }
  }

  /// Every counterexample is one, whatever the facts that it calls irrelevant.
  private static func check(_ result: InvariantResult, _ policy: CompiledPolicy) {
    guard case .refuted(let counterexamples, _) = result.verdict else { return }
    precondition(!counterexamples.isEmpty, "refuted by nothing")
    for example in counterexamples {
      precondition(policy.decide(example.facts) == example.ruling, "a counterexample is decided otherwise")
      if result.invariant.requirement == .unknownIsWorst { continue }
      precondition(
        !result.invariant.requirement.isMet(by: example.ruling.decision), "a counterexample keeps the promise")
    }
  }

  private static func randomFacts(_ random: inout SplitMix) -> Facts {
    var facts = Facts()
    for name in FactName.allCases { facts[name] = FactValue.all(of: name).randomElement(using: &random) ?? facts[name] }
    return facts
  }
}

/// A generator with a seed: the same input is the same run.
public struct SplitMix: RandomNumberGenerator {
  /// Where the sequence stands.
  public var state: UInt64

  /// A sequence that starts there.
  public init(state: UInt64) { self.state = state }

  /// The next number of the sequence.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
