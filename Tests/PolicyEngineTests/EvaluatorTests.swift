import SeededNumbers
import Testing

@testable import PolicyEngine

/// The evaluator against its definition: the first rule whose condition holds, read literally.
struct EvaluatorTests {
  @Test(arguments: 0..<40)
  func clausesDecideAsTheConditionsSay(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let space = FactSpace.random(facts: 1...5, values: 1...4, using: &random)
    let rules = space.randomRules(count: Int.random(in: 0...8, using: &random), using: &random)
    let compiled = RuleSet(space: space, conditions: rules)
    for situation in space.allSituations {
      let expected = rules.firstIndex { $0.1.holds(in: situation) } ?? rules.count
      #expect(compiled.decidingRule(for: situation) == expected, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<10)
  func theStartingPolicyDecidesAsItsConditionsSay(seed: Int) throws {
    let policy = try Repository.policy("clinical-default")
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<200 {
      let facts = Facts.random(using: &random)
      let expected = policy.document.rules.first { $0.condition.holds(in: facts.situation) }
      #expect(policy.decide(facts).rule == expected?.id ?? "default", "seed \(seed)")
    }
  }

  @Test func negationTurnsEveryAnswerAround() {
    var random = SeededGenerator(seed: 7)
    let space = FactSpace.random(facts: 3...4, values: 2...4, using: &random)
    for _ in 0..<50 {
      let condition = space.randomCondition(depth: 3, using: &random)
      let negated = condition.negated(in: space)
      for situation in space.allSituations {
        #expect(condition.holds(in: situation) != negated.holds(in: situation))
      }
    }
  }

  @Test func theBitTricksAgreeWithALoop() {
    var random = SeededGenerator(seed: 11)
    for space in [FactSpace.standard] + (0..<20).map({ _ in .random(facts: 1...9, values: 1...6, using: &random) }) {
      for _ in 0..<200 {
        let set = ValueSet(bits: UInt128.random(in: .min ... .max, using: &random)).intersection(space.everything)
        let axes = space.facts.indices.filter { !set.intersection(space.facts[$0].mask).isEmpty }
        #expect(space.axes(of: set) == axes)
        #expect(space.factCount(of: set) == axes.count)
        #expect(space.isInhabited(set) == (axes.count == space.facts.count))
      }
    }
  }
}
