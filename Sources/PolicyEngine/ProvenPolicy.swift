/// A policy that keeps its promises: the only kind that may decide about patients.
///
/// There is no way to make one but by proof, so whoever holds it need not ask again.
public struct ProvenPolicy: Sendable {
  /// The policy that was proved.
  public let policy: CompiledPolicy
  /// The invariants that were proved: the built-in ones first.
  public let invariants: [Invariant]

  /// Proves the built-in invariants and any others; throws when one fails or stays undecided.
  public init(
    proving policy: CompiledPolicy, also others: [Invariant] = [], budget: ProofBudget = .standard
  ) throws(PolicyRefusal) {
    let invariants = Invariant.builtIn + others
    let broken = Prover.prove(policy, invariants, budget: budget).filter { !$0.isProved }
    guard broken.isEmpty else { throw PolicyRefusal(policy: policy.name, hash: policy.hash, broken: broken) }
    self.policy = policy
    self.invariants = invariants
  }
}

/// A policy was refused because it does not keep its promises.
public struct PolicyRefusal: Error, Sendable, CustomStringConvertible {
  /// The name and the hash of the policy.
  public let policy: String
  /// The hash of the refused policy, as the caller gave it.
  public let hash: String
  /// The invariants that fail or stay undecided, with counterexamples; never empty.
  public let broken: [InvariantResult]

  /// The counterexamples as text, with what would close them.
  public var description: String {
    "policy \"\(policy)\" is refused: it breaks what every policy must keep.\n" + Rendering.text(broken)
  }
}
