import Testing

@testable import PolicyEngine

/// Every small mistake that would weaken the starting policy breaks an invariant.
struct MutationTests {
  private struct Mutant {
    let what: String
    let rules: RuleSet
  }

  @Test func everyMutantThatWeakensTheStartingPolicyIsCaught() throws {
    let policy = try Repository.policy("clinical-default")
    let invariants =
      try Invariant.builtIn + Invariant.list(yaml: Repository.text("policies/clinical-default.invariants.yaml"))
    var weaker = 0
    for mutant in mutants(of: policy) {
      guard try weakens(mutant.rules, policy.ruleSet) else { continue }
      weaker += 1
      let isCaught = invariants.contains { invariant in
        let proof = Proof(rules: mutant.rules, requirement: invariant.requirement, condition: invariant.condition)
        return !proof.run(budget: .standard).violations.isEmpty
      }
      #expect(isCaught, "\(mutant.what)")
    }
    // The mutants must be worth the name: most rules cannot be changed without harm.
    #expect(weaker > 100)
  }

  private func mutants(of policy: CompiledPolicy) -> [Mutant] {
    let rules = policy.document.rules
    var mutants: [Mutant] = []
    let add = { (what: String, changed: [PolicyDocument.Rule]) in
      mutants.append(
        Mutant(
          what: what, rules: RuleSet(space: .standard, conditions: changed.map { ($0.decision, $0.condition) })))
    }
    for (index, rule) in rules.enumerated() {
      let others: [Decision] = [.permit, .condition([.pseudonymise, .fullLogging]), .condition([.fullLogging])]
      for decision in others where decision != rule.decision {
        var changed = rules
        changed[index].decision = decision
        add("\(rule.id) decides \(decision)", changed)
      }
      for (position, condition) in variants(of: rule.condition).enumerated() {
        var changed = rules
        changed[index].condition = condition
        add("variant \(position) of \(rule.id)'s condition: \(condition.words(in: .standard))", changed)
      }
      var without = rules
      without.remove(at: index)
      add("without \(rule.id)", without)
      for other in (index + 1)..<max(index + 1, min(rules.count, index + 4)) {
        var swapped = rules
        swapped.swapAt(index, other)
        add("\(rule.id) and \(rules[other].id) swapped", swapped)
      }
    }
    return mutants
  }

  /// The condition with one part dropped or one fact's values turned around, at every place.
  private func variants(of condition: Condition) -> [Condition] {
    switch condition {
    case .member:
      return [condition.negated(in: .standard)]
    case .all(let parts):
      return parts.indices.flatMap { index -> [Condition] in
        var without = parts
        without.remove(at: index)
        return [.all(without)]
          + variants(of: parts[index]).map { variant in
            var changed = parts
            changed[index] = variant
            return .all(changed)
          }
      }
    case .any(let parts):
      return parts.indices.flatMap { index -> [Condition] in
        var without = parts
        without.remove(at: index)
        return (without.isEmpty ? [] : [.any(without)])
          + variants(of: parts[index]).map { variant in
            var changed = parts
            changed[index] = variant
            return .any(changed)
          }
      }
    }
  }

  /// Whether some situation is decided less strictly than before.
  private func weakens(_ new: RuleSet, _ old: RuleSet) throws -> Bool {
    var search = CubeSearch(space: old.space, budget: ProofBudget(comparisons: .max / 2))
    for oldRule in 0...old.ruleCount {
      for newRule in 0...new.ruleCount where !new.decisions[newRule].isAsStrict(as: old.decisions[oldRule]) {
        let above = Array(old.clauses(above: oldRule)) + Array(new.clauses(above: newRule))
        for clause in old.clauses(of: oldRule) {
          for other in new.clauses(of: newRule) {
            if try search.uncovered(clause.intersection(other), by: above) != nil { return true }
          }
        }
      }
    }
    return false
  }
}
