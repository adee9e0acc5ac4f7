import Foundation
import Testing

@testable import PolicyEngine

struct ProverTests {
  @Test(arguments: ["clinical-default", "lockdown", "pilot", "on-premises-only"])
  func startingPoliciesKeepEveryBuiltInPromise(name: String) throws {
    for result in try Prover.prove(Repository.policy(name)) {
      #expect(result.isProved, "\(result.invariant.id): \(result.verdict)")
    }
  }

  @Test(arguments: ["clinical-default", "lockdown", "pilot", "on-premises-only"])
  func startingPoliciesKeepTheirOwnPromisesToo(name: String) throws {
    let own = try Invariant.list(yaml: Repository.text("policies/\(name).invariants.yaml"))
    let proven = try ProvenPolicy(proving: Repository.policy(name), also: own)
    #expect(proven.invariants.count == Invariant.builtIn.count + own.count)
  }

  private static let leaky = """
    policy: leaky
    rules:
      - id: guards
        decision: block
        when:
          any:
            - not: {consent.status: opted-in}
            - not: {session.state: active}
            - not: {approval.state: valid}
            - not: {agent.registered: yes}
            - not: {agent.status: active}
            - not: {device.posture: healthy}
            - not: {phi.findings: [none, this-patient, unattributed]}
            - not: {phi.uninspectable: no}
            - {action: unknown}
            - {route.kind: unknown}
            - {device.class: unknown}
            - not: {agent.files: [none, scoped]}
            - not: {vendor.no-training: attested}
            - {vendor.baa: unknown}
        sentence: No.
      - {id: vendor, decision: condition, obligations: pseudonymise, when: {route.kind: vendor}, sentence: Yes.}
      - {id: late, decision: block, when: {not: {vendor.baa: signed}}, sentence: Too late.}
    """

  @Test func aHoleIsShownWithTheRuleTheFactsAndTheSmallestRepair() throws {
    let policy = try CompiledPolicy(yaml: Self.leaky, hash: "h")
    let results = Prover.prove(policy)
    #expect(results.filter { !$0.isProved }.map(\.invariant.id) == ["vendor-contract"])
    let verdict = try #require(results.first { !$0.isProved }?.verdict)
    guard case .refuted(let counterexamples, let repair) = verdict else {
      Issue.record("not refuted: \(verdict)")
      return
    }
    let example = try #require(counterexamples.first)
    #expect(counterexamples.count == 1)
    #expect(example.ruling.rule == "vendor")
    #expect(example.facts.vendorBAA == .none)
    #expect(example.facts.routeKind == .vendor)
    #expect(policy.decide(example.facts).rule == "vendor")
    #expect(!example.relevant.contains(.userRole))
    #expect(repair == "move rule \"late\" above rule \"vendor\"")
  }

