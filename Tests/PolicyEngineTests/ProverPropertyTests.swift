import SeededNumbers
import Testing

@testable import PolicyEngine

/// Everything symbolic against brute force, on spaces small enough to list.
struct ProverPropertyTests {
  private struct World {
    let space: FactSpace
    let rules: [(Decision, Condition)]
    let compiled: RuleSet
    var random: SeededGenerator

    init(seed: Int) {
      random = SeededGenerator(seed: UInt64(seed))
      space = FactSpace.random(facts: 2...4, values: 2...4, using: &random)
      rules = space.randomRules(count: Int.random(in: 1...7, using: &random), using: &random)
      compiled = RuleSet(space: space, conditions: rules)
    }

    func decision(_ situation: ValueSet) -> Decision {
      rules.first { $0.1.holds(in: situation) }?.0 ?? .block
    }
  }

  @Test(arguments: 0..<150)
  func proofsAgreeWithBruteForce(seed: Int) {
    var world = World(seed: seed)
    let condition = world.space.randomCondition(depth: 2, using: &world.random)
    let requirement: Invariant.Requirement = seed.isMultiple(of: 2) ? .block : .obligations([.pseudonymise])
    let proof = Proof(rules: world.compiled, requirement: requirement, condition: condition)
    let finding = proof.run(budget: .standard)
    let about = world.space.allSituations.filter(condition.holds)
    let broken = about.filter { !requirement.isMet(by: world.decision($0)) }
    #expect(finding.isComplete)
    #expect(finding.violations.isEmpty == broken.isEmpty, "seed \(seed)")
    #expect(proof.situations(budget: .standard) == Double(about.count), "seed \(seed)")
    #expect(
      Set(finding.violations.map(\.rule)) == Set(broken.map(world.compiled.decidingRule)), "seed \(seed)")
    for violation in finding.violations {
      // Every situation of the counterexample breaks the invariant, so the facts it leaves open truly do not matter.
      for situation in world.space.allSituations where situation.isSubset(of: violation.cube) {
        #expect(broken.contains(situation), "seed \(seed)")
        #expect(world.compiled.decidingRule(for: situation) == violation.rule, "seed \(seed)")
      }
    }
    if !finding.violations.isEmpty {
      let repair = Repair.smallest(for: finding, of: proof, budget: .standard)
      let repaired = repair?.applied(to: proof).rules
      #expect(repaired != nil, "seed \(seed): a block above always closes it")
      for situation in about {
        let decision = repaired.map { $0.decisions[$0.decidingRule(for: situation)] } ?? .permit
        #expect(requirement.isMet(by: decision), "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<100)
  func diagnosesAgreeWithBruteForce(seed: Int) {
    let world = World(seed: 1_000 + seed)
    var analysis = RuleAnalysis(rules: world.compiled, budget: .standard)
    for rule in world.rules.indices {
      let own = world.space.allSituations.filter { world.compiled.decidingRule(for: $0) == rule }
      #expect(analysis.decides(rule) == !own.isEmpty, "seed \(seed) rule \(rule)")
      let matched = world.space.allSituations.filter(world.rules[rule].1.holds)
      let takers = Set(matched.map(world.compiled.decidingRule)).subtracting([rule])
      #expect(analysis.takers(from: rule) == takers.sorted(), "seed \(seed) rule \(rule)")
      var others = world.rules
      others.remove(at: rule)
      let heirs = own.map { situation in
        let heir = others.firstIndex { $0.1.holds(in: situation) } ?? others.count
        return heir >= rule ? heir + 1 : heir
      }
      #expect(analysis.heirs(of: rule) == Set(heirs).sorted(), "seed \(seed) rule \(rule)")
    }
  }

  @Test(arguments: 0..<100)
  func differencesAgreeWithBruteForce(seed: Int) {
    var world = World(seed: 2_000 + seed)
    let newer = world.space.randomRules(count: Int.random(in: 0...5, using: &world.random), using: &world.random)
    let new = RuleSet(space: world.space, conditions: newer)
    var comparison = RuleComparison(old: world.compiled, new: new, budget: .standard)
    comparison.run()
    #expect(comparison.isComplete)
    var changed = 0
    for situation in world.space.allSituations {
      let before = world.decision(situation)
      let after = new.decisions[new.decidingRule(for: situation)]
      if before != after { changed += 1 }
      let rows = comparison.rows.filter { situation.isSubset(of: $0.cube) }
      #expect(rows.isEmpty == (before == after), "seed \(seed)")
      #expect(rows.allSatisfy { $0.before == before && $0.after == after }, "seed \(seed)")
    }
    #expect(comparison.situations == Double(changed), "seed \(seed)")
  }

  @Test(arguments: 0..<100)
  func nearestSituationsAgreeWithBruteForce(seed: Int) throws {
    var world = World(seed: 3_000 + seed)
    let blocked = world.space.allSituations.filter { world.decision($0) == .block }
    guard let origin = blocked.randomElement(using: &world.random) else { return }
    var search = NearestSearch(rules: world.compiled, from: origin, budget: .standard)
    let targets = search.run(limit: 5)
    let distances = world.space.allSituations
      .filter { world.decision($0) != .block }
      .filter { situation in
        world.space.facts.allSatisfy { axis in
          !axis.bit(0).isSubset(of: situation) || axis.bit(0).isSubset(of: origin)
        }
      }
      .map { world.space.factCount(of: $0.subtracting(origin)) }
    #expect(targets.first?.axes.count == distances.min(), "seed \(seed)")
    for target in targets {
      let changed = target.axes.reduce(origin) { situation, axis in
        let mask = world.space.facts[axis].mask
        let bit = target.wanted.intersection(mask)
        return situation.subtracting(mask).union(ValueSet(bits: 1 << UInt128(bit.first)))
      }
      #expect(world.decision(changed) != .block, "seed \(seed)")
      #expect(world.compiled.decidingRule(for: changed) == target.rule, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<100)
  func unknownIsWorstAgreesWithBruteForce(seed: Int) {
    let world = World(seed: 4_000 + seed)
    let proof = UnknownProof(rules: world.compiled, exempt: seed.isMultiple(of: 3) ? [0] : [])
    let finding = proof.run(budget: .standard)
    var faulty: Set<Int> = []
    for situation in world.space.allSituations {
      for (position, axis) in world.space.facts.enumerated() {
        guard axis.bit(0).isSubset(of: situation), !proof.exempt.contains(position) else { continue }
        for ordinal in axis.values.indices.dropFirst() {
          let known = situation.subtracting(axis.mask).union(axis.bit(ordinal))
          if !world.decision(situation).isAsStrict(as: world.decision(known)) {
            faulty.insert(world.compiled.decidingRule(for: situation))
          }
        }
      }
    }
    #expect(Set(finding.violations.map(\.rule)) == faulty, "seed \(seed)")
    for violation in finding.violations {
      let axis = world.space.facts[violation.axis]
      for situation in world.space.allSituations where situation.isSubset(of: violation.cube) {
        let known = situation.subtracting(axis.mask).union(axis.bit(violation.ordinal))
        #expect(world.compiled.decidingRule(for: situation) == violation.rule, "seed \(seed)")
        #expect(world.compiled.decidingRule(for: known) == violation.stricterRule, "seed \(seed)")
      }
    }
  }

  @Test func thePiecesOfAWalkAreDisjointAndComplete() throws {
    var random = SeededGenerator(seed: 5)
    for round in 0..<60 {
      let space = FactSpace.random(facts: 2...4, values: 2...4, using: &random)
      let cubes = (0..<6).flatMap { _ in
        space.randomCondition(depth: 1, using: &random).clauses(in: space, limit: 99) ?? []
      }
      var search = CubeSearch(space: space, budget: .standard)
      var pieces: [ValueSet] = []
      try search.walk(space.everything, cubes) { piece in
        pieces.append(piece)
        return true
      }
      for situation in space.allSituations {
        let isOutside = !cubes.contains { situation.isSubset(of: $0) }
        #expect(pieces.count { situation.isSubset(of: $0) } == (isOutside ? 1 : 0), "round \(round)")
      }
    }
  }

  @Test func anAdversarialPolicyIsUndecidedWithinItsBudget() {
    // A random 3-SAT near its threshold, written as rules: splitting it naively takes exponential time.
    var random = SeededGenerator(seed: 9)
    let space = FactSpace((0..<40).map { (name: "f\($0)", values: ["unknown", "a", "b"]) })
    let rules = (0..<360).map { _ -> (Decision, Condition) in
      let axes = space.facts.indices.shuffled(using: &random).prefix(3)
      return (
        .block,
        .all(
          axes.map { axis in
            .member(axis: axis, allowed: space.facts[axis].bit(Int.random(in: 0...2, using: &random)))
          })
      )
    }
    let compiled = RuleSet(space: space, conditions: rules + [(.permit, .always)])
    let proof = Proof(rules: compiled, requirement: .block, condition: .always)
    let finding = proof.run(budget: ProofBudget(comparisons: 2_000))
    #expect(!finding.isComplete)
    #expect(finding.violations.isEmpty)
  }
}
