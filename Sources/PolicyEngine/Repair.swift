/// A change of rules that closes every hole of an invariant.
enum Repair: Sendable, Hashable {
  /// A rule that blocks already exists, but too far down.
  case move(rule: Int, above: Int)
  /// A rule that blocks already exists, but lets some values of a fact pass.
  case widen(rule: Int, axis: Int, with: ValueSet)
  case addObligations([Obligation], to: [Int])
  /// One more condition on rules: the fact may only have these values.
  case narrow(rules: [Int], axis: Int, to: ValueSet)
  /// A new rule that blocks what the invariant is about.
  case blockAbove(rule: Int)

  /// The first change that closes the invariant, in the order above: a move changes no text, a new rule changes most.
  static func smallest(for finding: Proof.Finding, of proof: Proof, budget: ProofBudget) -> Repair? {
    let rules = finding.violations.map(\.rule)
    guard let first = rules.first, let targets = proof.targets else { return nil }
    var candidates = moves(above: first, proof, targets) + widenings(above: first, proof, targets)
    if case .obligations(let required) = proof.requirement,
      rules.allSatisfy({
        Obligation.contradiction(in: Set(required + proof.rules.decisions[$0].obligations)) == nil
      })
    {
      candidates.append(.addObligations(required, to: rules))
    }
    candidates += narrowings(of: rules, proof, targets) + [.blockAbove(rule: first)]
    return candidates.first { candidate in
      let finding = candidate.applied(to: proof).run(budget: budget)
      return finding.isComplete && finding.violations.isEmpty
    }
  }

  private static func moves(above rule: Int, _ proof: Proof, _ targets: [ValueSet]) -> [Repair] {
    (rule..<proof.rules.ruleCount).dropFirst().filter { other in
      proof.rules.decisions[other] == .block
        && proof.rules.clauses(of: other).contains { clause in
          targets.contains { proof.rules.space.isInhabited($0.intersection(clause)) }
        }
    }.map { .move(rule: $0, above: rule) }
  }

  private static func widenings(above rule: Int, _ proof: Proof, _ targets: [ValueSet]) -> [Repair] {
    let space = proof.rules.space
    let bad = badValues(targets, space)
    return (0..<rule).filter { proof.rules.decisions[$0] == .block }.flatMap { other -> [Repair] in
      space.facts.indices.compactMap { axis in
        let mask = space.facts[axis].mask
        // Only a rule that speaks of the fact everywhere, and of some of its bad values, is meant for it.
        let allowed = proof.rules.clauses(of: other).reduce(ValueSet.empty) { $0.union($1.intersection(mask)) }
        let missing = bad[axis].subtracting(allowed)
        return missing.isEmpty || bad[axis].intersection(allowed).isEmpty
          ? nil : .widen(rule: other, axis: axis, with: missing)
      }
    }
  }

  private static func narrowings(of rules: [Int], _ proof: Proof, _ targets: [ValueSet]) -> [Repair] {
    let space = proof.rules.space
    let bad = badValues(targets, space)
    return space.facts.indices.compactMap { axis in
      let good = space.facts[axis].mask.subtracting(bad[axis])
      return bad[axis].isEmpty || good.isEmpty ? nil : .narrow(rules: rules, axis: axis, to: good)
    }
  }

  /// For each fact the values that the invariant names; empty where it names none or all.
  private static func badValues(_ targets: [ValueSet], _ space: FactSpace) -> [ValueSet] {
    space.facts.map { axis in
      let bad = targets.reduce(ValueSet.empty) { union, target in
        let values = target.intersection(axis.mask)
        return values == axis.mask ? union : union.union(values)
      }
      return bad == axis.mask ? .empty : bad
    }
  }

  /// The proof about the changed rules. The default cannot be changed, and never needs to be: it blocks.
  func applied(to proof: Proof) -> Proof {
    let rules = proof.rules
    var changed = (0..<rules.ruleCount).map { (decision: rules.decisions[$0], clauses: Array(rules.clauses(of: $0))) }
    switch self {
    case .move(let rule, let above):
      changed.insert(changed.remove(at: rule), at: above)
    case .widen(let rule, _, let values):
      changed[rule].clauses = changed[rule].clauses.map { $0.union(values) }
    case .addObligations(let required, let given):
      for rule in given {
        let all = Set(required + changed[rule].decision.obligations)
        changed[rule].decision = .condition(Obligation.allCases.filter(all.contains))
      }
    case .narrow(let narrowed, let axis, let allowed):
      for rule in narrowed {
        changed[rule].clauses = changed[rule].clauses
          .map { rules.space.restricting($0, axis: axis, to: allowed) }.filter(rules.space.isInhabited)
      }
    case .blockAbove(let rule):
      changed.insert((.block, proof.targets ?? []), at: rule)
    }
    var repaired = proof
    repaired.rules = RuleSet(space: rules.space, rules: changed)
    return repaired
  }

  /// The change as an instruction to the author.
  func words(_ policy: CompiledPolicy) -> String {
    let space = policy.ruleSet.space
    let id = { (rule: Int) in "\"\(policy.rulings[rule].rule)\"" }
    let names = { (rules: [Int]) in
      (rules.count == 1 ? "rule " : "each of the rules ") + rules.map(id).joined(separator: ", ")
    }
    return switch self {
    case .move(let rule, let above): "move rule \(id(rule)) above rule \(id(above))"
    case .widen(let rule, let axis, let values):
      "let rule \(id(rule)) match \(space.facts[axis].name) "
        + "\(space.words(of: values, axis: axis).joined(separator: " and ")) too"
    case .addObligations(let required, let rules):
      "add to \(names(rules)) the obligations \(required.map(\.rawValue).joined(separator: ", "))"
    case .narrow(let rules, let axis, let allowed):
      "add to \(names(rules)) the condition that \(space.words(axis: axis, allowed: allowed))"
    case .blockAbove(let rule):
      "add above rule \(id(rule)) a rule that blocks what the invariant is about"
    }
  }
}