  @Test func withoutARuleToMoveTheRepairNarrowsTheRule() throws {
    let yaml = Self.leaky.split(separator: "\n").dropLast().joined(separator: "\n")
    let results = try Prover.prove(CompiledPolicy(yaml: yaml, hash: "h"))
    guard case .refuted(_, let repair) = try #require(results.first { !$0.isProved }).verdict else {
      Issue.record("not refuted")
      return
    }
    #expect(repair == "add to rule \"vendor\" the condition that vendor.baa is signed")
  }

  @Test func aBlockThatForgetsAValueIsWidened() throws {
    let yaml = try Repository.text("policies/clinical-default.yaml").replacingOccurrences(
      of: "not: {vendor.baa: signed}", with: "vendor.baa: none")
    let results = try Prover.prove(CompiledPolicy(yaml: yaml, hash: "h"))
    let result = try #require(results.first { $0.invariant.id == "vendor-contract" })
    guard case .refuted(let counterexamples, let repair) = result.verdict else {
      Issue.record("not refuted")
      return
    }
    #expect(counterexamples.map(\.ruling.rule) == ["vendor-draft", "vendor"])
    #expect(repair == "let rule \"no-baa\" match vendor.baa expired and unknown too")
    #expect(Rendering.text([result]).contains("vendor.baa              expired  <-\n"))
  }

  @Test func missingObligationsAreRepairedByAddingThem() throws {
    let invariants = try Invariant.list(
      yaml: "invariants: [{id: logged, sentence: s, when: {route.kind: vendor}, requires: [full-logging]}]")
    let results = try Prover.prove(CompiledPolicy(yaml: Self.leaky, hash: "h"), invariants)
    guard case .refuted(_, let repair) = try #require(results.first).verdict else {
      Issue.record("not refuted")
      return
    }
    #expect(repair == "add to rule \"vendor\" the obligations full-logging")
  }

  @Test func aRepairThatTheLoaderWouldRefuseIsNotOffered() throws {
    let invariants = try Invariant.list(
      yaml: "invariants: [{id: hidden, sentence: s, when: {route.kind: vendor}, requires: [pseudonymise, no-restore]}]")
    let yaml = Self.leaky.replacing("obligations: pseudonymise", with: "obligations: [pseudonymise, surrogates]")
    let results = try Prover.prove(CompiledPolicy(yaml: yaml, hash: "h"), invariants)
    guard case .refuted(_, let repair) = try #require(results.first).verdict else {
      Issue.record("not refuted")
      return
    }
    #expect(repair?.contains("no-restore") == false)
  }

  @Test func codesCountAsStricterThanSurrogates() {
    let codes = Decision.condition([.pseudonymise])
    let surrogates = Decision.condition([.pseudonymise, .surrogates])
    #expect(codes.isAsStrict(as: surrogates) && codes.isAsStrict(as: .condition([.pseudonymise])))
    #expect(!surrogates.isAsStrict(as: codes) && surrogates.isAsStrict(as: surrogates))
    #expect(!Decision.condition([.review]).isAsStrict(as: surrogates))
  }

  @Test func aPolicyThatPermitsEverythingBreaksEveryPromise() throws {
    let yaml = "policy: open\nrules: [{id: all, decision: permit, when: always, sentence: s}]\n"
    let policy = try CompiledPolicy(yaml: yaml, hash: "h")
    // It does treat unknown facts like known ones: badly.
    let broken = Invariant.builtIn.filter { $0.requirement == .block }
    #expect(Prover.prove(policy, broken).allSatisfy { !$0.isProved })
    let refusal = try #require(throws: PolicyRefusal.self) { try ProvenPolicy(proving: policy) }
    #expect(refusal.broken.count == broken.count)
    #expect(refusal.description.contains("rule \"all\" decides permit; this situation must be blocked:"))
  }

  @Test func aRuleThatForgetsTheUnknownIsShownWithTheKnownValue() throws {
    let yaml = """
      policy: p
      rules:
        - {id: sick, decision: block, when: {device.posture: [unhealthy, stale]}, sentence: s}
        - {id: all, decision: permit, when: always, sentence: s}
      """
    let policy = try CompiledPolicy(yaml: yaml, hash: "h")
    let results = Prover.prove(policy, Invariant.builtIn.filter { $0.requirement == .unknownIsWorst })
    guard case .refuted(let counterexamples, let repair) = try #require(results.first).verdict else {
      Issue.record("not refuted")
      return
    }
    let example = try #require(counterexamples.first)
    #expect(example.relevant == [.devicePosture])
    #expect(example.facts.devicePosture == .unknown)
    #expect(example.contrast?.value.description == "device.posture=unhealthy")
    #expect(example.contrast?.ruling.rule == "sick")
    #expect(repair == "add to rule \"all\" the condition that device.posture is not unknown")
    #expect(Rendering.text(results).contains("with device.posture unhealthy, rule \"sick\" decides block"))
  }

  @Test func anUndecidedInvariantCountsAsFailed() throws {
    let policy = try Repository.policy("clinical-default")
    let results = Prover.prove(policy, budget: ProofBudget(comparisons: 3))
    #expect(results.contains { if case .undecided = $0.verdict { true } else { false } })
    #expect(throws: PolicyRefusal.self) {
      try ProvenPolicy(proving: policy, budget: ProofBudget(comparisons: 3))
    }
  }

  @Test func theSpaceIsTooLargeToList() throws {
    let results = try Prover.prove(Repository.policy("clinical-default"))
    #expect(results.allSatisfy { $0.situations > 1e9 })
  }

  @Test(arguments: [
    ("invariants: []\n", PolicyError.Code.wrongShape), ("invariant: []\n", .unknownKey),
    ("invariants: [{id: a, sentence: s, when: always}]\n", .missingKey),
    ("invariants: [{id: a, sentence: s, when: always, requires: blok}]\n", .unknownObligation),
    ("invariants: [{id: a, sentence: s, when: {vendor.b: none}, requires: block}]\n", .unknownFact),
    (
      "invariants:\n- &x {id: a, sentence: s, when: always, requires: block}\n- *x\n", .forbiddenYAML
    ),
    (
      "invariants: [{id: a, sentence: s, when: always, requires: block}, "
        + "{id: a, sentence: s, when: always, requires: block}]\n", .duplicateID
    ),
  ])
  func mistakesInAFileOfInvariantsAreNamed(yaml: String, code: PolicyError.Code) throws {
    let error = try #require(throws: PolicyError.self) { try Invariant.list(yaml: yaml, file: "i.yaml") }
    #expect(error.code == code, "\(error)")
    #expect(error.file == "i.yaml")
  }
}
