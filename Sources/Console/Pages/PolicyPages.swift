import Hummingbird
import PolicyEngine

/// The policy in force, rule by rule.
struct PolicyPages: Sendable {
  let services: ConsoleServices
  let library: PageLibrary

  var routes: [PageRoute] { [.page("/console/policy", show)] }

  struct Listing: Page {
    let template = PageTemplate.policy
    let chrome: Chrome
    let name: String
    let hash: String
    let ruleCount: String
    let rules: [Rule]
  }

  struct Rule: Sendable {
    let ruleID: String
    let label: String
    let tone: Tone
    let sentence: String
    let condition: String
    let obligations: [String]
    let hasObligations: Bool
    let note: String?
    let source: String?
  }

  private func show(_ call: PageCall) async throws -> Response {
    try Permission.seePolicy.require(of: call.visitor.user)
    let policy = services.policy()
    let rules = policy.rules.map { rule in
      Self.rule(
        rule.id, rule.decision, sentence: rule.sentence, condition: rule.condition, note: rule.note, source: rule.source
      )
    }
    let fallback = policy.fallback
    let last = Self.rule(
      fallback.rule, fallback.decision, sentence: fallback.sentence, condition: "no rule above matches",
      note: fallback.note, source: fallback.source)
    return try library.response(
      Listing(
        chrome: Chrome("Policy", visitor: call.visitor, at: .policy), name: policy.name, hash: policy.hash,
        ruleCount: "\(String.counted(rules.count, "rule")) and the default", rules: rules + [last]))
  }

  private static func rule(
    _ id: String, _ decision: Decision, sentence: String, condition: String, note: String?, source: String?
  ) -> Rule {
    let outcome = decision.outcome.recorded
    return Rule(
      ruleID: id, label: outcome.inWords, tone: outcome.tone, sentence: sentence, condition: condition,
      obligations: decision.obligations.map(\.rawValue), hasObligations: !decision.obligations.isEmpty, note: note,
      source: source)
  }
}
