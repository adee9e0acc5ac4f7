/// A change of rules that closes every hole of an invariant.
enum Repair: Sendable, Hashable {
  /// A rule that blocks already exists, but too far down.
  case move(rule: Int, above: Int)
  case addObligations([Obligation], to: Int)
  /// One more condition on a rule: the fact may only have these values.
  case narrow(rule: Int, axis: Int, to: ValueSet)
  /// A new rule that blocks what the invariant is about.
  case blockAbove(rule: Int)

  /// The first change that closes the invariant, in the order above: a move changes no text, a new rule changes most.
  static func smallest(for finding: Proof.Finding, of proof: Proof, budget: ProofBudget) -> Repair? {
    guard let first = finding.violations.first, let targets = proof.targets else { return nil }
    var candidates: [Repair] = []
    if finding.violations.count == 1 {
      candidates += moves(above: first.rule, proof, targets)
      if case .obligations(let required) = proof.requirement {
        candidates.append(.addObligations(required, to: first.rule))
      }
      candidates += narrowings(of: first.rule, proof, targets)
    }
    candidates.append(.blockAbove(rule: first.rule))
    return candidates.first { candidate in
      guard let repaired = candidate.applied(to: proof) else { return false }
      let finding = repaired.run(budget: budget)
      return finding.isComplete && finding.violations.isEmpty
    }
  }

  private static func moves(above rule: Int, _ proof: Proof, _ targets: [ValueSet]) -> [Repair] {
    guard rule < proof.rules.ruleCount else { return [] }
    return ((rule + 1)..<max(rule + 1, proof.rules.ruleCount)).filter { other in
      proof.rules.decisions[other] == .block
        && proof.rules.clauses(of: other).contains { clause in
          targets.contains { proof.rules.space.isInhabited($0.intersection(clause)) }
        }
    }.map { .move(rule: $0, above: rule) }
  }

  private static func narrowings(of rule: Int, _ proof: Proof, _ targets: [ValueSet]) -> [Repair] {
    let space = proof.rules.space
    return space.facts.indices.compactMap { axis in
      let bad = targets.reduce(ValueSet.empty) { union, target in
        let values = target.intersection(space.facts[axis].mask)
        return values == space.facts[axis].mask ? union : union.union(values)
      }
      let good = space.facts[axis].mask.subtracting(bad)
      return bad.isEmpty || good.isEmpty ? nil : .narrow(rule: rule, axis: axis, to: good)
    }
  }

  /// The proof about the changed rules; `nil` when the change cannot be made.
  func applied(to proof: Proof) -> Proof? {
    let rules = proof.rules
    var changed = (0..<rules.ruleCount).map { (decision: rules.decisions[$0], clauses: Array(rules.clauses(of: $0))) }
    switch self {
    case .move(let rule, let above):
      changed.insert(changed.remove(at: rule), at: above)
    case .addObligations(let required, let rule):
      guard rule < changed.count else { return nil }
      let all = Set(required + changed[rule].decision.obligations)
      changed[rule].decision = .condition(Obligation.allCases.filter(all.contains))
    case .narrow(let rule, let axis, let allowed):
      guard rule < changed.count else { return nil }
      changed[rule].clauses = changed[rule].clauses
        .map { rules.space.restricting($0, axis: axis, to: allowed) }.filter(rules.space.isInhabited)
    case .blockAbove(let rule):
      guard let targets = proof.targets else { return nil }
      changed.insert((.block, targets), at: rule)
    }
    var repaired = proof
    repaired.rules = RuleSet(space: rules.space, rules: changed)
    return repaired
  }

  /// The change as an instruction to the author.
  func words(_ policy: CompiledPolicy) -> String {
    let space = policy.ruleSet.space
    let id = { (rule: Int) in policy.rulings[rule].rule }
    return switch self {
    case .move(let rule, let above): "move rule \"\(id(rule))\" above rule \"\(id(above))\""
    case .addObligations(let required, let rule):
      "add to rule \"\(id(rule))\" the obligations \(required.map(\.rawValue).joined(separator: ", "))"
    case .narrow(let rule, let axis, let allowed):
      "add to rule \"\(id(rule))\" the condition that \(space.words(axis: axis, allowed: allowed))"
    case .blockAbove(let rule):
      "add above rule \"\(id(rule))\" a rule that blocks what the invariant is about"
    }
  }
}
