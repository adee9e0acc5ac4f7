import Foundation
import SeededNumbers
import Testing

@testable import PolicyEngine

struct RenderingTests {
  private func policy(_ rules: String) throws -> CompiledPolicy {
    try CompiledPolicy(yaml: "policy: p\nrules:\n\(rules)", hash: "h")
  }

  @Test func anExplanationReadsFromTheDecisionToTheWayOut() throws {
    let facts = Facts.goodVendor.with {
      $0.vendorBAA = .none
      $0.deviceIsolation = .none
    }
    let text = try Rendering.text(Repository.policy("clinical-default").explain(facts))
    #expect(
      text.hasPrefix(
        "block by rule \"no-baa\"\n  The hospital has no agreement in force with the company behind this model."))
    #expect(text.contains("because route.kind is not on-premises and vendor.baa is not signed"))
    #expect(text.contains("\n  session-required      session.state is active, not none or unknown\n"))
    #expect(text.contains("\n  if the route were on-premises: condition [full-logging]\n"))
    #expect(
      text.contains(
        "\n  if the vendor's business associate agreement were signed and the device's isolation were sandbox or vdi: "
          + "condition [pseudonymise, full-logging]\n"))
  }

  @Test func diagnosesNameDeadAndNeedlessRules() throws {
    let policy = try policy(
      """
        - {id: a, decision: block, when: {vendor.baa: [none, expired]}, sentence: s}
        - {id: dead, decision: permit, when: {vendor.baa: none, route.kind: vendor}, sentence: s}
        - {id: shadowed, decision: permit, when: {route.kind: vendor}, sentence: s}
        - {id: loosened, decision: block, when: {device.class: clinical}, sentence: s}
        - {id: needless, decision: block, when: {route.kind: on-premises}, sentence: s}

      """)
    #expect(RuleDiagnostics.of(policy)[2].shadowedBy == ["a"])
    #expect(
      Rendering.text(RuleDiagnostics.of(policy)) == """
        rule "dead" can never decide: "a" above take every situation
        rule "loosened" changes no decision, only the sentence: without it "needless", "default" would decide the same
        rule "loosened" is shadowed in part by "shadowed", which decide less strictly
        rule "needless" changes no decision, only the sentence: without it "default" would decide the same

        """)
  }

  @Test func aDifferenceIsExactlyWhatChangedInFewRows() throws {
    let old = try Repository.policy("clinical-default")
    let yaml = try Repository.text("policies/clinical-default.yaml").replacingOccurrence(
      of: "not: {vendor.baa: signed}", with: "not: {vendor.baa: [signed, expired]}")
    let new = try CompiledPolicy(yaml: yaml, hash: "h")
    let difference = PolicyDifference.between(old, new)
    #expect(difference.isComplete)
    #expect(!difference.rows.isEmpty)
    #expect(difference.rows.count < 12)
    var random = SeededGenerator(seed: 21)
    for _ in 0..<2_000 {
      var facts = Facts.goodVendor
      facts.vendorBAA = .expired
      for _ in 0..<3 {
        let fact = FactName.allCases.randomElement(using: &random) ?? .action
        facts[fact] = FactValue.all(of: fact).randomElement(using: &random) ?? .unknown(fact)
      }
      let isChanged = old.decide(facts).decision != new.decide(facts).decision
      let rows = difference.rows.filter { $0.holds(for: facts) }
      #expect(rows.isEmpty == !isChanged)
      #expect(rows.allSatisfy { $0.before == old.decide(facts).decision && $0.after == new.decide(facts).decision })
    }
    let text = Rendering.text(difference)
    #expect(text.contains("vendor.baa"))
    #expect(text.contains("block → condition [pseudonymise, full-logging]"))
  }

  @Test func thereIsNoDifferenceBetweenAPolicyAndItself() throws {
    let policy = try Repository.policy("clinical-default")
    #expect(Rendering.text(PolicyDifference.between(policy, policy)) == "no situation is decided otherwise\n")
  }

  @Test(arguments: ["lockdown", "pilot", "on-premises-only"])
  func startingPoliciesCanBeComparedWithinTheBudget(name: String) throws {
    let difference = try PolicyDifference.between(
      Repository.policy("clinical-default"), Repository.policy(name))
    #expect(difference.isComplete)
    #expect(difference.rows.count < 2_000)
  }

  @Test func countsAreReadable() {
    #expect(Rendering.count(12) == "12")
    #expect(Rendering.count(1_250_000) == "1.3 × 10^6")
    #expect(Rendering.count(9.99e14) == "1.0 × 10^15")
  }

  @Test func theOtherAnswersEndWithTheirCounts() throws {
    let policy = try Repository.policy("lockdown")
    let table = try PolicyTestTable(yaml: "cases: [{name: a, expect: block}, {name: b, expect: permit}]")
    #expect(Rendering.text(table.run(policy)).hasSuffix("1 of 2 cases failed\n"))
    #expect(
      Rendering.text(PolicyReplay.coverage(of: policy, over: [Facts()]))
        == "inventory-only  1  block\ndefault         0  block\n1 situations; 0 rules decided none of them\n")
    #expect(Rendering.text(Prover.prove(policy)).hasSuffix("all 8 invariants hold\n"))
    #expect(
      try Rendering.text(
        PolicyReplay.simulate(policy, insteadOf: Repository.policy("clinical-default"), over: [.goodOnPremises]))
        == "1  permit (on-premises-isolated) → block (inventory-only)\n")
  }
}

extension String {
  fileprivate func replacingOccurrence(of old: String, with new: String) -> String {
    guard let range = self.range(of: old) else { return self }
    return replacingCharacters(in: range, with: new)
  }
}
