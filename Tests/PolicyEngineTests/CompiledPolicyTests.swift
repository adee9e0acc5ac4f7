import Testing

@testable import PolicyEngine

struct CompiledPolicyTests {
  @Test func nothingMatchesSoTheDefaultBlocks() throws {
    let policy = try CompiledPolicy(yaml: "policy: p\nrules: []\n", hash: "h")
    #expect(policy.decide(Facts()).decision == .block)
    #expect(policy.decide(Facts()).rule == "default")
  }
}
