import Testing

@testable import PolicyEngine

struct ProverTests {
  @Test(arguments: ["clinical-default", "lockdown", "pilot", "on-premises-only"])
  func startingPoliciesKeepEveryBuiltInPromise(name: String) throws {
    for result in try Prover.prove(Repository.policy(name)) {
      #expect(result.isProved, "\(result.invariant.id): \(result.verdict)")
    }
  }
}
